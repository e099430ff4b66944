using System.Numerics;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>
/// Steps by the sign of the momentum, so that each weight changes by the same amount. Chen et al., 2023. Keras:
/// keras/src/optimizers/lion.py. Use a learning rate that is three to ten times smaller than for <see cref="AdamW"/>.
/// </summary>
/// <param name="learningRate">The learning rate.</param>
/// <param name="beta1">The fraction of the momentum in the sum whose sign is taken; the rest is the gradient.</param>
/// <param name="beta2">The decay of the momentum.</param>
public sealed class Lion(double learningRate = 0.001, double beta1 = 0.9, double beta2 = 0.99) : ElementwiseOptimizer(learningRate)
{
    private readonly double _beta1 = OptionChecks.Fraction(beta1);
    private readonly double _beta2 = OptionChecks.Fraction(beta2);

    /// <inheritdoc/>
    protected override IReadOnlyList<string> SlotNames => ["momentum"];

    /// <inheritdoc/>
    protected override void Update<T>(Part<T> part)
    {
        var w = part.Weights;
        var g = part.Gradients;
        var (keep1, take1, keep2, take2) = (All<T>(_beta1), All<T>(1 - _beta1), All<T>(_beta2), All<T>(1 - _beta2));
        var (up, down) = (All<T>(part.Rate), All<T>(-part.Rate));
        var m = part[0];
        for (var i = 0; i < w.Length; i++)
        {
            var direction = (keep1 * m[i]) + (take1 * g[i]);
            w[i] -= Vector.ConditionalSelect(
                Vector.GreaterThan(direction, Vector<T>.Zero),
                up,
                Vector.ConditionalSelect(Vector.LessThan(direction, Vector<T>.Zero), down, Vector<T>.Zero));
            m[i] = (keep2 * m[i]) + (take2 * g[i]);
        }
    }

    /// <inheritdoc/>
    protected override void UpdateTensors(Tensor w, Tensor g, Tensor[] slots, double rate)
    {
        var m = slots[0];
        var direction = Kernels.Elementwise.Scale(m, _beta1);
        Kernels.Elementwise.AddScaled(direction, g, 1 - _beta1);
        Kernels.Elementwise.AddScaled(w, direction.sign(), -rate);
        Kernels.Elementwise.ScaleInPlace(m, _beta2);
        Kernels.Elementwise.AddScaled(m, g, 1 - _beta2);
    }
}
