using static TorchSharp.torch;

namespace CompiledNets.Generated;

/// <summary>The memory of a result that a kernel writes, as the first run of a step recorded it.</summary>
/// <param name="birth">The number of the result that the step was about to compute.</param>
/// <param name="recorded">The tensor that the kernel received in that run.</param>
/// <param name="order">The order of the axes in memory.</param>
internal sealed class Allocation(int birth, Tensor recorded, MemoryOrder order)
{
    private readonly long[] _shape = recorded.shape;
    private readonly ScalarType _dtype = recorded.dtype;
    private readonly long _elementSize = recorded.ElementSize;

    /// <summary>Gets the number of the result that the step was about to compute.</summary>
    public int Birth { get; } = birth;

    /// <summary>Gets or sets the number of the result after whose computation the memory is free.</summary>
    public int Release { get; set; } = birth;

    /// <summary>Gets or sets the number of the result, or -1 if the tensor itself is no result.</summary>
    public int Result { get; set; } = -1;

    /// <summary>Gets or sets whether the result leaves the step, so that it needs memory of its own.</summary>
    public bool Leaves { get; set; }

    /// <summary>Gets the address in the recorded run.</summary>
    public nint Address { get; } = FlatMemory.AddressOf(recorded);

    /// <summary>Gets or sets the offset in the arena, in bytes.</summary>
    public long Offset { get; set; }

    /// <summary>Gets or sets the tensor in the arena, or null before it is used.</summary>
    public Tensor? Tensor { get; set; }

    /// <summary>Gets the number of bytes, rounded up to whole cache lines. A tensor without elements has a place too.</summary>
    public long Bytes { get; } = (Math.Max(recorded.numel() * recorded.ElementSize, 1) + 63) / 64 * 64;

    /// <summary>Returns true if the step needs the same memory at the same place as in the recorded run.</summary>
    public bool Fits(int at, ReadOnlySpan<long> sizes, ScalarType type, MemoryOrder axes) =>
        at == Birth && type == _dtype && axes == order && sizes.SequenceEqual(_shape);

    /// <summary>Gets the tensor in an arena.</summary>
    public Tensor In(Arena arena)
    {
        if (Tensor is null || Tensor.IsInvalid)
        {
            Tensor = LongLived.Detach(arena.Of(_dtype).as_strided(_shape, order.StridesOf(_shape), Offset / _elementSize))[0];
        }

        return Tensor;
    }

    /// <summary>Creates a tensor with memory of its own.</summary>
    public static Tensor New(ReadOnlySpan<long> shape, ScalarType dtype, MemoryOrder order) => order == MemoryOrder.Contiguous
        ? empty(shape.ToArray(), dtype)
        : empty_strided(shape.ToArray(), order.StridesOf(shape), dtype);
}
