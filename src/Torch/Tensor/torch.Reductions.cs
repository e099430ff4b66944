namespace TorchSharp;

public static partial class torch
{
    /// <summary>The sum of all elements.</summary>
    public static Tensor sum(Tensor input, ScalarType? type = null) => input.sum(type);

    /// <summary>The sum over dimensions; over all if none is given.</summary>
    public static Tensor sum(
        Tensor input, ReadOnlySpan<long> dim, bool keepdim = false, ScalarType? type = null) =>
        input.sum(dim, keepdim, type);

    /// <summary>The sum over a dimension.</summary>
    public static Tensor sum(Tensor input, long dim, bool keepdim = false, ScalarType? type = null) => input.sum(dim, keepdim, type);

    /// <summary>The mean of all elements.</summary>
    public static Tensor mean(Tensor input) => input.mean();

    /// <summary>The mean over dimensions; over all if none is given.</summary>
    public static Tensor mean(Tensor input, long[] dimensions, bool keepdim = false, ScalarType? type = null) =>
        input.mean(dimensions, keepdim, type);

    /// <summary>The variance of all elements, with Bessel's correction unless it is turned off.</summary>
    public static Tensor var(Tensor input, bool unbiased = true) => input.var(unbiased);

    /// <summary>The variance over dimensions, with Bessel's correction unless it is turned off.</summary>
    public static Tensor var(Tensor input, long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
        input.var(dimensions, unbiased, keepdim, type);

    /// <summary>The standard deviation of all elements, with Bessel's correction unless it is turned off.</summary>
    public static Tensor std(Tensor input, bool unbiased = true) => input.std(unbiased);

    /// <summary>The largest element.</summary>
    public static Tensor max(Tensor input) => input.max();

    /// <summary>The largest elements along a dimension, and where they stand.</summary>
    public static (Tensor values, Tensor indexes) max(Tensor input, long dim, bool keepdim = false) => input.max(dim, keepdim);

    /// <summary>The smallest element.</summary>
    public static Tensor min(Tensor input) => input.min();

    /// <summary>The smallest elements along a dimension, and where they stand.</summary>
    public static (Tensor values, Tensor indexes) min(Tensor input, long dim, bool keepdim = false) => input.min(dim, keepdim);

    /// <summary>Where the largest element stands, counted row by row.</summary>
    public static Tensor argmax(Tensor input) => input.argmax();

    /// <summary>Where the largest elements stand along a dimension.</summary>
    public static Tensor argmax(Tensor input, long dim, bool keepdim = false) => input.argmax(dim, keepdim);

    /// <summary>Where the smallest element stands, counted row by row.</summary>
    public static Tensor argmin(Tensor input) => input.argmin();

    /// <summary>Where the smallest elements stand along a dimension.</summary>
    public static Tensor argmin(Tensor input, long dim, bool keepdim = false) => input.argmin(dim, keepdim);

    /// <summary>Whether any element is not zero.</summary>
    public static Tensor any(Tensor input) => input.any();

    /// <summary>Whether any element along a dimension is not zero.</summary>
    public static Tensor any(Tensor input, long dim, bool keepdim = false) => input.any(dim, keepdim);

    /// <summary>Whether no element is zero.</summary>
    public static Tensor all(Tensor input) => input.all();

    /// <summary>Whether no element along a dimension is zero.</summary>
    public static Tensor all(Tensor input, long dim, bool keepdim = false) => input.all(dim, keepdim);

    /// <summary>The logarithm of the sum of the exponentials along a dimension.</summary>
    public static Tensor logsumexp(Tensor input, long dim, bool keepdim = false) => input.logsumexp(dim, keepdim);
}
