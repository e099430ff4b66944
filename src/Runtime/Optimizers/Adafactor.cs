using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>
/// Divides the gradient by a root mean square that is stored as means over rows and columns, which needs little memory for large matrices.
/// Shazeer and Stern, 2018. Keras: keras/src/optimizers/adafactor.py.
/// </summary>
/// <param name="learningRate">The upper bound of the learning rate.</param>
/// <param name="beta2Decay">The exponent of the number of updates in the decay of the running means.</param>
/// <param name="epsilon1">A small number added to each squared gradient.</param>
/// <param name="epsilon2">The lower bound of the root mean square of a weight, which scales the step.</param>
/// <param name="clipThreshold">The upper bound of the root mean square of a step.</param>
/// <param name="relativeStep">
/// Whether the learning rate is at most 1 / sqrt(number of updates). It does not apply to a <see cref="Optimizer.Schedule"/>.
/// </param>
public sealed class Adafactor(
    double learningRate = 0.001,
    double beta2Decay = -0.8,
    double epsilon1 = 1e-30,
    double epsilon2 = 1e-3,
    double clipThreshold = 1,
    bool relativeStep = true)
    : WeightwiseOptimizer(learningRate)
{
    // The decay of the running means is 1 - updates^beta2Decay, which must not be negative.
    private readonly double _beta2Decay = OptionChecks.Finite(beta2Decay) <= 0
        ? beta2Decay
        : throw new ArgumentOutOfRangeException(nameof(beta2Decay), beta2Decay, "beta2Decay must not be positive.");

    private readonly double _epsilon1 = OptionChecks.NotNegative(epsilon1);
    private readonly double _epsilon2 = OptionChecks.NotNegative(epsilon2);
    private readonly double _clipThreshold = OptionChecks.Positive(clipThreshold);

    /// <inheritdoc/>
    protected override IReadOnlyList<string> SlotNames => ["r", "c", "velocity"];

    /// <inheritdoc/>
    protected override IReadOnlyDictionary<string, Tensor> CreateSlots(Weight weight)
    {
        ArgumentNullException.ThrowIfNull(weight);
        var shape = weight.Structure.Shape;
        return shape.Length < 2
            ? new Dictionary<string, Tensor> { ["velocity"] = Zeros(shape) }
            : new Dictionary<string, Tensor> { ["r"] = Zeros(shape[..^1]), ["c"] = Zeros([.. shape[..^2], shape[^1]]) };

        Tensor Zeros(long[] size) => zeros(size, weight.Value.dtype, weight.Value.device);
    }

    /// <inheritdoc/>
    protected override void Update(Tensor w, Tensor g, IReadOnlyDictionary<string, Tensor> slots, double rate)
    {
        var most = 1 / Math.Sqrt(Iterations);
        if (Schedule is null && relativeStep)
        {
            rate = Math.Min(rate, most);
        }

        // Both root mean squares stay on the device, so that an update does not wait for it.
        var alpha = Rms(w).clamp_min(_epsilon2) * Math.Min(rate, most);
        var keep = 1 - Math.Pow(Iterations, _beta2Decay);
        var squares = Kernels.Elementwise.Offset(g.square(), _epsilon1);
        Tensor velocity;
        if (slots.TryGetValue("r", out var r))
        {
            var c = slots["c"];
            Mix(r, squares.mean([-1]), keep);
            Mix(c, squares.mean([-2]), keep);
            velocity = (r / r.mean([-1], keepdim: true)).unsqueeze(-1) * c.unsqueeze(-2);
        }
        else
        {
            velocity = slots["velocity"];
            Mix(velocity, squares, keep);
        }

        var step = g / velocity.sqrt();
        Kernels.Elementwise.AddProduct(w, step, alpha / (Rms(step) / _clipThreshold).clamp_min(1), -1);
    }

    private static void Mix(Tensor mean, Tensor value, double keep)
    {
        Kernels.Elementwise.ScaleInPlace(mean, keep);
        Kernels.Elementwise.AddScaled(mean, value, 1 - keep);
    }

    private static Tensor Rms(Tensor x) => x.square().mean().sqrt();
}
