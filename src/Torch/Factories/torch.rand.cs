namespace TorchSharp;

public static partial class torch
{
    /// <summary>A tensor of that shape, drawn from [0, 1).</summary>
    public static Tensor rand(
        long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null,
        string[]? names = null) =>
        rand((ReadOnlySpan<long>)size, dtype, device, requires_grad, generator, names);

    /// <summary>A tensor of that shape, drawn from [0, 1).</summary>
    public static Tensor rand(
        ReadOnlySpan<long> size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null,
        string[]? names = null) =>
        Unnamed(names, Aten.rand(size, generator, new Options(dtype ?? get_default_dtype(), device, requires_grad)));

    /// <summary>A tensor of that shape, drawn from [0, 1).</summary>
    public static Tensor rand(
        long size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null,
        string[]? names = null) =>
        rand([size], dtype, device, requires_grad, generator, names);

    /// <summary>A tensor of that shape, drawn from [0, 1).</summary>
    public static Tensor rand(
        int size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null,
        string[]? names = null) =>
        rand([size], dtype, device, requires_grad, generator, names);

    /// <summary>A tensor of that shape, drawn from [0, 1).</summary>
    public static Tensor rand(
        long dim0, long dim1, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null,
        string[]? names = null) =>
        rand([dim0, dim1], dtype, device, requires_grad, generator, names);

    /// <summary>A tensor of that shape, drawn from [0, 1).</summary>
    public static Tensor rand(
        int dim0, int dim1, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null,
        string[]? names = null) =>
        rand([dim0, dim1], dtype, device, requires_grad, generator, names);

    /// <summary>A tensor of that shape, drawn from [0, 1).</summary>
    public static Tensor rand(
        long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        Generator? generator = null, string[]? names = null) =>
        rand([dim0, dim1, dim2], dtype, device, requires_grad, generator, names);

    /// <summary>A tensor of that shape, drawn from [0, 1).</summary>
    public static Tensor rand(
        int dim0, int dim1, int dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        Generator? generator = null, string[]? names = null) =>
        rand([dim0, dim1, dim2], dtype, device, requires_grad, generator, names);

    /// <summary>A tensor of that shape, drawn from [0, 1).</summary>
    public static Tensor rand(
        long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        Generator? generator = null, string[]? names = null) =>
        rand([dim0, dim1, dim2, dim3], dtype, device, requires_grad, generator, names);

    /// <summary>A tensor of that shape, drawn from [0, 1).</summary>
    public static Tensor rand(
        int dim0, int dim1, int dim2, int dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        Generator? generator = null, string[]? names = null) =>
        rand([dim0, dim1, dim2, dim3], dtype, device, requires_grad, generator, names);

    /// <summary>A tensor of the same shape, type and device, drawn from [0, 1).</summary>
    public static Tensor rand_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Aten.rand_like(input, new Options(dtype, device, requires_grad));
}
