using System.Numerics;
using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>
/// "Follow the regularized leader", which keeps a weight at zero while the sum of its gradients is small. McMahan et al., 2013, algorithm 1.
/// Keras: keras/src/optimizers/ftrl.py.
/// </summary>
/// <param name="learningRate">The learning rate, which must not be 0.</param>
/// <param name="learningRatePower">The exponent of the sum of squares that scales the step. It must not be positive.</param>
/// <param name="initialAccumulatorValue">The initial value of the sums of squares, not negative.</param>
/// <param name="l1RegularizationStrength">The absolute sum of gradients from which a weight differs from zero, not negative.</param>
/// <param name="l2RegularizationStrength">The strength of the L2 penalty, not negative.</param>
/// <param name="l2ShrinkageRegularizationStrength">The strength of a penalty on squares that is added to the gradient, not negative.</param>
/// <param name="beta">The paper's beta.</param>
public sealed class Ftrl(
    double learningRate = 0.001,
    double learningRatePower = -0.5,
    double initialAccumulatorValue = 0.1,
    double l1RegularizationStrength = 0,
    double l2RegularizationStrength = 0,
    double l2ShrinkageRegularizationStrength = 0,
    double beta = 0)
    : ElementwiseOptimizer(OptionChecks.Positive(learningRate))
{
    private readonly double _power = OptionChecks.Finite(learningRatePower) <= 0
        ? -learningRatePower
        : throw new ArgumentOutOfRangeException(nameof(learningRatePower), learningRatePower, "learningRatePower must not be positive.");

    private readonly double _l1 = OptionChecks.NotNegative(l1RegularizationStrength);
    private readonly double _l2 = OptionChecks.NotNegative(l2RegularizationStrength);
    private readonly double _shrinkage = OptionChecks.NotNegative(l2ShrinkageRegularizationStrength);
    private readonly double _start = OptionChecks.NotNegative(initialAccumulatorValue);
    private readonly double _beta = OptionChecks.NotNegative(beta);

    /// <inheritdoc/>
    internal override bool AllowsNoRate => false;

    // The accumulator holds the sum of squares without its initial value, so that both slots start with zero.
    /// <inheritdoc/>
    protected override IReadOnlyList<string> SlotNames => ["accumulator", "linear"];

    /// <inheritdoc/>
    protected override void Update<T>(Part<T> part)
    {
        var w = MemoryMarshal.Cast<Vector<T>, T>(part.Weights);
        var g = MemoryMarshal.Cast<Vector<T>, T>(part.Gradients);
        var sums = MemoryMarshal.Cast<Vector<T>, T>(part[0]);
        var linear = MemoryMarshal.Cast<Vector<T>, T>(part[1]);
        var (rate, power, start, most) = (Number(part.Rate), Number(_power), Number(_start), Number(_l1));
        var (shrink, hold) = (Number(2 * _shrinkage), Number(2 * (_l2 + (_beta / (2 * part.Rate)))));
        for (var i = 0; i < w.Length; i++)
        {
            var old = T.Pow(start + sums[i], power);
            sums[i] += g[i] * g[i];
            var size = T.Pow(start + sums[i], power);
            linear[i] += g[i] + (shrink * w[i]) - ((size - old) / rate * w[i]);
            w[i] = (T.Clamp(linear[i], -most, most) - linear[i]) / ((size / rate) + hold);
        }

        static T Number(double value) => T.CreateSaturating(value);
    }

    /// <inheritdoc/>
    protected override void UpdateTensors(Tensor w, Tensor g, Tensor[] slots, double rate)
    {
        var (sums, linear) = (slots[0], slots[1]);
        var old = Kernels.Elementwise.Power(Kernels.Elementwise.Offset(sums, _start), _power);
        Kernels.Elementwise.AddProduct(sums, g, g, 1);
        var size = Kernels.Elementwise.Power(Kernels.Elementwise.Offset(sums, _start), _power);
        Kernels.Elementwise.AddScaled(linear, g, 1);
        Kernels.Elementwise.AddScaled(linear, w, 2 * _shrinkage);
        Kernels.Elementwise.AddProduct(linear, size - old, w, -1 / rate);
        using TorchSharp.Scalar low = -_l1, high = _l1;
        var step = linear.clamp(low, high) - linear;
        Kernels.Elementwise.Copy(w, step / Kernels.Elementwise.Offset(Kernels.Elementwise.Scale(size, 1 / rate), 2 * (_l2 + (_beta / (2 * rate)))));
    }
}
