using System.Numerics;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>
/// Divides the gradient by the root of a running mean of its square. Hinton, 2012. Keras: keras/src/optimizers/rmsprop.py. As in Keras,
/// epsilon is inside the root; in PyTorch it is outside.
/// </summary>
/// <param name="learningRate">The learning rate.</param>
/// <param name="rho">The decay of the mean square.</param>
/// <param name="momentum">The fraction of the last step that is added to the next, not negative.</param>
/// <param name="epsilon">A small number that prevents a division by zero.</param>
/// <param name="centered">Whether the square of the mean gradient is subtracted from the mean square, which makes it a variance.</param>
public sealed class RMSprop(double learningRate = 0.001, double rho = 0.9, double momentum = 0, double epsilon = 1e-7, bool centered = false)
    : ElementwiseOptimizer(learningRate)
{
    private readonly double _rho = OptionChecks.Decay(rho);
    private readonly double _momentum = OptionChecks.NotNegative(momentum);
    private readonly double _epsilon = OptionChecks.NotNegative(epsilon);

    /// <inheritdoc/>
    protected override IReadOnlyList<string> SlotNames =>
        ["velocity", .. _momentum > 0 ? (string[])["momentum"] : [], .. centered ? (string[])["average_gradient"] : []];

    /// <inheritdoc/>
    protected override void Update<T>(Part<T> part)
    {
        var w = part.Weights;
        var g = part.Gradients;
        var (rate, keep, take, small, drag) = (All<T>(part.Rate), All<T>(_rho), All<T>(1 - _rho), All<T>(_epsilon), All<T>(_momentum));
        var v = part[0];
        var m = _momentum > 0 ? part[1] : default;
        var a = centered ? part[SlotNames.Count - 1] : default;
        for (var i = 0; i < w.Length; i++)
        {
            v[i] = (keep * v[i]) + (take * g[i] * g[i]);
            var size = v[i] + small;
            if (centered)
            {
                a[i] = (keep * a[i]) + (take * g[i]);
                size -= a[i] * a[i];
            }

            var step = rate * g[i] / Vector.SquareRoot(size);
            if (_momentum > 0)
            {
                step = m[i] = (drag * m[i]) + step;
            }

            w[i] -= step;
        }
    }

    /// <inheritdoc/>
    protected override void UpdateTensors(Tensor w, Tensor g, Tensor[] slots, double rate)
    {
        var v = slots[0];
        Kernels.Elementwise.ScaleInPlace(v, _rho);
        Kernels.Elementwise.AddProduct(v, g, g, 1 - _rho);
        using var size = Kernels.Elementwise.Offset(v, _epsilon);
        if (centered)
        {
            var a = slots[^1];
            Kernels.Elementwise.ScaleInPlace(a, _rho);
            Kernels.Elementwise.AddScaled(a, g, 1 - _rho);
            Kernels.Elementwise.AddProduct(size, a, a, -1);
        }

        size.sqrt_();
        using var step = g / size;
        Kernels.Elementwise.ScaleInPlace(step, rate);
        if (_momentum > 0)
        {
            Kernels.Elementwise.ScaleInPlace(slots[1], _momentum);
            slots[1].add_(step);
            w.sub_(slots[1]);
        }
        else
        {
            w.sub_(step);
        }
    }
}
