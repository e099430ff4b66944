using static TorchSharp.torch;

namespace CompiledNets.Generated;

/// <summary>A <c>Normalization</c> layer. Its mean and variance are measured from data and not learned.</summary>
public abstract class NormalizationLayer : NetLayer
{
    /// <summary>Initializes a layer. Used by generated code.</summary>
    /// <param name="net">The net.</param>
    /// <param name="ordinal">The index of the layer in the net's structure.</param>
    protected NormalizationLayer(CompiledNet net, int ordinal)
        : base(net, ordinal)
    {
    }

    /// <summary>Computes mean and variance from data.</summary>
    /// <param name="data">Data of the shape (samples, ...), where the axes after the first are those of the layer's operand.</param>
    /// <exception cref="ArgumentException">The data have another shape, or there are no samples.</exception>
    public void Adapt(Tensor data)
    {
        ArgumentNullException.ThrowIfNull(data);
        Adapt([data]);
    }

    /// <summary>
    /// Computes mean and variance from data that come in batches, with the parallel algorithm of Chan, Golub and LeVeque, 1979.
    /// </summary>
    /// <param name="batches">Batches of the shape (samples, ...). They are not disposed of.</param>
    /// <exception cref="ArgumentException">A batch has another shape, or there are no samples.</exception>
    public void Adapt(IEnumerable<Tensor> batches)
    {
        ArgumentNullException.ThrowIfNull(batches);
        var shape = Weights[0].Value.shape;
        using var scope = NewDisposeScope();
        var (count, mean, squares) = (0L, zeros(shape, ScalarType.Float64), zeros(shape, ScalarType.Float64));
        foreach (var batch in batches)
        {
            var axis = (int)batch.dim() - shape.Length;
            if (axis < 1 || batch.size(axis) != shape[0])
            {
                throw new ArgumentException($"'{Name}' measures {shape[0]} elements of axis {Math.Max(axis, 1)}, but the data have the shape ({string.Join(", ", batch.shape)}).", nameof(batches));
            }

            if (batch.numel() == 0)
            {
                continue;
            }

            // Merges the sums of squared deviations of two parts into that of both, with respect to the mean of both.
            long[] others = [.. Enumerable.Range(0, (int)batch.dim()).Where(other => other != axis).Select(other => (long)other)];
            var values = batch.detach().cpu().type(ScalarType.Float64);
            var partial = values.numel() / shape[0];
            var partialMean = values.mean(others, true);
            var partialSquares = (values - partialMean).square().sum(others, true).reshape(shape);
            var distance = partialMean.reshape(shape) - mean;
            var whole = count + partial;
            mean = mean + (distance * ((double)partial / whole));
            squares = squares + partialSquares + (distance.square() * ((double)count * partial / whole));
            count = whole;
        }

        if (count == 0)
        {
            throw new ArgumentException($"'{Name}' cannot be adapted, because there are no samples.", nameof(batches));
        }

        using var noGrad = no_grad();
        var variance = squares / (double)count;
        Kernels.Elementwise.Copy(Weights[0].Value, mean);
        Kernels.Elementwise.Copy(Weights[1].Value, variance);
    }
}
