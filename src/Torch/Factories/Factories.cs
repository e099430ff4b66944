using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TorchSharp;

// Tensors out of .NET arrays: what all overloads of tensor, as_tensor and from_array come down to.
public static unsafe partial class torch
{
    /// <summary>
    /// A tensor over the array itself, of the array's shape: writing to the one writes to the other. The array stays pinned as long as the tensor's data lives.
    /// A <see cref="NotSupportedException"/> if there are no tensors of such elements.
    /// </summary>
    public static Tensor from_array(Array rawArray, Device? device = null) => from_array(rawArray, null, device);

    /// <summary>A tensor over the array itself, of the array's shape; a copy if the element type or the device differs.</summary>
    public static Tensor from_array(
        Array rawArray, ScalarType? dtype, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Unnamed(names, Over(rawArray, 0, ShapeOf(rawArray), new Options(dtype, device, requires_grad)));

    /// <summary>A tensor over the array itself, of the array's shape; a copy if the element type or the device differs.</summary>
    public static Tensor as_tensor(Array data, ScalarType? dtype = null, Device? device = null) => from_array(data, dtype, device);

    /// <summary>A second object over the same tensor; a converted copy if the element type or the device differs.</summary>
    public static Tensor as_tensor(Tensor data, ScalarType? dtype = null, Device? device = null)
    {
        var type = dtype ?? data.dtype;
        var target = device ?? data.device;
        if (type == data.dtype && target.type == data.device_type && (target.index < 0 || target.index == data.device_index))
            return data.alias();
        return Aten.to_dtype_device(data, (sbyte)type, (sbyte)target.type, (short)target.index).requires_grad_(data.requires_grad);
    }

    /// <summary>A tensor of one dimension over <paramref name="count"/> elements of the array from <paramref name="offset"/> on; a copy if the element type differs.</summary>
    public static Tensor frombuffer(Array rawArray, ScalarType dtype, long count = -1, long offset = 0, bool requires_grad = false)
    {
        if (offset < 0 || offset >= rawArray.LongLength)
            throw new ArgumentException($"The array has {rawArray.LongLength} elements, and none at {offset}.", nameof(offset));
        var left = rawArray.LongLength - offset;
        if (count > left)
            throw new IndexOutOfRangeException($"The array has {left} elements from {offset} on, and {count} were asked for.");
        return Over(rawArray, offset, [count < 0 ? left : count], new Options(dtype, null, requires_grad));
    }

    private static Tensor Copy(
        Array array, ReadOnlySpan<long> size, ScalarType type, ScalarType? dtype, Device? device, bool requires_grad, string[]? names)
    {
        var needed = 1L;
        foreach (var length in size)
            needed = checked(needed * length);
        if (needed > array.LongLength)
            throw new ArgumentException($"The shape has {needed} elements, and the array only {array.LongLength}.");
        fixed (byte* data = &MemoryMarshal.GetArrayDataReference(array))
            return Unnamed(names, Native.cn_copy_of(data, size, (sbyte)type, new Options(dtype, device, requires_grad)));
    }

    private static Tensor Over(Array array, long offset, ReadOnlySpan<long> size, Options options)
    {
        var type = ScalarTypes.Of(array.GetType().GetElementType());
        var pin = GCHandle.Alloc(array, GCHandleType.Pinned);
        var data = (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(array)) + (offset * ScalarTypes.SizeOf(type));
        return Native.cn_over(data, size, (sbyte)type, options, &Unpin, (void*)GCHandle.ToIntPtr(pin));
    }

    // libtorch calls this when it drops the last reference to the data, on whatever thread that happens.
    [UnmanagedCallersOnly]
    private static void Unpin(void* pin) => GCHandle.FromIntPtr((nint)pin).Free();

    private static T[] ArrayOf<T>(IList<T> values) => values as T[] ?? [.. values];

    private static long[] ShapeOf(Array array)
    {
        var shape = new long[array.Rank];
        for (var dim = 0; dim < shape.Length; dim++)
            shape[dim] = array.GetLongLength(dim);
        return shape;
    }

    // torch.full takes its type from the value: integers for an integer, and otherwise the default.
    private static ScalarType TypeOf(Scalar value) => is_integral(value.Type) ? ScalarType.Int64 : get_default_dtype();

    private static Tensor Unnamed(string[]? names, Tensor tensor)
    {
        if (names is null or [])
            return tensor;
        tensor.Dispose();
        throw new NotSupportedException("Tensors with names for their dimensions are not supported here.");
    }
}
