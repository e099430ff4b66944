namespace TorchSharp;

public static partial class torch
{
    /// <summary>A tensor of that shape, all one.</summary>
    public static Tensor ones(
        long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        ones((ReadOnlySpan<long>)size, dtype, device, requires_grad, names);

    /// <summary>A tensor of that shape, all one.</summary>
    public static Tensor ones(
        ReadOnlySpan<long> size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Unnamed(names, Aten.ones(size, new Options(dtype ?? get_default_dtype(), device, requires_grad)));

    /// <summary>A tensor of that shape, all one.</summary>
    public static Tensor ones(
        long size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        ones([size], dtype, device, requires_grad, names);

    /// <summary>A tensor of that shape, all one.</summary>
    public static Tensor ones(
        int size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        ones([size], dtype, device, requires_grad, names);

    /// <summary>A tensor of that shape, all one.</summary>
    public static Tensor ones(
        long dim0, long dim1, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        ones([dim0, dim1], dtype, device, requires_grad, names);

    /// <summary>A tensor of that shape, all one.</summary>
    public static Tensor ones(
        int dim0, int dim1, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        ones([dim0, dim1], dtype, device, requires_grad, names);

    /// <summary>A tensor of that shape, all one.</summary>
    public static Tensor ones(
        long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) =>
        ones([dim0, dim1, dim2], dtype, device, requires_grad, names);

    /// <summary>A tensor of that shape, all one.</summary>
    public static Tensor ones(
        int dim0, int dim1, int dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        ones([dim0, dim1, dim2], dtype, device, requires_grad, names);

    /// <summary>A tensor of that shape, all one.</summary>
    public static Tensor ones(
        long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) =>
        ones([dim0, dim1, dim2, dim3], dtype, device, requires_grad, names);

    /// <summary>A tensor of that shape, all one.</summary>
    public static Tensor ones(
        int dim0, int dim1, int dim2, int dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) =>
        ones([dim0, dim1, dim2, dim3], dtype, device, requires_grad, names);

    /// <summary>A tensor of the same shape, type and device, all one.</summary>
    public static Tensor ones_like(
        Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Unnamed(names, Aten.ones_like(input, new Options(dtype, device, requires_grad)));
}
