using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Collections;
using CompiledNets.Generators.Layers;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Problems;
using Microsoft.CodeAnalysis;

namespace CompiledNets.Generators.FrontEnd;

internal sealed partial class NetReader
{
    /// <summary>What Define returns, by name.</summary>
    private IReadOnlyList<OutputModel>? ReadOutputs(IMethodSymbol define, IMethodSymbol? train, AbstractValue result, string? local)
    {
        if (NamesOfOutputs(define, train, local) is not { } names)
        {
            return null;
        }

        var values = (names.Count, result) switch
        {
            (1, not TupleValue) => [result],
            (_, TupleValue tuple) => tuple.Elements,
            _ => Enumerable.Repeat<AbstractValue>(Poison.Instance, names.Count).ToList(),
        };
        var outputs = new List<OutputModel>();
        for (var i = 0; i < names.Count; i++)
        {
            var member = MemberNames.OfTensor(names[i]);
            if (outputs.FirstOrDefault(other => other.Member == member) is { } same)
            {
                Fail(ProblemId.NameIsTaken, define.Locations[0], names[i], $"'{same.Name}': both would be the member '{member}'");
                member = new TakenNames(outputs.Select(other => other.Member)).Take(member);
            }

            outputs.Add(new OutputModel(names[i], member, i < values.Count && values[i] is TensorValue tensor ? tensor.Id : -1));
        }

        if (define.GetReturnTypeAttributes().FirstOrDefault(attribute => KnownSymbols.Is(attribute.AttributeClass, _symbols.ShapeAttribute)) is { } asserted
            && outputs.Count == 1
            && values[0] is TensorValue output
            && ReadShape(asserted, declares: false) is { } shape)
        {
            _interpreter.CheckShape(output, shape, asserted.ApplicationSyntaxReference!.GetSyntax(_cancellation).GetLocation());
        }

        return outputs;
    }

    private IReadOnlyList<string>? NamesOfOutputs(IMethodSymbol define, IMethodSymbol? train, string? local)
    {
        if (DTypeOf(define.ReturnType) is not null)
        {
            // One output is called what Train calls it; without Train, what the local that is returned is called.
            var inTrain = train?.Parameters.FirstOrDefault(parameter => !IsTarget(parameter))?.Name;
            return [inTrain ?? local ?? "output"];
        }

        if (define.ReturnType is INamedTypeSymbol { IsTupleType: true } tuple
            && tuple.TupleElements.All(element => element.IsExplicitlyNamedTupleElement && DTypeOf(element.Type) is not null))
        {
            return tuple.TupleElements.Select(element => element.Name).ToList();
        }

        // Where the type does not compile, C# has said so.
        if (define.ReturnType.TypeKind != TypeKind.Error)
        {
            Fail(ProblemId.OutputMustBeSymbolic, define.Locations[0], define.ReturnType.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat));
        }

        return null;
    }

    private bool IsTarget(IParameterSymbol parameter) =>
        parameter.GetAttributes().Any(attribute => KnownSymbols.Is(attribute.AttributeClass, _symbols.ShapeAttribute));

    /// <summary>What Train says.</summary>
    private ObjectiveModel? ReadObjective(IMethodSymbol train, IReadOnlyList<OutputModel> outputs)
    {
        if (!train.IsStatic)
        {
            Fail(ProblemId.MethodMustBeStatic, train.Locations[0], train.Name);
        }

        if (!KnownSymbols.Is(train.ReturnType, _symbols.Objective))
        {
            Fail(ProblemId.TrainMustReturnObjective, train.Locations[0], train.ReturnType.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat));
            return null;
        }

        var targets = new List<InputModel>();
        var arguments = new List<AbstractValue>();
        foreach (var parameter in train.Parameters)
        {
            if (IsTarget(parameter) || DTypeOf(parameter.Type) is null)
            {
                arguments.Add(ReadInput(parameter, "target", targets));
            }
            else if (outputs.FirstOrDefault(output => output.Name == parameter.Name) is { } output)
            {
                arguments.Add(output.Value >= 0 ? new TensorValue(output.Value) : Poison.Instance);
            }
            else
            {
                Fail(ProblemId.TrainMustTakeOutputs, parameter.Locations[0], parameter.Name, string.Join(", ", outputs.Select(own => $"'{own.Name}'")));
                arguments.Add(Poison.Instance);
            }
        }

        CheckSizes(train.Parameters);
        var firstCall = _graph.Calls.Count;

        // A wrong objective still has its targets: the rest of the program uses them.
        return _interpreter.Run(train, arguments).Value is ObjectiveValue objective
            ? new ObjectiveModel(targets.ToEquatableArray(), NameLosses(objective.Loss, outputs, train).ToEquatableArray(), NameMetrics(objective, outputs).ToEquatableArray(), firstCall)
            : new ObjectiveModel(targets.ToEquatableArray(), EquatableArray<LossModel>.Empty, EquatableArray<MetricModel>.Empty, firstCall);
    }

    // Keras' names in a log: "main_loss" for the loss of the output "main", where there are several losses.
    private IEnumerable<LossModel> NameLosses(LossValue loss, IReadOnlyList<OutputModel> outputs, IMethodSymbol train)
    {
        var taken = new TakenNames(["loss"]);
        var members = new TakenNames(["Count", "Item", "LossWeightSet", "Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "Finalize"]);
        foreach (var term in loss.Terms)
        {
            var output = OutputOf(term.Value, outputs);
            if (output is null)
            {
                Fail(ProblemId.LossNeedsOutput, train.Locations[0]);
            }

            var of = LocalOf(term) ?? output?.Name ?? "other";
            yield return loss.Terms.Count == 1
                ? new LossModel("loss", term.Value, term.Weight, term.IsMeanOfValue, Member: null)
                : new LossModel(taken.Take(of + "_loss", "_"), term.Value, term.Weight, term.IsMeanOfValue, members.Take(MemberNames.Pascal(of)));
        }
    }

    /// <summary>What the user called a loss of their own, if anything: divergence, for "divergence_loss".</summary>
    private string? LocalOf(LossTerm term) => term.IsMeanOfValue
        && _graph.Calls.FirstOrDefault(call => call.Outputs.Contains(term.Value)) is { } call
        && LayerCatalogue.Find(call.Word)?.Signature.SnakeName is { } word
        && call.Name != word ? call.Name : null;

    private IEnumerable<MetricModel> NameMetrics(ObjectiveValue objective, IReadOnlyList<OutputModel> outputs)
    {
        var taken = new TakenNames(objective.Loss.Terms.Count == 1 ? ["loss"] : []);
        foreach (var metric in objective.Metrics)
        {
            var name = outputs.Count > 1 && OutputOf(metric.Value, outputs) is { } output ? output.Name + "_" + metric.Name : metric.Name;
            yield return new MetricModel(taken.Take(name, "_"), metric.Value, metric.Formula);
        }
    }

    /// <summary>The first output that a value of the objective is made from.</summary>
    private OutputModel? OutputOf(int value, IReadOnlyList<OutputModel> outputs)
    {
        var pending = new Queue<int>([value]);
        var seen = new HashSet<int>();
        while (pending.Count > 0)
        {
            var current = pending.Dequeue();
            if (outputs.FirstOrDefault(output => output.Value == current) is { } found)
            {
                return found;
            }

            foreach (var input in _graph.ProducerOf(current)?.Inputs ?? [])
            {
                if (seen.Add(input))
                {
                    pending.Enqueue(input);
                }
            }
        }

        return null;
    }
}
