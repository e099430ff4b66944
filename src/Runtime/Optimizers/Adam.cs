using System.Numerics;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>
/// Divides a running mean of the gradient by the root of a running mean of its square. Kingma and Ba, 2015. Keras:
/// keras/src/optimizers/adam.py. As in Keras, the learning rate contains the bias correction, so epsilon has another effect than in PyTorch.
/// </summary>
/// <param name="learningRate">The learning rate.</param>
/// <param name="beta1">The decay of the mean gradient.</param>
/// <param name="beta2">The decay of the mean square.</param>
/// <param name="epsilon">A small number that prevents a division by zero.</param>
/// <param name="amsgrad">Whether the largest mean square so far is used. Reddi et al., 2018.</param>
public class Adam(double learningRate = 0.001, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-7, bool amsgrad = false)
    : ElementwiseOptimizer(learningRate)
{
    private readonly double _beta1 = OptionChecks.Decay(beta1);
    private readonly double _beta2 = OptionChecks.Decay(beta2);
    private readonly double _epsilon = OptionChecks.NotNegative(epsilon);

    /// <inheritdoc/>
    protected override IReadOnlyList<string> SlotNames => ["momentum", "velocity", .. amsgrad ? (string[])["velocity_hat"] : []];

    private double Alpha(double rate) => rate * Math.Sqrt(1 - Math.Pow(_beta2, Iterations)) / (1 - Math.Pow(_beta1, Iterations));

    /// <inheritdoc/>
    protected override void Update<T>(Part<T> part)
    {
        var w = part.Weights;
        var g = part.Gradients;
        var (alpha, take1, take2, small) = (All<T>(Alpha(part.Rate)), All<T>(1 - _beta1), All<T>(1 - _beta2), All<T>(_epsilon));
        var m = part[0];
        var v = part[1];
        var largest = amsgrad ? part[2] : default;
        for (var i = 0; i < w.Length; i++)
        {
            m[i] += (g[i] - m[i]) * take1;
            v[i] += ((g[i] * g[i]) - v[i]) * take2;
            var size = v[i];
            if (amsgrad)
            {
                size = largest[i] = Vector.Max(largest[i], v[i]);
            }

            w[i] -= m[i] * alpha / (Vector.SquareRoot(size) + small);
        }
    }

    /// <inheritdoc/>
    protected override void UpdateTensors(Tensor w, Tensor g, Tensor[] slots, double rate)
    {
        var (m, v) = (slots[0], slots[1]);
        Kernels.Elementwise.ScaleInPlace(m, _beta1);
        Kernels.Elementwise.AddScaled(m, g, 1 - _beta1);
        Kernels.Elementwise.ScaleInPlace(v, _beta2);
        Kernels.Elementwise.AddProduct(v, g, g, 1 - _beta2);
        if (amsgrad)
        {
            using var largest = slots[2].maximum(v);
            slots[2].copy_(largest);
        }

        using var size = (amsgrad ? slots[2] : v).sqrt();
        Kernels.Elementwise.OffsetInPlace(size, _epsilon);
        using var step = m / size;
        Kernels.Elementwise.AddScaled(w, step, -Alpha(rate));
    }
}
