using System.Numerics;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>Gradient descent, with momentum if it is set. Keras: keras/src/optimizers/sgd.py.</summary>
/// <param name="learningRate">The learning rate.</param>
/// <param name="momentum">The fraction of the last step that is added to the next, not negative.</param>
/// <param name="nesterov">Whether to use Nesterov's momentum.</param>
public sealed class SGD(double learningRate = 0.01, double momentum = 0, bool nesterov = false) : ElementwiseOptimizer(learningRate)
{
    private readonly double _momentum = OptionChecks.Fraction(momentum);

    /// <inheritdoc/>
    protected override IReadOnlyList<string> SlotNames => _momentum > 0 ? ["momentum"] : [];

    /// <inheritdoc/>
    protected override void Update<T>(Part<T> part)
    {
        var w = part.Weights;
        var g = part.Gradients;
        var (rate, keep) = (All<T>(part.Rate), All<T>(_momentum));
        if (_momentum == 0)
        {
            for (var i = 0; i < w.Length; i++)
            {
                w[i] -= rate * g[i];
            }

            return;
        }

        var m = part[0];
        for (var i = 0; i < w.Length; i++)
        {
            var step = rate * g[i];
            m[i] = (keep * m[i]) - step;
            w[i] += nesterov ? (keep * m[i]) - step : m[i];
        }
    }

    /// <inheritdoc/>
    protected override void UpdateTensors(Tensor w, Tensor g, Tensor[] slots, double rate)
    {
        using var step = Kernels.Elementwise.Scale(g, rate);
        if (_momentum == 0)
        {
            w.sub_(step);
            return;
        }

        var m = slots[0];
        Kernels.Elementwise.ScaleInPlace(m, _momentum);
        m.sub_(step);
        if (nesterov)
        {
            using var ahead = Kernels.Elementwise.Scale(m, _momentum);
            ahead.sub_(step);
            w.add_(ahead);
        }
        else
        {
            w.add_(m);
        }
    }
}
