using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>Adjacent elements of the flat buffers that are updated alike.</summary>
/// <param name="Weight">The first weight.</param>
/// <param name="Start">The index of the first element.</param>
/// <param name="Length">The number of elements, a multiple of <see cref="WeightSet.Alignment"/>.</param>
/// <param name="RateMultiplier">The factor of the learning rate.</param>
/// <param name="Decay">The fraction of a weight that a step subtracts, times the learning rate.</param>
/// <param name="GradientScale">The factor of the gradients that clipping by a norm computes.</param>
/// <param name="ClipValue">The largest absolute value of an element of a gradient.</param>
/// <param name="HasMean">Whether the running mean of the weights has begun in an earlier update.</param>
internal readonly record struct UpdateRun(Weight Weight, long Start, long Length, double RateMultiplier, double Decay, double GradientScale, double? ClipValue, bool HasMean)
{
    /// <summary>True if gradients are clipped or weights decay.</summary>
    public bool HasMore => Decay > 0 || GradientScale != 1 || ClipValue is not null;

    /// <summary>Tells whether the next run can be joined to this one.</summary>
    public bool CanGrowBy(UpdateRun next) => this with { Weight = next.Weight, Start = next.Start, Length = next.Length } == next && Start + Length == next.Start;

    /// <summary>Returns a view of these elements of a flat buffer. The caller disposes of it.</summary>
    public Tensor Of(Tensor flat) => flat.narrow(0, Start, Length);

    /// <summary>Clips gradients and applies weight decay, with operations of libtorch.</summary>
    public void Prepare(Tensor weights, Tensor gradients, double rate)
    {
        if (GradientScale != 1)
        {
            Kernels.Elementwise.ScaleInPlace(gradients, GradientScale);
        }

        if (ClipValue is { } most)
        {
            using var low = (TorchSharp.Scalar)(-most);
            using var high = (TorchSharp.Scalar)most;
            gradients.clamp_(low, high);
        }

        if (Decay > 0)
        {
            Kernels.Elementwise.ScaleInPlace(weights, 1 - (Decay * rate));
        }
    }
}
