using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>
/// A batch that several ranks compute together. Kernels that need a number of the whole batch get it here. Without collectives, it only gives the samples their
/// random numbers.
/// </summary>
internal sealed class SharedBatch(ICollectives? collectives)
{
    [ThreadStatic]
    private static SharedBatch? s_current;

    private readonly ICollectives? _collectives = collectives;
    private readonly double[] _sums = new double[2];

    /// <summary>Gets the batch that this thread computes a part of, or null if it computes whole batches.</summary>
    public static SharedBatch? Current => s_current is { _collectives: not null } current ? current : null;

    /// <summary>Gets the samples that this thread computes, for random numbers.</summary>
    public static BatchPart PartOfThread => s_current?.Part ?? default;

    /// <summary>Gets the factor of sums over samples in a loss that is multiplied by the part of the samples.</summary>
    public static double FactorOfSums => Current is { } shared ? (double)shared.Part.Total / shared.Part.Count : 1;

    /// <summary>Gets the samples that this rank computes.</summary>
    public BatchPart Part { get; private set; }

    /// <summary>Gets or sets what sends gradients during the backward pass, or null.</summary>
    public Overlap? Overlap { get; set; }

    /// <summary>Computes a part of a batch on this thread until the result is disposed of.</summary>
    public Turn Begin(BatchPart part)
    {
        Part = part;
        s_current = this;
        return default;
    }

    /// <summary>Computes the mean of the elements of a tensor over the whole batch.</summary>
    /// <param name="part">The elements of the samples that this rank computes.</param>
    public Tensor Mean(Tensor part)
    {
        using var sum = part.sum(ScalarType.Float64);
        (_sums[0], _sums[1]) = Part.IsBorrowed ? (0, 0) : (sum.ToDouble(), part.numel());
        Overlap?.Wait();
        _collectives!.AllReduceSum(_sums.AsSpan());
        return tensor(_sums[0] / _sums[1], part.dtype, part.device);
    }

    /// <summary>Computes the sum of a scalar over all ranks.</summary>
    public Tensor Sum(Tensor part)
    {
        using var wide = part.to(ScalarType.Float64);
        _sums[0] = Part.IsBorrowed ? 0 : wide.ToDouble();
        Overlap?.Wait();
        _collectives!.AllReduceSum(MemoryMarshal.CreateSpan(ref _sums[0], 1));
        return tensor(_sums[0], part.dtype, part.device);
    }

    /// <summary>Ends the computation of a part.</summary>
    internal readonly struct Turn : IDisposable
    {
        public void Dispose() => s_current = null;
    }
}
