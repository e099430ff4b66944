namespace TorchSharp;

// Ranges, identities, permutations, integers.
public static partial class torch
{
    /// <summary>The numbers from <paramref name="start"/> up to but not including <paramref name="stop"/>, <paramref name="step"/> apart; integers if all three are.</summary>
    public static Tensor arange(
        Scalar start, Scalar stop, Scalar step, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
    {
        var integers = is_integral(start.Type) && is_integral(stop.Type) && is_integral(step.Type);
        return Aten.arange(start, stop, step, new Options(dtype ?? (integers ? ScalarType.Int64 : get_default_dtype()), device, requires_grad));
    }

    /// <summary>The numbers from <paramref name="start"/> up to but not including <paramref name="stop"/>, 1 apart; integers if both are.</summary>
    public static Tensor arange(Scalar start, Scalar stop, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        arange(start, stop, 1, dtype, device, requires_grad);

    /// <summary>The numbers from 0 up to but not including <paramref name="stop"/>; integers if it is one.</summary>
    public static Tensor arange(Scalar stop, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        arange(0, stop, 1, dtype, device, requires_grad);

    /// <summary><paramref name="steps"/> numbers from <paramref name="start"/> to <paramref name="end"/>, both included, equally far apart.</summary>
    public static Tensor linspace(
        double start, double end, long steps, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Aten.linspace(start, end, steps, new Options(dtype ?? get_default_dtype(), device, requires_grad));

    /// <summary><paramref name="steps"/> powers of a base, their exponents from <paramref name="start"/> to <paramref name="end"/>, both included.</summary>
    public static Tensor logspace(
        double start, double end, long steps, double @base = 10, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Aten.logspace(start, end, steps, @base, new Options(dtype ?? get_default_dtype(), device, requires_grad));

    /// <summary>A matrix with ones on the diagonal and zeros elsewhere; square if only the rows are given.</summary>
    public static Tensor eye(
        long rows, long columns = -1, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Unnamed(names, Aten.eye(rows, columns == -1 ? rows : columns, new Options(dtype ?? get_default_dtype(), device, requires_grad)));

    /// <summary>The integers from 0 to <paramref name="n"/> - 1 in random order.</summary>
    public static Tensor randperm(
        long n, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null) =>
        Aten.randperm(n, generator, new Options(dtype ?? ScalarType.Int64, device, requires_grad));

    /// <summary>Integers drawn from [low, high).</summary>
    public static Tensor randint(
        long low, long high, Size size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        Unnamed(names, Aten.randint(low, high, size, generator, new Options(dtype ?? ScalarType.Int64, device, requires_grad)));

    /// <summary>Integers drawn from [0, high).</summary>
    public static Tensor randint(
        long high, Size size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        randint(0, high, size, dtype, device, requires_grad, generator, names);

    /// <summary>Integers drawn from [0, high).</summary>
    public static Tensor randint(
        long high, long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        randint(0, high, new Size(size), dtype, device, requires_grad, generator, names);

    /// <summary>Integers drawn from [low, high).</summary>
    public static Tensor randint(
        long low, long high, long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        randint(low, high, new Size(size), dtype, device, requires_grad, generator, names);

    /// <summary>Integers drawn from [low, high), in the shape of another tensor.</summary>
    public static Tensor randint_like(
        Tensor input, long low, long high, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Aten.randint_like(input, low, high, new Options(dtype, device, requires_grad));

    /// <summary>A tensor of that shape, drawn from a normal distribution.</summary>
    public static Tensor normal(
        double mean, double std, ReadOnlySpan<long> size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        empty(size, dtype, device, false, names).normal_(mean, std, generator).requires_grad_(requires_grad);

    /// <summary>The rows and columns of the elements on and below a diagonal.</summary>
    public static Tensor tril_indices(long row, long col, long offset = 0, ScalarType dtype = ScalarType.Int64, Device? device = null) =>
        Aten.tril_indices(row, col, offset, new Options(dtype, device, false));

    /// <summary>The rows and columns of the elements on and above a diagonal.</summary>
    public static Tensor triu_indices(long row, long col, long offset = 0, ScalarType dtype = ScalarType.Int64, Device? device = null) =>
        Aten.triu_indices(row, col, offset, new Options(dtype, device, false));

    /// <summary>A tensor of that shape and those strides whose elements are whatever the memory held.</summary>
    public static Tensor empty_strided(
        long[] size, long[] strides, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Unnamed(names, Aten.empty_strided(size, strides, new Options(dtype ?? get_default_dtype(), device, requires_grad)));
}
