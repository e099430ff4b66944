using CompiledNets.Generators.FrontEnd.CSharp;
using CompiledNets.Generators.FrontEnd.Definitions;
using CompiledNets.Generators.Layers;
using CompiledNets.Generators.Models;
using Microsoft.CodeAnalysis.Operations;

namespace CompiledNets.Generators.FrontEnd.Words;

/// <summary>Converts tensors to losses, and losses to metrics.</summary>
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

    /// <summary>Makes a metric of a single loss of the language; returns null for any other loss.</summary>
    public AbstractValue? ToMetric(AbstractValue value) => value switch
    {
        LossValue { Terms: [{ Weight: 1, IsMeanOfValue: false } term] } =>
            new MetricValue(term.Value, WordCatalogue.Of(graph.ProducerOf(term.Value)!).Signature.SnakeName, FormulaModel.Of("Mean")),
        Poison => value,
        _ => null,
    };
}
