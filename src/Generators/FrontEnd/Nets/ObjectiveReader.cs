using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Collections;
using CompiledNets.Generators.FrontEnd.CSharp;
using CompiledNets.Generators.FrontEnd.Definitions;
using CompiledNets.Generators.FrontEnd.Symbols;
using CompiledNets.Generators.FrontEnd.Words;
using CompiledNets.Generators.Layers;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Problems;
using Microsoft.CodeAnalysis;

namespace CompiledNets.Generators.FrontEnd.Nets;

/// <summary>Reads Train: the targets, the losses and the metrics.</summary>
internal sealed class ObjectiveReader(KnownSymbols symbols, ParameterReader parameters, DefinitionReader definition)
{
    private readonly DefinitionGraph _graph = definition.Graph;

    /// <summary>Reads the objective, or returns null after reporting that the method does not return one.</summary>
    /// <param name="train">The method Train.</param>
    /// <param name="outputs">The outputs of the net.</param>
    public ObjectiveModel? Read(IMethodSymbol train, IReadOnlyList<OutputModel> outputs)
    {
        if (!train.IsStatic)
        {
            definition.Problems.Report(ProblemId.MethodMustBeStatic, train.Locations[0], [train.Name]);
        }

        if (!symbols.Is(train.ReturnType, KnownType.Objective))
        {
            definition.Problems.Report(ProblemId.TrainMustReturnObjective, train.Locations[0], [train.ReturnType.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)]);
            return null;
        }

        var targets = new List<InputModel>();
        var arguments = train.Parameters.Select(parameter => ReadParameter(parameter, targets, outputs)).ToList();
        parameters.CheckSizes(train);
        var firstCall = _graph.Calls.Count;

        // A net whose objective is wrong still has its targets, because the rest of the program uses them.
        var result = definition.Run(train, arguments).Value;
        var models = targets.Select(target => target with { Ids = _graph.IdsOf(target.Value) }).ToEquatableArray();
        if (result is not ObjectiveValue objective)
        {
            return new ObjectiveModel(models, EquatableArray<LossModel>.Empty, EquatableArray<MetricModel>.Empty, firstCall);
        }

        new OutputRanges(_graph).MarkLogits();
        return new ObjectiveModel(models, NameLosses(objective.Loss, outputs, train).ToEquatableArray(), NameMetrics(objective, outputs).ToEquatableArray(), firstCall);
    }

    private AbstractValue ReadParameter(IParameterSymbol parameter, List<InputModel> targets, IReadOnlyList<OutputModel> outputs)
    {
        if (parameters.FindShape(parameter.GetAttributes()) is not null || parameters.DTypeOf(parameter.Type) is null)
        {
            return parameters.Read(parameter, "target", targets);
        }

        if (outputs.FirstOrDefault(output => output.Name == parameter.Name) is { } output)
        {
            return output.Value >= 0 ? new TensorValue(output.Value) : Poison.Instance;
        }

        definition.Problems.Report(ProblemId.TrainMustTakeOutputs, parameter.Locations[0], [parameter.Name, string.Join(", ", outputs.Select(own => $"'{own.Name}'"))]);
        return Poison.Instance;
    }

    /// <summary>Names the losses as Keras does: <c>loss</c> if there is one, else <c>main_loss</c> for that of the output <c>main</c>.</summary>
    private IEnumerable<LossModel> NameLosses(LossValue loss, IReadOnlyList<OutputModel> outputs, IMethodSymbol train)
    {
        var taken = new TakenNames(["loss"]);
        var members = new TakenNames(ReservedNames.OfLossWeights(symbols));
        foreach (var term in loss.Terms)
        {
            var output = FindOutput(term.Value, outputs);
            if (output is null)
            {
                definition.Problems.Report(ProblemId.LossNeedsOutput, train.Locations[0], []);
            }

            var name = LocalOf(term) ?? output?.Name ?? "other";
            yield return loss.Terms.Count == 1
                ? new LossModel("loss", term.Value, term.Weight, term.IsMeanOfValue, Member: null)
                : new LossModel(taken.Take(name + "_loss", "_"), term.Value, term.Weight, term.IsMeanOfValue, members.Take(MemberNames.Pascal(name)));
        }
    }

    /// <summary>Gets the name of the local that holds a loss of the user's own, or null.</summary>
    private string? LocalOf(LossTerm term) => term.IsMeanOfValue
        && _graph.ProducerOf(term.Value) is { } terms
        && (WordCatalogue.Of(terms) is MaskedTerms ? _graph.ProducerOf(terms.Inputs[0]) : terms) is { } call
        && call.Name != WordCatalogue.Of(call).Signature.SnakeName ? call.Name : null;

    private IEnumerable<MetricModel> NameMetrics(ObjectiveValue objective, IReadOnlyList<OutputModel> outputs)
    {
        var taken = new TakenNames(objective.Loss.Terms.Count == 1 ? ["loss"] : []);
        foreach (var metric in objective.Metrics)
        {
            var name = outputs.Count > 1 && FindOutput(metric.Value, outputs) is { } output ? output.Name + "_" + metric.Name : metric.Name;
            yield return new MetricModel(taken.Take(name, "_"), metric.Value, metric.Formula);
        }
    }

    /// <summary>Finds the nearest output that a value is computed from, or returns null.</summary>
    private OutputModel? FindOutput(int value, IReadOnlyList<OutputModel> outputs)
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
