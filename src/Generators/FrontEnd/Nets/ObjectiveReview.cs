using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.FrontEnd.Definitions;
using CompiledNets.Generators.FrontEnd.Reporting;
using CompiledNets.Generators.Layers;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Problems;
using CompiledNets.Generators.Shapes;
using CompiledNets.Generators.Signatures;
using Microsoft.CodeAnalysis;

namespace CompiledNets.Generators.FrontEnd.Nets;

/// <summary>
/// Warns about an objective that is probably not the intended one: targets that nothing reads, labels with fewer ids than classes, classes on another axis
/// than that of the softmax, and a net without weights to train.
/// </summary>
internal sealed class ObjectiveReview(DefinitionGraph graph, Reporter problems, ObjectiveModel objective, IMethodSymbol train)
{
    public void Run()
    {
        ReviewTargets();
        ReviewWeights();
        foreach (var loss in graph.Calls.Where(call => SignatureOf(call).Kind == WordKind.Loss))
        {
            ReviewLabels(loss);
            ReviewClassAxis(loss);
        }
    }

    /// <summary>Finds targets that no loss and no metric reads.</summary>
    private void ReviewTargets()
    {
        var read = graph.SourcesOf(objective.Losses.Select(loss => loss.Value).Concat(objective.Metrics.Select(metric => metric.Value)));
        foreach (var target in objective.Targets.Where(target => !read.Contains(target.Value)))
        {
            problems.Report(ProblemId.TargetIsNotUsed, graph.Find(target.Value).Location, [target.Name, TwiceInsteadOf(target) ?? "use it, or remove it"]);
        }
    }

    /// <summary>Finds a target of the same shape that is compared with two outputs, so that one of the two was probably meant for another target.</summary>
    private string? TwiceInsteadOf(InputModel unused)
    {
        foreach (var other in objective.Targets.Where(other => graph.TypeOf(other.Value).Equals(graph.TypeOf(unused.Value))))
        {
            var losses = graph.Calls.Where(call => SignatureOf(call).Kind == WordKind.Loss && call.Inputs.Length > 1 && call.Inputs[1] == other.Value).ToList();
            if (losses.Select(loss => loss.Inputs[0]).Distinct().Count() > 1)
            {
                return $"'{other.Name}' is compared with two outputs ({string.Join(", ", losses.Select(loss => SourcePlaces.LineOf(graph.OperandOf(loss, 1))).Distinct())}), "
                    + $"so write '{unused.Name}' in one of the losses";
            }
        }

        return null;
    }

    /// <summary>Finds a net in which training changes nothing. A net without layers only computes, which may be meant.</summary>
    private void ReviewWeights()
    {
        var layers = graph.Slots.Select(WeightsOf).ToList();
        if (layers.Count > 0 && !layers.Any(layer => layer is { IsFrozen: false, HasWeights: true }))
        {
            var reason = layers.Any(layer => layer.HasWeights)
                ? "all layers with weights are frozen: add a layer after them, or take Frozen away from one"
                : "no layer of the net has weights: add a Dense, for example, or remove Train";
            problems.Report(ProblemId.NothingToTrain, train.Locations[0], [reason]);
        }
    }

    private static (bool IsFrozen, bool HasWeights) WeightsOf(LayerSlot slot) => slot switch
    {
        { Own: { } layer } => (layer.IsFrozen, (layer.Weights ?? []).Any(weight => weight.IsTrainable)),
        { Linked: { } linked } => (linked.Layer.IsFrozen || linked.Instance.IsFrozen, linked.Layer.Weights.Any(weight => weight.IsTrainable)),
        _ => (false, false),
    };

    /// <summary>Finds class numbers that are declared with fewer ids than the output has classes.</summary>
    private void ReviewLabels(CallModel loss)
    {
        if (SignatureOf(loss).Operands.Skip(1).FirstOrDefault() == LossRules.ClassNumbers
            && graph.Find(loss.Inputs[1]).Ids.Declared is { Count: { IsConstant: true } declared, Reason: var reason }
            && graph.TypeOf(loss.Inputs[0]).Shape!.Last is { IsConstant: true } classes
            && declared.Constant < classes.Constant)
        {
            problems.Report(
                ProblemId.LabelsAreFewer,
                graph.OperandOf(loss, 1),
                [loss.Word, classes.ToString(), reason, declared.ToString()],
                graph.Find(loss.Inputs[1]).Model.Name);
        }
    }

    /// <summary>Finds a crossentropy that takes the classes from another axis than that along which a softmax has made them sum to one.</summary>
    private void ReviewClassAxis(CallModel loss)
    {
        if (SignatureOf(loss).Takes != ValueRange.Distribution || OutputRanges.TakesLogits(loss))
        {
            return;
        }

        var last = graph.TypeOf(loss.Inputs[0]).Shape!.Rank - 1;
        if (AxisBefore(loss.Inputs[0], last, out var softmax) is { } axis && softmax is not null && AxisOf(softmax) is var summed && summed != axis)
        {
            var advice = axis == last
                ? $"write {softmax.Word}(x, axis: -1), or Permute the classes to the end first"
                : $"write {softmax.Word}(x, axis: {DimPrinter.Number(axis)})";
            problems.Report(
                ProblemId.ClassesElsewhere,
                graph.OperandOf(loss, 0),
                [loss.Word, DimPrinter.Number(last), graph.TypeOf(loss.Inputs[0]).Shape!.ToString(), softmax.Word, DimPrinter.Number(summed), advice]);
        }
    }

    /// <summary>Follows an axis back to the softmax that made the tensor. Returns null if a word in between mixes the axes, or if there is no softmax.</summary>
    private int? AxisBefore(int value, int axis, out CallModel? softmax)
    {
        softmax = null;
        while (graph.ProducerOf(value) is { } call)
        {
            var signature = SignatureOf(call);
            if (signature.Gives == ValueRange.Distribution && signature.Find("axis") is not null)
            {
                softmax = call;
                return axis;
            }

            if (call.Word == "Permute" && axis > 0)
            {
                axis = (int)ArgumentsOf(call).Sizes("dims")[axis - 1];
            }
            else if (call.Word != "Activation")
            {
                return null;
            }

            value = call.Inputs[0];
        }

        return null;
    }

    private int AxisOf(CallModel softmax)
    {
        var axis = (int)ArgumentsOf(softmax).Integer("axis");
        return axis < 0 ? axis + graph.TypeOf(softmax.Inputs[0]).Shape!.Rank : axis;
    }

    private static Arguments ArgumentsOf(CallModel call) => new(SignatureOf(call), call.Arguments);

    private static Signature SignatureOf(CallModel call) => WordCatalogue.Of(call).Signature;
}
