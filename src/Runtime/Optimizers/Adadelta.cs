using System.Numerics;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>
/// Divides the gradient by a running root mean square of gradients, and multiplies it by that of the last steps. Zeiler, 2012. Keras:
/// keras/src/optimizers/adadelta.py. The default learning rate is 0.001 as in Keras 3; in the paper and in Keras before 2.3 it is 1.
/// </summary>
/// <param name="learningRate">The learning rate.</param>
/// <param name="rho">The decay of the running means.</param>
/// <param name="epsilon">A small number added under both roots. It also makes the first steps differ from zero.</param>
public sealed class Adadelta(double learningRate = 0.001, double rho = 0.95, double epsilon = 1e-7) : ElementwiseOptimizer(learningRate)
{
    private readonly double _rho = OptionChecks.Decay(rho);
    private readonly double _epsilon = OptionChecks.NotNegative(epsilon);

    /// <inheritdoc/>
    protected override IReadOnlyList<string> SlotNames => ["accumulated_gradient", "accumulated_delta"];

    /// <inheritdoc/>
    protected override void Update<T>(Part<T> part)
    {
        var w = part.Weights;
        var g = part.Gradients;
        var (rate, keep, take, small) = (All<T>(part.Rate), All<T>(_rho), All<T>(1 - _rho), All<T>(_epsilon));
        var gradients = part[0];
        var deltas = part[1];
        for (var i = 0; i < w.Length; i++)
        {
            gradients[i] = (keep * gradients[i]) + (take * g[i] * g[i]);
            var delta = Vector.SquareRoot((deltas[i] + small) / (gradients[i] + small)) * g[i];
            deltas[i] = (keep * deltas[i]) + (take * delta * delta);
            w[i] -= rate * delta;
        }
    }

    /// <inheritdoc/>
    protected override void UpdateTensors(Tensor w, Tensor g, Tensor[] slots, double rate)
    {
        var (gradients, deltas) = (slots[0], slots[1]);
        Kernels.Elementwise.ScaleInPlace(gradients, _rho);
        Kernels.Elementwise.AddProduct(gradients, g, g, 1 - _rho);
        using var delta = Kernels.Elementwise.Offset(deltas, _epsilon);
        using var size = Kernels.Elementwise.Offset(gradients, _epsilon);
        delta.div_(size);
        delta.sqrt_();
        delta.mul_(g);
        Kernels.Elementwise.ScaleInPlace(deltas, _rho);
        Kernels.Elementwise.AddProduct(deltas, delta, delta, 1 - _rho);
        Kernels.Elementwise.AddScaled(w, delta, -rate);
    }
}
