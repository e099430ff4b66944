using System.Numerics;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>
/// Steps in proportion to the size of the last steps. Zeiler, 2012. Keras: keras/src/optimizers/adadelta.py. Keras 3 starts with
/// a learning rate of 0.001; the paper, and Keras before 2.3, have 1.
/// </summary>
/// <param name="learningRate">How far a step goes.</param>
/// <param name="rho">How much of the running means is kept.</param>
/// <param name="epsilon">Keeps the division from zero, and the first steps from being none.</param>
public sealed class Adadelta(double learningRate = 0.001, double rho = 0.95, double epsilon = 1e-7) : ElementwiseOptimizer(learningRate)
{
    /// <inheritdoc/>
    protected override IReadOnlyList<string> SlotNames => ["accumulated_gradient", "accumulated_delta"];

    /// <inheritdoc/>
    protected override void Update<T>(Part<T> part)
    {
        var w = part.Weights;
        var g = part.Gradients;
        var (rate, keep, take, small) = (All<T>(part.Rate), All<T>(rho), All<T>(1 - rho), All<T>(epsilon));
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
        Kernels.ScaleInPlace(gradients, rho);
        Kernels.AddProduct(gradients, g, g, 1 - rho);
        using var delta = Kernels.Offset(deltas, epsilon);
        using var size = Kernels.Offset(gradients, epsilon);
        delta.div_(size);
        delta.sqrt_();
        delta.mul_(g);
        Kernels.ScaleInPlace(deltas, rho);
        Kernels.AddProduct(deltas, delta, delta, 1 - rho);
        Kernels.AddScaled(w, delta, -rate);
    }
}
