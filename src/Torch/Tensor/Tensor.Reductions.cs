namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The sum of all elements.</summary>
        public Tensor sum(ScalarType? type = null) => Aten.sum(this, Native.Code(type));

        /// <summary>The sum over dimensions; over all if none is given.</summary>
        public Tensor sum(ReadOnlySpan<long> dim, bool keepdim = false, ScalarType? type = null) =>
            Aten.sum_dim(this, dim, keepdim, Native.Code(type));

        /// <summary>The sum over dimensions; over all if none is given.</summary>
        public Tensor sum(long[] dim, bool keepdim = false, ScalarType? type = null) => Aten.sum_dim(this, dim, keepdim, Native.Code(type));

        /// <summary>The sum over a dimension.</summary>
        public Tensor sum(long dim, bool keepdim = false, ScalarType? type = null) =>
            Aten.sum_dim(this, new Ints(in dim), keepdim, Native.Code(type));

        /// <summary>The sum over two dimensions.</summary>
        public Tensor sum(long dim0, long dim1, bool keepdim = false, ScalarType? type = null) => sum([dim0, dim1], keepdim, type);

        /// <summary>The sum over three dimensions.</summary>
        public Tensor sum(
            long dim0, long dim1, long dim2, bool keepdim = false, ScalarType? type = null) =>
            sum([dim0, dim1, dim2], keepdim, type);

        /// <summary>The sum of all elements but NaN.</summary>
        public Tensor nansum() => Aten.nansum(this);

        /// <summary>The mean of all elements.</summary>
        public Tensor mean() => Aten.mean(this);

        /// <summary>The mean over dimensions; over all if none is given.</summary>
        public Tensor mean(long[] dimensions, bool keepdim = false, ScalarType? type = null) =>
            Aten.mean_dim(this, dimensions, keepdim, Native.Code(type));

        /// <summary>The variance of all elements, with Bessel's correction unless it is turned off.</summary>
        public Tensor var(bool unbiased = true) => Aten.var(this, unbiased);

        /// <summary>The variance over dimensions, with Bessel's correction unless it is turned off.</summary>
        public Tensor var(ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Typed(Aten.var_dim(this, dimensions, unbiased, keepdim), type);

        /// <summary>The variance over dimensions, with Bessel's correction unless it is turned off.</summary>
        public Tensor var(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Typed(Aten.var_dim(this, dimensions, unbiased, keepdim), type);

        /// <summary>The variance over a dimension, with Bessel's correction unless it is turned off.</summary>
        public Tensor var(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Typed(Aten.var_dim(this, new Ints(in dim), unbiased, keepdim), type);

        /// <summary>The variance and the mean of all elements.</summary>
        public (Tensor var, Tensor mean) var_mean(bool unbiased = true) => Aten.var_mean(this, unbiased);

        /// <summary>The variance over two dimensions, with Bessel's correction unless it is turned off.</summary>
        public Tensor var((long, long) dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            var([dimensions.Item1, dimensions.Item2], unbiased, keepdim, type);

        /// <summary>The variance over three dimensions, with Bessel's correction unless it is turned off.</summary>
        public Tensor var((long, long, long) dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            var([dimensions.Item1, dimensions.Item2, dimensions.Item3], unbiased, keepdim, type);

        /// <summary>The variance and the mean over dimensions.</summary>
        public (Tensor var, Tensor mean) var_mean(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null)
        {
            var (spread, mean) = Aten.var_mean_dim(this, dimensions, unbiased, keepdim);
            return (Typed(spread, type), Typed(mean, type));
        }

        /// <summary>The variance and the mean over a dimension.</summary>
        public (Tensor var, Tensor mean) var_mean(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null)
        {
            var (spread, mean) = Aten.var_mean_dim(this, new Ints(in dim), unbiased, keepdim);
            return (Typed(spread, type), Typed(mean, type));
        }

        /// <summary>The standard deviation of all elements, with Bessel's correction unless it is turned off.</summary>
        public Tensor std(bool unbiased = true) => Aten.std(this, unbiased);

        /// <summary>The standard deviation over dimensions, with Bessel's correction unless it is turned off.</summary>
        public Tensor std(ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Typed(Aten.std_dim(this, dimensions, unbiased, keepdim), type);

        /// <summary>The standard deviation over dimensions, with Bessel's correction unless it is turned off.</summary>
        public Tensor std(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Typed(Aten.std_dim(this, dimensions, unbiased, keepdim), type);

        /// <summary>The standard deviation over a dimension, with Bessel's correction unless it is turned off.</summary>
        public Tensor std(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Typed(Aten.std_dim(this, new Ints(in dim), unbiased, keepdim), type);

        /// <summary>The standard deviation and the mean of all elements.</summary>
        public (Tensor std, Tensor mean) std_mean(bool unbiased = true) => Aten.std_mean(this, unbiased);

        /// <summary>The standard deviation over two dimensions, with Bessel's correction unless it is turned off.</summary>
        public Tensor std((long, long) dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            std([dimensions.Item1, dimensions.Item2], unbiased, keepdim, type);

        /// <summary>The standard deviation over three dimensions, with Bessel's correction unless it is turned off.</summary>
        public Tensor std((long, long, long) dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            std([dimensions.Item1, dimensions.Item2, dimensions.Item3], unbiased, keepdim, type);

        /// <summary>The standard deviation and the mean over dimensions.</summary>
        public (Tensor std, Tensor mean) std_mean(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null)
        {
            var (spread, mean) = Aten.std_mean_dim(this, dimensions, unbiased, keepdim);
            return (Typed(spread, type), Typed(mean, type));
        }

        /// <summary>The standard deviation and the mean over a dimension.</summary>
        public (Tensor std, Tensor mean) std_mean(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null)
        {
            var (spread, mean) = Aten.std_mean_dim(this, new Ints(in dim), unbiased, keepdim);
            return (Typed(spread, type), Typed(mean, type));
        }

        /// <summary>The largest element.</summary>
        public Tensor max() => Aten.max(this);

        /// <summary>The largest elements along a dimension, and where they stand.</summary>
        public (Tensor values, Tensor indexes) max(long dim, bool keepdim = false) => Aten.max_dim(this, dim, keepdim);

        /// <summary>The largest elements over dimensions; over all if none is given.</summary>
        public Tensor amax(params long[] dims) => Aten.amax(this, dims, false);

        /// <summary>The largest elements over dimensions, into <paramref name="out"/> if it is given.</summary>
        public Tensor amax(long[] dims, bool keepdim = false, Tensor? @out = null) => Into(@out, Aten.amax(this, dims, keepdim));

        /// <summary>The largest elements over dimensions, into <paramref name="out"/> if it is given.</summary>
        public Tensor amax(
            ReadOnlySpan<long> dims, bool keepdim = false, Tensor? @out = null) =>
            Into(@out, Aten.amax(this, dims, keepdim));

        /// <summary>Where the largest element stands, counted row by row.</summary>
        public Tensor argmax() => Aten.argmax(this);

        /// <summary>Where the largest elements stand along a dimension.</summary>
        public Tensor argmax(long dim, bool keepdim = false) => Aten.argmax_dim(this, dim, keepdim);

        /// <summary>The smallest element.</summary>
        public Tensor min() => Aten.min(this);

        /// <summary>The smallest elements along a dimension, and where they stand.</summary>
        public (Tensor values, Tensor indexes) min(long dim, bool keepdim = false) => Aten.min_dim(this, dim, keepdim);

        /// <summary>The smallest elements over dimensions; over all if none is given.</summary>
        public Tensor amin(params long[] dims) => Aten.amin(this, dims, false);

        /// <summary>The smallest elements over dimensions, into <paramref name="out"/> if it is given.</summary>
        public Tensor amin(long[] dims, bool keepdim = false, Tensor? @out = null) => Into(@out, Aten.amin(this, dims, keepdim));

        /// <summary>The smallest elements over dimensions, into <paramref name="out"/> if it is given.</summary>
        public Tensor amin(
            ReadOnlySpan<long> dims, bool keepdim = false, Tensor? @out = null) =>
            Into(@out, Aten.amin(this, dims, keepdim));

        /// <summary>Where the smallest element stands, counted row by row.</summary>
        public Tensor argmin() => Aten.argmin(this);

        /// <summary>Where the smallest elements stand along a dimension.</summary>
        public Tensor argmin(long dim, bool keepdim = false) => Aten.argmin_dim(this, dim, keepdim);

        /// <summary>The smallest and the largest elements along a dimension, or of all.</summary>
        public (Tensor min, Tensor max) aminmax(long? dim = null, bool keepdim = false) => Aten.aminmax(this, dim, keepdim);

        /// <summary>Whether any element is not zero.</summary>
        public Tensor any() => Aten.any(this);

        /// <summary>Whether any element along a dimension is not zero.</summary>
        public Tensor any(long dim, bool keepdim = false) => Aten.any_dim(this, dim, keepdim);

        /// <summary>Whether no element is zero.</summary>
        public Tensor all() => Aten.all(this);

        /// <summary>Whether no element along a dimension is zero.</summary>
        public Tensor all(long dim, bool keepdim = false) => Aten.all_dim(this, dim, keepdim);

        /// <summary>The number of elements that are not zero, over dimensions, or over all.</summary>
        public Tensor count_nonzero(long[]? dims = null) => Aten.count_nonzero(this, dims);

        /// <summary>The p-norm of all elements.</summary>
        public Tensor norm(float p = 2) => Aten.norm(this, p);

        /// <summary>The p-norm along a dimension.</summary>
        public Tensor norm(int dimension, bool keepdim = false, float p = 2) => Aten.norm_dim(this, p, dimension, keepdim);

        /// <summary>The p-norm of the difference.</summary>
        public Tensor dist(Tensor other, float p = 2) => Aten.dist(this, other, p);

        /// <summary>The logarithm of the sum of the exponentials along a dimension.</summary>
        public Tensor logsumexp(long dim, bool keepdim = false) => Aten.logsumexp(this, dim, keepdim);

        /// <summary>The median of all elements: the lower one of two.</summary>
        public Tensor median() => Aten.median(this);

        /// <summary>The median of all elements but NaN: the lower one of two.</summary>
        public Tensor nanmedian() => Aten.nanmedian(this);

        /// <summary>The mean of all elements but NaN, or of those along a dimension.</summary>
        public Tensor nanmean(int? dim = null, bool keepdim = false, ScalarType? dtype = null) =>
            Aten.nanmean_dim(this, dim is { } given ? [given] : default, keepdim, Native.Code(dtype));

        /// <summary>The quantiles along a dimension, linearly interpolated.</summary>
        public Tensor quantile(Tensor q, long dim = -1, bool keepdim = false) => Aten.quantile(this, q, dim, keepdim);

        /// <summary>The most frequent elements along a dimension, and where they stand.</summary>
        public (Tensor values, Tensor indices) mode(long dim = -1, bool keepdim = false) => Aten.mode(this, dim, keepdim);

        // TorchSharp converts the result rather than the elements.
        private static Tensor Typed(Tensor result, ScalarType? type)
        {
            if (type is not { } given || result.dtype == given)
                return result;
            using (result)
                return result.type(given);
        }

        private static Tensor Into(Tensor? @out, Tensor result)
        {
            if (@out is null)
                return result;
            using (result)
                return @out.set_(result);
        }
    }
}
