namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The slices at these indices of a dimension; a copy.</summary>
        public Tensor index_select(long dim, Tensor index) => Aten.index_select(this, dim, index);

        /// <summary>This plus <paramref name="alpha"/> times each slice of the source, at the indices of a dimension.</summary>
        public Tensor index_add(long dim, Tensor index, Tensor source, Scalar alpha) => Aten.index_add(this, dim, index, source, alpha);

        /// <summary>This plus <paramref name="alpha"/> times each slice of the source, at the indices of a dimension. In place.</summary>
        public Tensor index_add_(
            long dim, Tensor index, Tensor source, Scalar alpha) =>
            This(Aten.index_add_(this, dim, index, source, alpha));

        /// <summary>This with the slices of the source at the indices of a dimension.</summary>
        public Tensor index_copy(long dim, Tensor index, Tensor source) => Aten.index_copy(this, dim, index, source);

        /// <summary>This with the slices of the source at the indices of a dimension. In place.</summary>
        public Tensor index_copy_(long dim, Tensor index, Tensor source) => This(Aten.index_copy_(this, dim, index, source));

        /// <summary>This with a value at the indices of a dimension.</summary>
        public Tensor index_fill(long dim, Tensor index, Scalar value) => Aten.index_fill(this, dim, index, value);

        /// <summary>This with a value at the indices of a dimension. In place.</summary>
        public Tensor index_fill_(long dim, Tensor index, Scalar value) => This(Aten.index_fill_(this, dim, index, value));

        /// <summary>For each index the element there, along a dimension; the result has the shape of the index.</summary>
        public Tensor gather(long dim, Tensor index) => Aten.gather(this, dim, index);

        /// <summary>This with each element of the source at its index, along a dimension.</summary>
        public Tensor scatter(long dim, Tensor index, Tensor src) => Aten.scatter(this, dim, index, src);

        /// <summary>This with each element of the source at its index, along a dimension. In place.</summary>
        public Tensor scatter_(long dim, Tensor index, Tensor src) => This(Aten.scatter_(this, dim, index, src));

        /// <summary>This plus each element of the source at its index, along a dimension.</summary>
        public Tensor scatter_add(long dim, Tensor index, Tensor src) => Aten.scatter_add(this, dim, index, src);

        /// <summary>This plus each element of the source at its index, along a dimension. In place.</summary>
        public Tensor scatter_add_(long dim, Tensor index, Tensor src) => This(Aten.scatter_add_(this, dim, index, src));

        /// <summary>This with a value where the mask is true, broadcast.</summary>
        public Tensor masked_fill(Tensor mask, Scalar value) => Aten.masked_fill(this, mask, value);

        /// <summary>This with a value where the mask is true, broadcast. In place.</summary>
        public Tensor masked_fill_(Tensor mask, Scalar value) => This(Aten.masked_fill_(this, mask, value));

        /// <summary>The elements where the mask is true, in one dimension.</summary>
        public Tensor masked_select(Tensor mask) => Aten.masked_select(this, mask);

        /// <summary>This with the elements of the source one after the other where the mask is true.</summary>
        public Tensor masked_scatter(Tensor mask, Tensor value) => Aten.masked_scatter(this, mask, value);

        /// <summary>This with the elements of the source one after the other where the mask is true. In place.</summary>
        public Tensor masked_scatter_(Tensor mask, Tensor value) => This(Aten.masked_scatter_(this, mask, value));

        /// <summary>The elements at these positions, counted row by row.</summary>
        public Tensor take(Tensor index) => Aten.take(this, index);

        /// <summary>The elements at these positions, counted row by row.</summary>
        public Tensor take_along_dim(Tensor indices) => Aten.take_along_dim(this, indices, default);

        /// <summary>For each index the element there, along a dimension, broadcast.</summary>
        public Tensor take_along_dim(Tensor indices, long dim) => Aten.take_along_dim(this, indices, dim);

        /// <summary>This with another slice at one index of a dimension.</summary>
        public Tensor select_scatter(Tensor src, long dim, long index) => Aten.select_scatter(this, src, dim, index);

        /// <summary>This with another slice.</summary>
        public Tensor slice_scatter(Tensor src, long dim = 0, long? start = null, long? end = null, long step = 1) =>
            Aten.slice_scatter(this, src, dim, start, end, step);

        /// <summary>The elements of this where the condition is true, and otherwise of the other; broadcast.</summary>
        public Tensor where(Tensor condition, Tensor y) => Aten.where(condition, this, y);

        /// <summary>The indices of the elements that are not zero, one row each.</summary>
        public Tensor nonzero() => Aten.nonzero(this);

        /// <summary>The indices of the elements that are not zero, one row each.</summary>
        public Tensor argwhere() => Aten.argwhere(this);

        /// <summary>The indices of the elements that are not zero, one tensor for each dimension.</summary>
        public IList<Tensor> nonzero_as_list()
        {
            Span<nint> pieces = new nint[Math.Max(1, ndim)];
            Aten.where_condition(this, pieces);
            return Results.Wrap(pieces);
        }
    }

    /// <summary>The slices at these indices of a dimension; a copy.</summary>
    public static Tensor index_select(Tensor input, long dim, Tensor index) => input.index_select(dim, index);

    /// <summary>For each index the element there, along a dimension; the result has the shape of the index.</summary>
    public static Tensor gather(Tensor input, long dim, Tensor index) => input.gather(dim, index);

    /// <summary>The input with each element of the source at its index, along a dimension.</summary>
    public static Tensor scatter(Tensor input, long dim, Tensor index, Tensor src) => input.scatter(dim, index, src);

    /// <summary>The input with each element of the source at its index, along a dimension. In place.</summary>
    public static Tensor scatter_(Tensor input, long dim, Tensor index, Tensor src) => input.scatter_(dim, index, src);

    /// <summary>The input plus each element of the source at its index, along a dimension.</summary>
    public static Tensor scatter_add(Tensor input, long dim, Tensor index, Tensor src) => input.scatter_add(dim, index, src);

    /// <summary>The input plus each element of the source at its index, along a dimension. In place.</summary>
    public static Tensor scatter_add_(Tensor input, long dim, Tensor index, Tensor src) => input.scatter_add_(dim, index, src);

    /// <summary>The elements where the mask is true, in one dimension.</summary>
    public static Tensor masked_select(Tensor input, Tensor mask) => input.masked_select(mask);

    /// <summary>The input plus <paramref name="alpha"/> times each slice of the source, at the indices of a dimension.</summary>
    public static Tensor index_add(
        Tensor input, long dim, Tensor index, Tensor source, Scalar alpha) =>
        input.index_add(dim, index, source, alpha);

    /// <summary>The input plus <paramref name="alpha"/> times each slice of the source, at the indices of a dimension. In place.</summary>
    public static Tensor index_add_(
        Tensor input, long dim, Tensor index, Tensor source, Scalar alpha) =>
        input.index_add_(dim, index, source, alpha);

    /// <summary>The indices of the elements that are not zero, one row each.</summary>
    public static Tensor nonzero(Tensor input) => input.nonzero();

    /// <summary>The elements at these positions, counted row by row.</summary>
    public static Tensor take(Tensor input, Tensor index) => input.take(index);

    /// <summary>The elements of the one where the condition is true, and otherwise of the other; broadcast.</summary>
    public static Tensor where(Tensor condition, Tensor x, Tensor y) => Aten.where(condition, x, y);
}
