using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>Elements of the flat buffers that are updated alike.</summary>
/// <param name="Weight">The weight they begin with.</param>
/// <param name="Start">Where they start.</param>
/// <param name="Length">How many they are, a multiple of <see cref="WeightSet.Alignment"/>.</param>
/// <param name="RateMultiplier">Multiplies the learning rate.</param>
/// <param name="Decay">How much of a weight is taken off it, times the learning rate.</param>
/// <param name="GradientScale">What clipping by a norm multiplies gradients with.</param>
/// <param name="ClipValue">The largest element a gradient may have.</param>
internal readonly record struct UpdateRun(Weight Weight, long Start, long Length, double RateMultiplier, double Decay, double GradientScale, double? ClipValue)
{
    /// <summary>Whether there is more to do than the step of the optimizer.</summary>
    public bool HasMore => Decay > 0 || GradientScale != 1 || ClipValue is not null;

    /// <summary>Whether the next run can be a part of this one.</summary>
    public bool CanGrowBy(UpdateRun next) => this with { Weight = next.Weight, Start = next.Start, Length = next.Length } == next && Start + Length == next.Start;

    /// <summary>These elements of a flat buffer. The caller disposes of the view.</summary>
    public Tensor Of(Tensor flat) => flat.narrow(0, Start, Length);

    /// <summary>Clips gradients and lets weights decay, through operations of libtorch.</summary>
    public void Prepare(Tensor weights, Tensor gradients, double rate)
    {
        if (GradientScale != 1)
        {
            Kernels.ScaleInPlace(gradients, GradientScale);
        }

        if (ClipValue is { } most)
        {
            using var low = (TorchSharp.Scalar)(-most);
            using var high = (TorchSharp.Scalar)most;
            gradients.clamp_(low, high);
        }

        if (Decay > 0)
        {
            Kernels.ScaleInPlace(weights, 1 - (Decay * rate));
        }
    }
}
