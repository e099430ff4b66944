using System.Collections;
using System.Runtime.InteropServices;

namespace TorchSharp.Utils;

/// <summary>The elements of a tensor on the processor, to read and write in place. It keeps the tensor from being collected, not from being disposed of.</summary>
public sealed unsafe class TensorAccessor<T> : IDisposable, IEnumerable<T>
    where T : unmanaged
{
    private readonly Tensor tensor;
    private readonly long[] shape;
    private readonly long[] strides;
    private readonly bool contiguous;

    internal TensorAccessor(Tensor tensor)
    {
        this.tensor = tensor;
        shape = tensor.shape;
        strides = tensor.stride();
        contiguous = tensor.is_contiguous();
        Count = tensor.numel();
    }

    /// <summary>The number of elements.</summary>
    public long Count { get; }

    /// <summary>No: elements can be written.</summary>
    public bool IsReadOnly => false;

    // Asked each time: after Dispose there is no data, and an exception is better than reading what was freed.
    private T* Data
    {
        get
        {
            Aten.data_ptr(tensor, out var data);
            return (T*)data;
        }
    }

    /// <summary>The element at a position counted row by row, or at one index for each dimension.</summary>
    public T this[params long[] indices]
    {
        get => Data[Offset(indices)];
        set => Data[Offset(indices)] = value;
    }

    /// <summary>The elements row by row.</summary>
    public T[] ToArray()
    {
        var result = new T[Count];
        if (Count > 0)
            CopyTo(result);
        return result;
    }

    /// <summary>The elements as an array with the dimensions of the tensor; a scalar gives an array of one.</summary>
    public Array ToNDArray()
    {
        if (shape.Length < 2)
            return ToArray();
        var result = Array.CreateInstance(typeof(T), shape);
        var data = Data;
        fixed (byte* elements = &MemoryMarshal.GetArrayDataReference(result))
        {
            for (var i = 0L; i < Count; i++)
                ((T*)elements)[i] = data[Offset(i)];
        }

        return result;
    }

    /// <summary>Copies the elements from the one at <paramref name="tensorIndex"/> on, as far as the array reaches.</summary>
    public void CopyTo(T[] array, int arrayIndex = 0, long tensorIndex = 0)
    {
        var data = Data;
        var count = Overlap(array, arrayIndex, tensorIndex);
        if (contiguous)
        {
            new ReadOnlySpan<T>(data + tensorIndex, count).CopyTo(array.AsSpan(arrayIndex));
            return;
        }

        for (var i = 0; i < count; i++)
            array[arrayIndex + i] = data[Offset(tensorIndex + i)];
    }

    /// <summary>Overwrites the elements from the one at <paramref name="tensorIndex"/> on, as far as the array reaches.</summary>
    public void CopyFrom(T[] array, int arrayIndex = 0, long tensorIndex = 0)
    {
        var data = Data;
        var count = Overlap(array, arrayIndex, tensorIndex);
        for (var i = 0; i < count; i++)
            data[Offset(tensorIndex + i)] = array[arrayIndex + i];
    }

    /// <summary>The elements row by row.</summary>
    public IEnumerator<T> GetEnumerator()
    {
        for (var i = 0L; i < Count; i++)
            yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Does nothing: the tensor is not the accessor's to dispose of. It is TorchSharp's signature.</summary>
    public void Dispose()
    {
    }

    private int Overlap(T[] array, int arrayIndex, long tensorIndex)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(arrayIndex);
        ArgumentOutOfRangeException.ThrowIfNegative(tensorIndex);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(tensorIndex, Count);
        return (int)Math.Min(array.Length - arrayIndex, Count - tensorIndex);
    }

    private long Offset(long[] indices)
    {
        if (indices.Length == 1)
        {
            if (indices[0] < 0 || indices[0] >= Count)
                throw new IndexOutOfRangeException($"There are {Count} elements, and no {indices[0]}.");
            return Offset(indices[0]);
        }

        if (indices.Length != shape.Length)
            throw new ArgumentException($"The tensor has {shape.Length} dimensions, and {indices.Length} indices were given.", nameof(indices));
        var offset = 0L;
        for (var dim = 0; dim < shape.Length; dim++)
        {
            if (indices[dim] < 0 || indices[dim] >= shape[dim])
                throw new IndexOutOfRangeException($"Dimension {dim} has {shape[dim]} elements, and no {indices[dim]}.");
            offset += indices[dim] * strides[dim];
        }

        return offset;
    }

    private long Offset(long position)
    {
        if (contiguous)
            return position;
        var offset = 0L;
        for (var dim = shape.Length - 1; dim >= 0; dim--)
        {
            (position, var index) = Math.DivRem(position, shape[dim]);
            offset += index * strides[dim];
        }

        return offset;
    }
}
