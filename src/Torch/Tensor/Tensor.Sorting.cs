namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The largest, or smallest, elements along a dimension, and where they stand.</summary>
        public (Tensor values, Tensor indexes) topk(int k, int dim = -1, bool largest = true, bool sorted = true) =>
            Aten.topk(this, k, dim, largest, sorted);

        /// <summary>The elements in order along a dimension, and where they stood.</summary>
        public (Tensor Values, Tensor Indices) sort(long dim = -1, bool descending = false, bool stable = false) =>
            Aten.sort(this, dim, descending, stable);

        /// <summary>Where the elements in order along a dimension stood.</summary>
        public Tensor argsort(long dim = -1, bool descending = false) => Aten.argsort(this, dim, descending);

        /// <summary>The elements in order along the first dimension.</summary>
        public Tensor msort() => Aten.msort(this);

        /// <summary>The kth smallest elements along a dimension, the last by default, and where they stand.</summary>
        public (Tensor values, Tensor indices) kthvalue(long k, long? dim, bool keepdim = false) => Aten.kthvalue(this, k, dim ?? -1, keepdim);

        /// <summary>The running sum along a dimension.</summary>
        public Tensor cumsum(long dim, ScalarType? type = null) => Aten.cumsum(this, dim, Native.Code(type));

        /// <summary>The running product along a dimension.</summary>
        public Tensor cumprod(long dim, ScalarType? type = null) => Aten.cumprod(this, dim, Native.Code(type));

        /// <summary>The largest elements so far along a dimension, and where they stand.</summary>
        public (Tensor values, Tensor indexes) cummax(long dim) => Aten.cummax(this, dim);

        /// <summary>The smallest elements so far along a dimension, and where they stand.</summary>
        public (Tensor values, Tensor indexes) cummin(long dim) => Aten.cummin(this, dim);

        /// <summary>The logarithm of the running sum of the exponentials along a dimension.</summary>
        public Tensor logcumsumexp(long dim) => Aten.logcumsumexp(this, dim);

        /// <summary>How often each integer occurs in this vector, weighted if there are weights.</summary>
        public Tensor bincount(Tensor? weights, long minlength = 0) => Aten.bincount(this, weights, minlength);

        /// <summary>How many elements fall into each of equal bins; between the smallest and largest element if both bounds are 0.</summary>
        public Tensor histc(long bins = 100, long min = 0, long max = 0) => Aten.histc(this, bins, min, max);

        /// <summary>The distinct elements, or slices along a dimension; where each element is among them and how often it occurs, if asked for.</summary>
        public (Tensor output, Tensor? inverse_indices, Tensor? counts) unique(
            bool sorted = true, bool return_inverse = false, bool return_counts = false, int? dim = null) =>
            dim is { } given
                ? Aten.unique_dim(this, given, sorted, return_inverse, return_counts)
                : Aten.unique(this, sorted, return_inverse, return_counts);
    }

    /// <summary>The largest, or smallest, elements along a dimension, and where they stand.</summary>
    public static (Tensor values, Tensor indexes) topk(Tensor input, int k, int dim = -1, bool largest = true, bool sorted = true) =>
        input.topk(k, dim, largest, sorted);

    /// <summary>The elements in order along a dimension, and where they stood.</summary>
    public static (Tensor Values, Tensor Indices) sort(Tensor input, long dim = -1, bool descending = false, bool stable = false) =>
        input.sort(dim, descending, stable);

    /// <summary>Where the elements in order along a dimension stood.</summary>
    public static Tensor argsort(Tensor input, long dim = -1, bool descending = false) => input.argsort(dim, descending);

    /// <summary>The elements in order along the first dimension.</summary>
    public static Tensor msort(Tensor input) => input.msort();

    /// <summary>The running sum along a dimension.</summary>
    public static Tensor cumsum(Tensor input, long dim, ScalarType? type = null) => input.cumsum(dim, type);

    /// <summary>The running product along a dimension.</summary>
    public static Tensor cumprod(Tensor input, long dim, ScalarType? type = null) => input.cumprod(dim, type);

    /// <summary>The largest elements so far along a dimension, and where they stand.</summary>
    public static (Tensor values, Tensor indexes) cummax(Tensor input, long dim) => input.cummax(dim);

    /// <summary>The smallest elements so far along a dimension, and where they stand.</summary>
    public static (Tensor values, Tensor indexes) cummin(Tensor input, long dim) => input.cummin(dim);

    /// <summary>The logarithm of the running sum of the exponentials along a dimension.</summary>
    public static Tensor logcumsumexp(Tensor input, long dim) => input.logcumsumexp(dim);

    /// <summary>How often each integer occurs in this vector, weighted if there are weights.</summary>
    public static Tensor bincount(Tensor input, Tensor? weights = null, long minlength = 0) => input.bincount(weights, minlength);

    /// <summary>How many elements fall into each of equal bins; between the smallest and largest element if both bounds are 0.</summary>
    public static Tensor histc(Tensor input, long bins = 100, long min = 0, long max = 0) => input.histc(bins, min, max);
}
