using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Layers;

/// <summary>
/// A loss: the mean of a value per element, or per row, of the output. The same values, with the same weights, are minimised or tracked as a metric.
/// </summary>
internal abstract class LossWord : Word
{
    /// <summary>Adds the operations that compute the value of each element or row, before weights.</summary>
    protected abstract Value Values(LowerContext c);

    /// <summary>Adds the operations that compute the mean of unweighted values. A loss with a kernel of its own overrides it.</summary>
    protected virtual Value Mean(LowerContext c) => BatchMean.Apply(c.Graph, Values(c), c.Name);

    /// <summary>Computes the loss. As in Keras, sample weights do not change the divisor, which is the number of samples.</summary>
    public sealed override Value Lower(LowerContext c) => Weighting.IsWeighted(c) ? Weighting.Mean(c, Values(c)) : Mean(c);

    /// <summary>
    /// Computes the sums of the loss as a metric: the mean over the samples, or, with weights, the weighted sum and the sum of the weights. Keras
    /// divides a weighted metric by the latter.
    /// </summary>
    public Value LowerMetric(LowerContext c)
    {
        if (Weighting.OfMetric(c) is not { } weights)
        {
            return Mean(c);
        }

        var values = Values(c);
        var sums = Total.Apply(c.Graph, values, weights, c.Name);

        // A sample counts the same in every batch, whatever the length of its sequence. A mask gives each step the same weight instead.
        var perSample = Dim.Product(values.Shape.Dims.Skip(1));
        return perSample.IsConstant || c.Mask(0) is not null ? sums : ScaleByCount.Apply(c.Graph, sums, 1, perSample, c.Name);
    }
}
