using CompiledNets.Generators.FrontEnd.CSharp;
using CompiledNets.Generators.FrontEnd.Definitions;
using CompiledNets.Generators.Layers;
using CompiledNets.Generators.Models;

namespace CompiledNets.Generators.FrontEnd.Words;

/// <summary>Converts tensors to losses, and losses to metrics.</summary>
internal sealed class LossConversions(DefinitionGraph graph)
{
    /// <summary>Makes a loss of a tensor, as users write losses of their own: the mean of its elements.</summary>
    public AbstractValue ToLoss(AbstractValue value) =>
        value is TensorValue tensor ? new LossValue([new LossTerm(tensor.Id, 1, IsMeanOfValue: true)]) : Poison.Instance;

    /// <summary>Makes a metric of a single loss of the language; returns null for any other loss.</summary>
    public AbstractValue? ToMetric(AbstractValue value) => value switch
    {
        LossValue { Terms: [{ Weight: 1, IsMeanOfValue: false } term] } =>
            new MetricValue(term.Value, WordCatalogue.Of(graph.ProducerOf(term.Value)!).Signature, FormulaModel.Of("Mean")),
        Poison => value,
        _ => null,
    };
}
