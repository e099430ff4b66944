using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>
/// <see cref="Adam"/> with a step in proportion to the norm of the weight, for very large batches. You et al., 2020. Keras:
/// keras/src/optimizers/lamb.py. As in Keras, weights decay before the step and not as a part of it.
/// </summary>
/// <param name="learningRate">The norm of a step as a fraction of the norm of the weight.</param>
/// <param name="beta1">The decay of the mean gradient.</param>
/// <param name="beta2">The decay of the mean square.</param>
/// <param name="epsilon">A small number that prevents a division by zero.</param>
public sealed class Lamb(double learningRate = 0.001, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-7) : WeightwiseOptimizer(learningRate)
{
    private readonly double _beta1 = OptionChecks.Decay(beta1);
    private readonly double _beta2 = OptionChecks.Decay(beta2);
    private readonly double _epsilon = OptionChecks.NotNegative(epsilon);

    /// <inheritdoc/>
    protected override IReadOnlyList<string> SlotNames => ["momentum", "velocity"];

    /// <inheritdoc/>
    protected override void Update(Tensor w, Tensor g, IReadOnlyDictionary<string, Tensor> slots, double rate)
    {
        var (m, v) = (slots["momentum"], slots["velocity"]);
        Kernels.Elementwise.ScaleInPlace(m, _beta1);
        Kernels.Elementwise.AddScaled(m, g, 1 - _beta1);
        Kernels.Elementwise.ScaleInPlace(v, _beta2);
        Kernels.Elementwise.AddProduct(v, g, g, 1 - _beta2);
        var size = Kernels.Elementwise.Offset(Kernels.Elementwise.Scale(v, 1 / (1 - Math.Pow(_beta2, Iterations))).sqrt(), _epsilon);
        var step = Kernels.Elementwise.Scale(m, 1 / (1 - Math.Pow(_beta1, Iterations))) / size;

        // The ratio stays on the device, so that an update does not wait for it.
        var (length, stepLength) = (w.norm(), step.norm());
        var areSome = ((length > 0) & (stepLength > 0)).type(w.dtype);
        var ratio = ((length * areSome) + (1 - areSome)) / ((stepLength * areSome) + (1 - areSome));
        Kernels.Elementwise.AddProduct(w, step, ratio, -rate);
    }
}
