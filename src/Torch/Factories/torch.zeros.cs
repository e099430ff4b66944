namespace TorchSharp;

public static partial class torch
{
    /// <summary>A tensor of that shape, all zero.</summary>
    public static Tensor zeros(
        long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        zeros((ReadOnlySpan<long>)size, dtype, device, requires_grad, names);

    /// <summary>A tensor of that shape, all zero.</summary>
    public static Tensor zeros(
        ReadOnlySpan<long> size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Unnamed(names, Aten.zeros(size, new Options(dtype ?? get_default_dtype(), device, requires_grad)));

    /// <summary>A tensor of that shape, all zero.</summary>
    public static Tensor zeros(
        long size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        zeros([size], dtype, device, requires_grad, names);

    /// <summary>A tensor of that shape, all zero.</summary>
    public static Tensor zeros(
        int size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        zeros([size], dtype, device, requires_grad, names);

    /// <summary>A tensor of that shape, all zero.</summary>
    public static Tensor zeros(
        long dim0, long dim1, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        zeros([dim0, dim1], dtype, device, requires_grad, names);

    /// <summary>A tensor of that shape, all zero.</summary>
    public static Tensor zeros(
        int dim0, int dim1, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        zeros([dim0, dim1], dtype, device, requires_grad, names);

    /// <summary>A tensor of that shape, all zero.</summary>
    public static Tensor zeros(
        long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) =>
        zeros([dim0, dim1, dim2], dtype, device, requires_grad, names);

    /// <summary>A tensor of that shape, all zero.</summary>
    public static Tensor zeros(
        int dim0, int dim1, int dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        zeros([dim0, dim1, dim2], dtype, device, requires_grad, names);

    /// <summary>A tensor of that shape, all zero.</summary>
    public static Tensor zeros(
        long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) =>
        zeros([dim0, dim1, dim2, dim3], dtype, device, requires_grad, names);

    /// <summary>A tensor of that shape, all zero.</summary>
    public static Tensor zeros(
        int dim0, int dim1, int dim2, int dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) =>
        zeros([dim0, dim1, dim2, dim3], dtype, device, requires_grad, names);

    /// <summary>A tensor of the same shape, type and device, all zero.</summary>
    public static Tensor zeros_like(
        Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Unnamed(names, Aten.zeros_like(input, new Options(dtype, device, requires_grad)));
}
