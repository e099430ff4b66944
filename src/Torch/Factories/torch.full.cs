namespace TorchSharp;

public static partial class torch
{
    /// <summary>A tensor of that shape, all of one value.</summary>
    public static Tensor full(
        long[] size, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        full((ReadOnlySpan<long>)size, value, dtype, device, requires_grad, names);

    /// <summary>A tensor of that shape, all of one value.</summary>
    public static Tensor full(
        ReadOnlySpan<long> size, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) =>
        Unnamed(names, Aten.full(size, value, new Options(dtype ?? TypeOf(value), device, requires_grad)));

    /// <summary>A tensor of that shape, all of one value.</summary>
    public static Tensor full(
        long size, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        full([size], value, dtype, device, requires_grad, names);

    /// <summary>A tensor of that shape, all of one value.</summary>
    public static Tensor full(
        int size, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        full([size], value, dtype, device, requires_grad, names);

    /// <summary>A tensor of that shape, all of one value.</summary>
    public static Tensor full(
        long dim0, long dim1, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) =>
        full([dim0, dim1], value, dtype, device, requires_grad, names);

    /// <summary>A tensor of that shape, all of one value.</summary>
    public static Tensor full(
        int dim0, int dim1, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) =>
        full([dim0, dim1], value, dtype, device, requires_grad, names);

    /// <summary>A tensor of that shape, all of one value.</summary>
    public static Tensor full(
        long dim0, long dim1, long dim2, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) =>
        full([dim0, dim1, dim2], value, dtype, device, requires_grad, names);

    /// <summary>A tensor of that shape, all of one value.</summary>
    public static Tensor full(
        int dim0, int dim1, int dim2, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) =>
        full([dim0, dim1, dim2], value, dtype, device, requires_grad, names);

    /// <summary>A tensor of that shape, all of one value.</summary>
    public static Tensor full(
        long dim0, long dim1, long dim2, long dim3, Scalar value, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false, string[]? names = null) =>
        full([dim0, dim1, dim2, dim3], value, dtype, device, requires_grad, names);

    /// <summary>A tensor of that shape, all of one value.</summary>
    public static Tensor full(
        int dim0, int dim1, int dim2, int dim3, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) =>
        full([dim0, dim1, dim2, dim3], value, dtype, device, requires_grad, names);

    /// <summary>A tensor of the same shape, type and device, all of one value.</summary>
    public static Tensor full_like(
        Tensor input, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Unnamed(names, Aten.full_like(input, value, new Options(dtype, device, requires_grad)));
}
