using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Testing;

/// <summary>
/// Compares the gradients of a net with differences of its loss, which needs no other implementation of the gradients: a custom loss and everything
/// else in the objective is checked against its own values.
/// </summary>
public static class FiniteDifferenceCheck
{
    // Rounding errors of the loss divided by this are below 1e-9. A larger step would more often move an element over a jump of ReLU's gradient.
    private const double Step = 1e-6;

    /// <summary>Compares gradients of a training step with central differences of the loss, for some elements of each weight.</summary>
    /// <param name="net">A net in float64. Float32 is too coarse for differences.</param>
    /// <param name="inputs">A batch of inputs.</param>
    /// <param name="targets">The targets of the batch.</param>
    /// <param name="elements">The number of elements that are checked in each weight. The default is 5.</param>
    /// <param name="tolerance">The largest difference, relative to the largest gradient of the weight. The default is 1e-4.</param>
    /// <param name="seed">The seed that chooses the elements. The default is 1.</param>
    /// <exception cref="ArgumentException">The net is not in float64.</exception>
    /// <exception cref="NetCheckException">A gradient differs. The message names the weight, the element and the seed.</exception>
    public static void Train<TInputs, TOutputs, TGradients, TTargets>(
        TrainableNet<TInputs, TOutputs, TGradients, TTargets> net, TInputs inputs, TTargets targets, int elements = 5, double tolerance = 1e-4, int seed = 1)
        where TInputs : IBatch<TInputs>
        where TOutputs : IBatch<TOutputs>, IDisposable
        where TGradients : IBatch<TGradients>, IDisposable
        where TTargets : IBatch<TTargets>
    {
        ArgumentNullException.ThrowIfNull(net);
        if (net.DType != ScalarType.Float64)
        {
            throw new ArgumentException($"{net.Structure.Name} is in {net.DType}, but differences need {ScalarType.Float64}. Create the net with dtype: ScalarType.Float64.", nameof(net));
        }

        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var random = new Random(seed);

        // Without an update, every computation draws the same random numbers.
        net.ComputeGradients(inputs, targets);
        var gradients = net.NamedWeights().Where(named => named.Weight.HasGradient).Select(named => (named.Name, named.Weight.Value, Gradient: named.Weight.Gradient.clone())).ToList();
        foreach (var (name, value, gradient) in gradients)
        {
            var scale = Math.Max(gradient.abs().max().ToDouble(), 1e-3);
            for (var i = 0; i < Math.Min(elements, value.numel()); i++)
            {
                long[] place = [.. value.shape.Select(size => random.NextInt64(size))];
                TensorIndex[] index = [.. place.Select(position => TensorIndex.Single(position))];
                var old = value[index].ToDouble();
                double Loss(double moved)
                {
                    value[index] = tensor(moved, net.DType, net.Device);
                    return net.ComputeGradients(inputs, targets);
                }

                var h = Step * Math.Max(1, Math.Abs(old));
                var expected = (Loss(old + h) - Loss(old - h)) / (2 * h);
                value[index] = tensor(old, net.DType, net.Device);
                var actual = gradient[index].ToDouble();
                if (!(Math.Abs(actual - expected) <= tolerance * scale))
                {
                    throw new NetCheckException(FormattableString.Invariant(
                        $"The gradient of {name}[{string.Join(", ", place)}] is {actual:G6}, but the loss changes by {expected:G6}; the seed is {seed}."));
                }
            }
        }
    }
}
