namespace TorchSharp;

public static partial class torch
{
    /// <summary>A tensor of that shape whose elements are whatever the memory held.</summary>
    public static Tensor empty(
        long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        empty((ReadOnlySpan<long>)size, dtype, device, requires_grad, names);

    /// <summary>A tensor of that shape whose elements are whatever the memory held.</summary>
    public static Tensor empty(
        ReadOnlySpan<long> size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Unnamed(names, Aten.empty(size, new Options(dtype ?? get_default_dtype(), device, requires_grad)));

    /// <summary>A tensor of that shape whose elements are whatever the memory held.</summary>
    public static Tensor empty(
        long size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        empty([size], dtype, device, requires_grad, names);

    /// <summary>A tensor of that shape whose elements are whatever the memory held.</summary>
    public static Tensor empty(
        int size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        empty([size], dtype, device, requires_grad, names);

    /// <summary>A tensor of that shape whose elements are whatever the memory held.</summary>
    public static Tensor empty(
        long dim0, long dim1, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        empty([dim0, dim1], dtype, device, requires_grad, names);

    /// <summary>A tensor of that shape whose elements are whatever the memory held.</summary>
    public static Tensor empty(
        int dim0, int dim1, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        empty([dim0, dim1], dtype, device, requires_grad, names);

    /// <summary>A tensor of that shape whose elements are whatever the memory held.</summary>
    public static Tensor empty(
        long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) =>
        empty([dim0, dim1, dim2], dtype, device, requires_grad, names);

    /// <summary>A tensor of that shape whose elements are whatever the memory held.</summary>
    public static Tensor empty(
        int dim0, int dim1, int dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        empty([dim0, dim1, dim2], dtype, device, requires_grad, names);

    /// <summary>A tensor of that shape whose elements are whatever the memory held.</summary>
    public static Tensor empty(
        long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) =>
        empty([dim0, dim1, dim2, dim3], dtype, device, requires_grad, names);

    /// <summary>A tensor of that shape whose elements are whatever the memory held.</summary>
    public static Tensor empty(
        int dim0, int dim1, int dim2, int dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) =>
        empty([dim0, dim1, dim2, dim3], dtype, device, requires_grad, names);

    /// <summary>A tensor of the same shape, type and device whose elements are whatever the memory held.</summary>
    public static Tensor empty_like(
        Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Unnamed(names, Aten.empty_like(input, new Options(dtype, device, requires_grad)));
}
