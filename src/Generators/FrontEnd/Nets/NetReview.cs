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
/// Warns about a valid net that is probably not the intended one: results that nothing uses, weights that are never trained, losses that expect
/// other values. Keras does not check any of these.
/// </summary>
internal sealed class NetReview(DefinitionGraph graph, Reporter problems, IReadOnlyList<InputModel> inputs, IReadOnlyList<OutputModel> outputs, ObjectiveModel? objective, IMethodSymbol? train, string dataFormat)
{
    private readonly OutputRanges _ranges = new(graph);

    /// <summary>Reviews the net.</summary>
    /// <param name="made">The layers that the definition has made, including those that are never called.</param>
    public void Run(IEnumerable<MadeLayer> made)
    {
        ReviewUse(made);
        ReviewOutputs();
        ReviewLosses();
        ReviewMetrics();
        ReviewRepetitions();
        ReviewMerges();
        new ChannelReview(graph, problems, inputs, dataFormat).Run();
        if (objective is not null && train is not null)
        {
            new ObjectiveReview(graph, problems, objective, train).Run();
        }
    }

    /// <summary>Finds layers that are never called, inputs and layers that no output depends on, and weights that no loss depends on.</summary>
    private void ReviewUse(IEnumerable<MadeLayer> made)
    {
        foreach (var layer in made.Where(layer => layer.Ordinal < 0))
        {
            Found(ProblemId.LayerIsNotUsed, layer.Origin.Syntax.GetLocation(), layer.Word.Signature.Name, "it is never called: apply it to a tensor, or remove it");
        }

        var losses = (objective?.Losses ?? []).Select(loss => loss.Value).ToList();
        var used = graph.SourcesOf(outputs.Select(output => output.Value).Concat(losses));
        foreach (var input in inputs.Where(input => !used.Contains(input.Value)))
        {
            Found(ProblemId.InputIsNotUsed, graph.Find(input.Value).Location, input.Name);
        }

        var trained = graph.SourcesOf(losses);
        for (var i = 0; i < graph.Slots.Count; i++)
        {
            // The layers of a net in the net are reviewed when that net is read itself.
            if (graph.Slots[i].Own is not { } layer)
            {
                continue;
            }

            var results = graph.Calls.Where(call => call.Layer == i).SelectMany(call => call.Outputs).ToList();
            if (!results.Any(used.Contains))
            {
                Found(ProblemId.LayerIsNotUsed, layer.Origin.Syntax.GetLocation(), layer.Word.Signature.Name, "its result reaches no output: return it, or remove it");
            }
            else if (objective is not null && layer is { IsFrozen: false, Weights.Count: > 0 } && !results.Any(trained.Contains))
            {
                Found(ProblemId.NothingIsLearnt, layer.Origin.Syntax.GetLocation(), layer.Word.Signature.Name);
            }
        }
    }

    /// <summary>Finds outputs that end in a dropout and have a loss, which then compares noise. An output without a loss may be for another net.</summary>
    private void ReviewOutputs()
    {
        foreach (var output in outputs)
        {
            if (_ranges.ProducerOf(output.Value) is { } last
                && SignatureOf(last) is { Group: "Regularization", Kind: WordKind.Layer } signature
                && graph.Calls.Any(call => SignatureOf(call).Kind == WordKind.Loss && call.Inputs.Contains(output.Value)))
            {
                Found(ProblemId.DropoutAtTheEnd, graph.Find(output.Value).Location, signature.Name, output.Name);
            }
        }
    }

