using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>
/// <see cref="Adam"/> whose step is as long as the weight it moves, for very large batches. You et al., 2020. Keras:
/// keras/src/optimizers/lamb.py; weights decay before the step, not in it.
/// </summary>
/// <param name="learningRate">How far a step goes, as a part of the weight's length.</param>
/// <param name="beta1">How much of the mean gradient is kept.</param>
/// <param name="beta2">How much of the mean square is kept.</param>
/// <param name="epsilon">Keeps the division from zero.</param>
public sealed class Lamb(double learningRate = 0.001, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-7) : WeightwiseOptimizer(learningRate)
{
    /// <inheritdoc/>
    protected override IReadOnlyList<string> SlotNames => ["momentum", "velocity"];

    /// <inheritdoc/>
    protected override void Update(Tensor w, Tensor g, IReadOnlyDictionary<string, Tensor> slots, double rate)
    {
        var (m, v) = (slots["momentum"], slots["velocity"]);
        Kernels.ScaleInPlace(m, beta1);
        Kernels.AddScaled(m, g, 1 - beta1);
        Kernels.ScaleInPlace(v, beta2);
        Kernels.AddProduct(v, g, g, 1 - beta2);
        var size = Kernels.Offset(Kernels.Scale(v, 1 / (1 - Math.Pow(beta2, Iterations))).sqrt(), epsilon);
        var step = Kernels.Scale(m, 1 / (1 - Math.Pow(beta1, Iterations))) / size;
        var (length, stepLength) = (w.norm().ToDouble(), step.norm().ToDouble());
        var ratio = length > 0 && stepLength > 0 ? length / stepLength : 1;
        Kernels.AddScaled(w, step, -ratio * rate);
    }
}
