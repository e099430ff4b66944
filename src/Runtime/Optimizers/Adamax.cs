using System.Numerics;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>
/// <see cref="Adam"/> with a decaying maximum of the gradient's absolute value in place of the root mean square. Kingma and Ba, 2015, section
/// 7.1. Keras: keras/src/optimizers/adamax.py. As in Keras, epsilon is added to the maximum; in PyTorch it is added to each absolute value.
/// </summary>
/// <param name="learningRate">The learning rate.</param>
/// <param name="beta1">The decay of the mean gradient.</param>
/// <param name="beta2">The decay of the maximum.</param>
/// <param name="epsilon">A small number that prevents a division by zero.</param>
public sealed class Adamax(double learningRate = 0.001, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-7)
    : ElementwiseOptimizer(learningRate)
{
    private readonly double _beta1 = OptionChecks.Decay(beta1);
    private readonly double _beta2 = OptionChecks.Decay(beta2);
    private readonly double _epsilon = OptionChecks.NotNegative(epsilon);

    /// <inheritdoc/>
    protected override IReadOnlyList<string> SlotNames => ["momentum", "norm"];

    /// <inheritdoc/>
    protected override void Update<T>(Part<T> part)
    {
        var w = part.Weights;
        var g = part.Gradients;
        var (alpha, take, keep, small) = (All<T>(Alpha(part.Rate)), All<T>(1 - _beta1), All<T>(_beta2), All<T>(_epsilon));
        var m = part[0];
        var u = part[1];
        for (var i = 0; i < w.Length; i++)
        {
            m[i] += (g[i] - m[i]) * take;
            u[i] = Vector.Max(keep * u[i], Vector.Abs(g[i]));
            w[i] -= alpha * m[i] / (u[i] + small);
        }
    }

    /// <inheritdoc/>
    protected override void UpdateTensors(Tensor w, Tensor g, Tensor[] slots, double rate)
    {
        var (m, u) = (slots[0], slots[1]);
        Kernels.Elementwise.ScaleInPlace(m, _beta1);
        Kernels.Elementwise.AddScaled(m, g, 1 - _beta1);
        Kernels.Elementwise.ScaleInPlace(u, _beta2);
        Kernels.Elementwise.Copy(u, u.maximum(g).maximum(g.neg()));
        Kernels.Elementwise.AddScaled(w, m / Kernels.Elementwise.Offset(u, _epsilon), -Alpha(rate));
    }

    private double Alpha(double rate) => rate / (1 - Math.Pow(_beta1, Iterations));
}
