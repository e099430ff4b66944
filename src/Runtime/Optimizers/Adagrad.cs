using System.Numerics;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>
/// Divides the gradient by the root of the sum of all its squares. Duchi et al., 2011. Keras: keras/src/optimizers/adagrad.py. As in Keras,
/// epsilon is inside the root and the sum starts with 0.1; in PyTorch epsilon is outside and the sum starts with 0.
/// </summary>
/// <param name="learningRate">The learning rate.</param>
/// <param name="initialAccumulatorValue">The initial value of the sums, not negative.</param>
/// <param name="epsilon">A small number that prevents a division by zero.</param>
public sealed class Adagrad(double learningRate = 0.001, double initialAccumulatorValue = 0.1, double epsilon = 1e-7) : ElementwiseOptimizer(learningRate)
{
    private readonly double _epsilon = OptionChecks.NotNegative(epsilon);

    /// <inheritdoc/>
    protected override IReadOnlyList<string> SlotNames => ["accumulator"];

    /// <inheritdoc/>
    protected override double SlotStart { get; } = OptionChecks.NotNegative(initialAccumulatorValue);

    /// <inheritdoc/>
    protected override void Update<T>(Part<T> part)
    {
        var w = part.Weights;
        var g = part.Gradients;
        var (rate, small) = (All<T>(part.Rate), All<T>(_epsilon));
        var sums = part[0];
        for (var i = 0; i < w.Length; i++)
        {
            sums[i] += g[i] * g[i];
            w[i] -= rate * g[i] / Vector.SquareRoot(sums[i] + small);
        }
    }

    /// <inheritdoc/>
    protected override void UpdateTensors(Tensor w, Tensor g, Tensor[] slots, double rate)
    {
        Kernels.Elementwise.AddProduct(slots[0], g, g, 1);
        Kernels.Elementwise.AddScaled(w, g / Kernels.Elementwise.Offset(slots[0], _epsilon).sqrt(), -rate);
    }
}
