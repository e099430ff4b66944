using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Collections;
using CompiledNets.Generators.FrontEnd.CSharp;
using CompiledNets.Generators.FrontEnd.Definitions;
using CompiledNets.Generators.FrontEnd.Symbols;
using CompiledNets.Generators.FrontEnd.Words;
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

        // Logs have one name for each loss and metric.
        var measures = new TakenNames(["loss"]);
        var losses = NameLosses(objective.Loss, outputs, train, measures).ToEquatableArray();
        return new ObjectiveModel(models, losses, NameMetrics(objective, outputs, measures).ToEquatableArray(), firstCall);
    }

    private AbstractValue ReadParameter(IParameterSymbol parameter, List<InputModel> targets, IReadOnlyList<OutputModel> outputs)
    {
        if (parameters.FindShape(parameter.GetAttributes()) is not null || parameters.DTypeOf(parameter.Type) is null)
        {
            return parameters.Read(parameter, "target", targets);
        }

        if (outputs.FirstOrDefault(output => output.Name == parameter.Name) is { } output)
        {
            return output.Value >= 0 ? new TensorValue(output.Value, output.Name) : Poison.Instance;
        }

        definition.Problems.Report(ProblemId.TrainMustTakeOutputs, parameter.Locations[0], [parameter.Name, string.Join(", ", outputs.Select(own => $"'{own.Name}'"))]);
        return Poison.Instance;
    }

    /// <summary>Names the losses as Keras does: <c>loss</c> if there is one, else <c>main_loss</c> for that of the output <c>main</c>.</summary>
    private IEnumerable<LossModel> NameLosses(LossValue loss, IReadOnlyList<OutputModel> outputs, IMethodSymbol train, TakenNames measures)
    {
        var members = new TakenNames(ReservedNames.OfLossWeights(symbols));
        foreach (var term in loss.Terms)
        {
            var output = FindOutput(term.Value, outputs);
            if (output is null)
            {
                definition.Problems.Report(ProblemId.LossNeedsOutput, train.Locations[0], []);
            }

            var name = (term.IsMeanOfValue ? LossConversions.LocalOf(_graph, term.Value) : null) ?? output?.Name ?? "other";
            yield return loss.Terms.Count == 1
                ? new LossModel("loss", term.Value, term.Weight, term.IsMeanOfValue, Member: null)
                : new LossModel(measures.Take(MeasureName(name + "_loss"), "_"), term.Value, term.Weight, term.IsMeanOfValue, members.Take(MemberNames.Pascal(name)));
        }
    }

    /// <summary>Names the metrics as Keras does, with the name of the output if there are several. A name that the user gave has precedence.</summary>
    private MetricModel[] NameMetrics(ObjectiveValue objective, IReadOnlyList<OutputModel> outputs, TakenNames measures)
    {
        var metrics = new MetricModel[objective.Metrics.Count];
        foreach (var isNamed in new[] { true, false })
        {
            for (var i = 0; i < metrics.Length; i++)
            {
                if (objective.Metrics[i] is var metric && metric.IsNamed == isNamed)
                {
                    var name = !isNamed && outputs.Count > 1 && FindOutput(metric.Value, outputs) is { } output ? output.Name + "_" + metric.Name : metric.Name;
                    metrics[i] = new MetricModel(measures.Take(MeasureName(name), "_"), metric.Value, metric.Formula, metric.Better, metric.IsMeanOfValue);
                }
            }
        }

        return metrics;
    }

    /// <summary>Gets a name that does not begin as the names of values on validation samples do in logs.</summary>
    private static string MeasureName(string name) => name.StartsWith("val_", StringComparison.Ordinal) ? "output_" + name : name;

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

            if (_graph.Find(current).Operands.FirstOrDefault(operand => operand.Output is not null).Output is { } read)
            {
                return outputs.First(output => output.Name == read);
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