    /// <summary>Finds crossentropies of outputs that are not probabilities, or are logits without <c>fromLogits</c>.</summary>
    private void ReviewLosses()
    {
        foreach (var call in graph.Calls.Where(call => SignatureOf(call) is { Kind: WordKind.Loss, Takes: not ValueRange.Any }))
        {
            var signature = SignatureOf(call);
            var given = _ranges.RangeOf(call.Inputs[0], out var last);
            if (OutputRanges.TakesLogits(call))
            {
                if (given is ValueRange.Unit or ValueRange.Distribution)
                {
                    Found(ProblemId.LossDoesNotFit, graph.OperandOf(call, 0), signature.Name, "a linear output, because of 'fromLogits'", EndOf(last!), $"remove {last!.Word}, or 'fromLogits'");
                }

                continue;
            }

            var (wanted, instead) = signature.Takes == ValueRange.Distribution ? ("probabilities that sum to one", "Softmax") : ("a probability of each output by itself", "Sigmoid");
            if (given is { } range && range != signature.Takes)
            {
                var other = range == ValueRange.Any ? "" : ", or take the crossentropy that goes with " + last!.Word;
                Found(ProblemId.LossDoesNotFit, graph.OperandOf(call, 0), signature.Name, wanted, EndOf(last!), $"end it in {instead}" + other);
            }
        }
    }

    /// <summary>Finds metrics that compare an output with a probability, although it is neither probabilities nor the logits of a loss.</summary>
    private void ReviewMetrics()
    {
        // A threshold that the user gives is meant for the output. If a crossentropy takes the output as probabilities, it is reported itself.
        foreach (var call in _ranges.ThresholdMetrics.Where(call => call.Arguments.All(argument => argument.Name != "threshold")))
        {
            if (_ranges.RangeOf(call.Inputs[0], out var last) == ValueRange.Any && !_ranges.CrossentropiesOf(call.Inputs[0]).Any())
            {
                var threshold = SignatureOf(call).Find("threshold") is null ? "" : ", or give it a threshold";
                Found(
                    ProblemId.LossDoesNotFit,
                    graph.OperandOf(call, 0),
                    call.Word,
                    "probabilities, or the logits of a crossentropy with 'fromLogits'",
                    EndOf(last!),
                    "end it in Sigmoid" + threshold);
            }
        }
    }

    /// <summary>Describes the end of an output.</summary>
    private static string EndOf(CallModel last) => SignatureOf(last) is { Group: "Activations", Name: not "Linear" } ? $"ends in {last.Word}" : "is linear";

    /// <summary>Finds a Softmax or Sigmoid of another, which brings the probabilities closer to each other.</summary>
    private void ReviewRepetitions()
    {
        foreach (var call in graph.Calls)
        {
            if (SignatureOf(call) is { Gives: not ValueRange.Any, Kind: WordKind.Function } own
                && call.Inputs.Length == 1
                && _ranges.ProducerOf(call.Inputs[0]) is { } before
                && SignatureOf(before).Gives == own.Gives)
            {
                Found(ProblemId.AppliedTwice, graph.Find(call.Output).Location, own.Name, before.Word);
            }
        }
    }

    /// <summary>Finds merges that repeat an operand along an axis on which it has size one.</summary>
    private void ReviewMerges()
    {
        foreach (var call in graph.Calls.Where(call => WordCatalogue.Of(call) is ElementwiseMerge))
        {
            var shape = graph.TypeOf(call.Output).Shape!;
            for (var i = 0; i < call.Inputs.Length; i++)
            {
                var own = graph.TypeOf(call.Inputs[i]);
                if (own.DType == DType.Float && !own.Shape!.Equals(shape))
                {
                    var sign = call.Word switch { "Add" => "+", "Subtract" => "-", "Multiply" => "*", _ => null };
                    Found(
                        ProblemId.OperandIsRepeated,
                        graph.OperandOf(call, i),
                        call.Word,
                        own.Shape.ToString(),
                        shape.ToString(),
                        sign is null ? "suppress this" : $"write x {sign} y, which says so");
                }
            }
        }
    }

    private static Signature SignatureOf(CallModel call) => WordCatalogue.Of(call).Signature;

    private void Found(ProblemId id, Location location, params string[] arguments) => problems.Report(id, location, arguments);
}
