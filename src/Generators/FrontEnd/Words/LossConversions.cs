using CompiledNets.Generators.Collections;
using CompiledNets.Generators.FrontEnd.CSharp;
using CompiledNets.Generators.FrontEnd.Definitions;
using CompiledNets.Generators.Layers;
using CompiledNets.Generators.Models;
using Microsoft.CodeAnalysis.Operations;

namespace CompiledNets.Generators.FrontEnd.Words;

/// <summary>Converts tensors to losses, and losses and tensors to metrics.</summary>
internal sealed class LossConversions(DefinitionGraph graph, WordCaller words)
{
    /// <summary>Makes a loss of a tensor, as users write losses of their own: the mean of its elements, or of those that its mask keeps.</summary>
    public AbstractValue ToLoss(AbstractValue value, IConversionOperation conversion)
    {
        if (value is TensorValue { Id: var id } && graph.Find(id).Mask is not null)
        {
            value = words.Call(WordCatalogue.Of<MaskedTerms>(), [new Evaluated(value, conversion.Operand)], conversion);
        }

        return value is TensorValue tensor ? new LossValue([new LossTerm(tensor.Id, 1, IsMeanOfValue: true)]) : Poison.Instance;
    }

    /// <summary>Gets the name of the local that holds a tensor, or null.</summary>
    public static string? LocalOf(DefinitionGraph graph, int tensor) => graph.ProducerOf(tensor) is { } terms
        && (WordCatalogue.Of(terms) is MaskedTerms ? graph.ProducerOf(terms.Inputs[0]) : terms) is { } call
        && call.Name != WordCatalogue.Of(call).Signature.SnakeName ? call.Name : null;

    /// <summary>Makes a metric of a single loss, or of a tensor; returns null for a sum of losses.</summary>
    public AbstractValue? ToMetric(AbstractValue value, IConversionOperation conversion) => value switch
    {
        TensorValue => ToMetric(ToLoss(value, conversion), conversion),
        LossValue { Terms: [{ IsMeanOfValue: true } term] } => new MetricValue(
            term.Value,
            LocalOf(graph, term.Value) ?? graph.ProducerOf(term.Value)?.Name ?? graph.Find(term.Value).Model.Name,
            Direction.Unknown,
            MeanTimes(term.Weight),
            isMeanOfValue: true,
            isNamed: LocalOf(graph, term.Value) is not null),
        LossValue { Terms: [var term] } => WordCatalogue.Of(graph.ProducerOf(term.Value)!).Signature is var signature
            ? new MetricValue(term.Value, signature.SnakeName, term.Weight < 0 ? Reversed(signature.Better) : signature.Better, MeanTimes(term.Weight))
            : null,
        Poison => value,
        _ => null,
    };

    private static Direction Reversed(Direction direction) => direction switch
    {
        Direction.Smaller => Direction.Larger,
        Direction.Larger => Direction.Smaller,
        _ => direction,
    };

    private static FormulaModel MeanTimes(double factor) => new("Mean", factor == 1 ? EquatableArray<double>.Empty : new[] { factor }.ToEquatableArray());
}
