namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The same data in another shape; one size may be -1. Raises an error where only a copy would do.</summary>
        public Tensor view(params long[] shape) => Aten.view(this, shape);

        /// <summary>The same data in the shape of another tensor.</summary>
        public Tensor view_as(Tensor other) => Aten.view_as(this, other);

        /// <summary>The elements in another shape, copied if need be; one size may be -1.</summary>
        public Tensor reshape(params long[] shape) => Aten.reshape(this, shape);

        /// <summary>A view with these sizes and strides into the storage.</summary>
        public Tensor as_strided(
            long[] size, long[] strides, long storageOffset = 0) =>
            Aten.as_strided(this, size, strides, storageOffset);

        /// <summary>A view with the dimensions in another order.</summary>
        public Tensor permute(params long[] permutation) => Aten.permute(this, permutation);

        /// <summary>A view with two dimensions swapped.</summary>
        public Tensor transpose(long dim0, long dim1) => Aten.transpose(this, dim0, dim1);

        /// <summary>Swaps two dimensions, in place.</summary>
        public Tensor transpose_(long dim0, long dim1) => This(Aten.transpose_(this, dim0, dim1));

        /// <summary>A view with two dimensions swapped.</summary>
        public Tensor swapdims(long dim0, long dim1) => Aten.transpose(this, dim0, dim1);

        /// <summary>A view with two dimensions swapped.</summary>
        public Tensor swapaxes(long dim0, long dim1) => Aten.transpose(this, dim0, dim1);

        /// <summary>A view of a matrix transposed; vectors and scalars stay as they are.</summary>
        public Tensor t() => Aten.t(this);

        /// <summary>A view without the dimensions of size 1, or without that one if it has size 1.</summary>
        public Tensor squeeze(long? dim = null) => dim is { } given ? Aten.squeeze_dim(this, given) : Aten.squeeze(this);

        /// <summary>Drops the dimensions of size 1, or that one if it has size 1, in place.</summary>
        public Tensor squeeze_(long? dim = null) => This(dim is { } given ? Aten.squeeze__dim(this, given) : Aten.squeeze_(this));

        /// <summary>A view with a dimension of size 1 put in.</summary>
        public Tensor unsqueeze(long dim) => Aten.unsqueeze(this, dim);

        /// <summary>Puts in a dimension of size 1, in place.</summary>
        public Tensor unsqueeze_(long dim) => This(Aten.unsqueeze_(this, dim));

        /// <summary>A view that repeats dimensions of size 1; -1 keeps a size.</summary>
        public Tensor expand(params long[] sizes) => Aten.expand(this, sizes, false);

        /// <summary>A view that repeats dimensions of size 1; -1 keeps a size.</summary>
        public Tensor expand(long[] sizes, bool isImplicit = false) => Aten.expand(this, sizes, isImplicit);

        /// <summary>A view that repeats dimensions of size 1; -1 keeps a size.</summary>
        public Tensor expand(ReadOnlySpan<long> sizes, bool isImplicit = false) => Aten.expand(this, sizes, isImplicit);

        /// <summary>A view that repeats dimensions of size 1; -1 keeps a size.</summary>
        public Tensor expand(Size sizes, bool isImplicit = false) => Aten.expand(this, sizes, isImplicit);

        /// <summary>A view with the sizes of another tensor.</summary>
        public Tensor expand_as(Tensor other) => Aten.expand_as(this, other);

        /// <summary>A view broadcast to the shape.</summary>
        public Tensor broadcast_to(params long[] shape) => Aten.broadcast_to(this, shape);

        /// <summary>The dimensions from <paramref name="start_dim"/> to <paramref name="end_dim"/> as one.</summary>
        public Tensor flatten(long start_dim = 0, long end_dim = -1) => Aten.flatten(this, start_dim, end_dim);

        /// <summary>All dimensions as one.</summary>
        public Tensor ravel() => Aten.flatten(this, 0, -1);

        /// <summary>The slice of <paramref name="length"/> indices from <paramref name="start"/> on, as a view.</summary>
        public Tensor narrow(long dim, long start, long length) => Aten.narrow(this, dim, start, length);

        /// <summary>The slice at one index of a dimension, without that dimension, as a view.</summary>
        public Tensor select(long dim, long index) => Aten.select(this, dim, index);

        /// <summary>Every <paramref name="step"/>th index from <paramref name="start"/> up to but not including <paramref name="finish"/>, as a view.</summary>
        public Tensor slice(long dim, long start, long finish, long step) => Aten.slice(this, dim, start, finish, step);

        /// <summary>All windows of <paramref name="size"/> along a dimension, <paramref name="step"/> apart, as a last dimension; a view.</summary>
        public Tensor unfold(long dimension, long size, long step) => Aten.unfold(this, dimension, size, step);

        /// <summary>A view with dimensions moved to other places.</summary>
        public Tensor movedim(long[] source, long[] destination) => Aten.movedim(this, source, destination);

        /// <summary>A view with dimensions moved to other places.</summary>
        public Tensor moveaxis(long[] source, long[] destination) => Aten.movedim(this, source, destination);

        /// <summary>A matrix with this vector on a diagonal, or the diagonal of this matrix.</summary>
        public Tensor diag(long diagonal = 0) => Aten.diag(this, diagonal);

        /// <summary>Matrices with the last dimension on a diagonal.</summary>
        public Tensor diag_embed(long offset = 0, long dim1 = -2, long dim2 = -1) => Aten.diag_embed(this, offset, dim1, dim2);

        /// <summary>The elements in reverse order along the dimensions; a copy.</summary>
        public Tensor flip(params long[] dims) => Aten.flip(this, dims);

        /// <summary>The elements shifted along a dimension, wrapping around; of all elements in a row if none is given.</summary>
        public Tensor roll(
            long shifts, long? dims = null) =>
            Aten.roll(this, new Ints(in shifts), dims is { } dim ? new Ints(in dim) : default);

        /// <summary>The elements shifted along the dimensions, wrapping around.</summary>
        public Tensor roll(long[] shifts, long[] dims) => Aten.roll(this, shifts, dims);

        /// <summary>The elements shifted along the dimensions, wrapping around; of all elements in a row if none is given.</summary>
        public Tensor roll(ReadOnlySpan<long> shifts, ReadOnlySpan<long> dims = default) => Aten.roll(this, shifts, dims);

        /// <summary>The tensor repeated along each dimension; a copy.</summary>
        public Tensor repeat(params long[] sizes) => Aten.repeat(this, sizes);

        /// <summary>The tensor repeated along each dimension, missing ones first; a copy.</summary>
        public Tensor tile(long[] reps) => Aten.tile(this, reps);

        /// <summary>Each element repeated along a dimension.</summary>
        public Tensor repeat_interleave(long repeats, long? dim = null, long? output_size = null) =>
            Aten.repeat_interleave(this, repeats, dim, output_size);

        /// <summary>Each element repeated as often as <paramref name="repeats"/> says.</summary>
        public Tensor repeat_interleave(Tensor repeats, long? dim = null, long? output_size = null) =>
            Aten.repeat_interleave_Tensor(this, repeats, dim, output_size);

        /// <summary>The elements on and below a diagonal, the others 0.</summary>
        public Tensor tril(long diagonal = 0) => Aten.tril(this, diagonal);

        /// <summary>The elements on and above a diagonal, the others 0.</summary>
        public Tensor triu(long diagonal = 0) => Aten.triu(this, diagonal);

        /// <summary>A view with the dimensions in reverse order.</summary>
        public Tensor T => Aten.permute(this, Range(ndim - 1, ndim, -1));

        /// <summary>A view with the last two dimensions swapped.</summary>
        public Tensor mT => Aten.mT(this);

        /// <summary>A view with one dimension as several; one size may be -1.</summary>
        public Tensor unflatten(long dim, params long[] sizes)
        {
            if (dim < 0 || dim >= ndim)
                throw new ArgumentException($"There are {ndim} dimensions, and no {dim}.", nameof(dim));
            if (sizes.Length == 0)
                throw new ArgumentException("A dimension becomes at least one.", nameof(sizes));
            var old = shape;
            return view([.. old[..(int)dim], .. sizes, .. old[((int)dim + 1)..]]);
        }

        /// <summary>A view with one dimension as several; one size may be -1.</summary>
        public Tensor unflatten(long dim, Size sizes) => unflatten(dim, sizes.Shape);
    }

    /// <summary>A view with the dimensions in another order.</summary>
    public static Tensor permute(Tensor input, params long[] permutation) => input.permute(permutation);

    /// <summary>The elements in another shape, copied if need be; one size may be -1.</summary>
    public static Tensor reshape(Tensor input, params long[] shape) => input.reshape(shape);

    /// <summary>A view with two dimensions swapped.</summary>
    public static Tensor transpose(Tensor input, long dim0, long dim1) => input.transpose(dim0, dim1);

    /// <summary>A view without the dimensions of size 1, or without that one if it has size 1.</summary>
    public static Tensor squeeze(Tensor input, long? dim = null) => input.squeeze(dim);

    /// <summary>A view with a dimension of size 1 put in.</summary>
    public static Tensor unsqueeze(Tensor input, long dim) => input.unsqueeze(dim);

    /// <summary>The slice of <paramref name="length"/> indices from <paramref name="start"/> on, as a view.</summary>
    public static Tensor narrow(Tensor input, long dim, long start, long length) => input.narrow(dim, start, length);

    /// <summary>The slice at one index of a dimension, without that dimension, as a view.</summary>
    public static Tensor select(Tensor input, long dim, long index) => input.select(dim, index);

    /// <summary>The elements in reverse order along the dimensions; a copy.</summary>
    public static Tensor flip(Tensor input, params long[] dims) => input.flip(dims);

    /// <summary>A view of a matrix transposed; vectors and scalars stay as they are.</summary>
    public static Tensor t(Tensor input) => input.t();

    /// <summary>A view with two dimensions swapped.</summary>
    public static Tensor swapdims(Tensor input, long dim0, long dim1) => input.swapdims(dim0, dim1);

    /// <summary>A view with two dimensions swapped.</summary>
    public static Tensor swapaxes(Tensor input, long dim0, long dim1) => input.swapaxes(dim0, dim1);

    /// <summary>All dimensions as one.</summary>
    public static Tensor ravel(Tensor input) => input.ravel();

    /// <summary>A matrix with this vector on a diagonal, or the diagonal of this matrix.</summary>
    public static Tensor diag(Tensor input, long diagonal = 0) => input.diag(diagonal);

    /// <summary>Matrices with the last dimension on a diagonal.</summary>
    public static Tensor diag_embed(Tensor input, long offset = 0, long dim1 = -2, long dim2 = -1) => input.diag_embed(offset, dim1, dim2);

    /// <summary>A view broadcast to the shape.</summary>
    public static Tensor broadcast_to(Tensor input, params long[] shape) => input.broadcast_to(shape);

    /// <summary>The dimensions from <paramref name="start_dim"/> to <paramref name="end_dim"/> as one.</summary>
    public static Tensor flatten(Tensor input, long start_dim = 0, long end_dim = -1) => input.flatten(start_dim, end_dim);

    /// <summary>The tensor repeated along each dimension, missing ones first; a copy.</summary>
    public static Tensor tile(Tensor input, long[] reps) => input.tile(reps);

    /// <summary>The elements on and below a diagonal, the others 0.</summary>
    public static Tensor tril(Tensor input, long diagonal = 0) => input.tril(diagonal);

    /// <summary>The elements on and above a diagonal, the others 0.</summary>
    public static Tensor triu(Tensor input, long diagonal = 0) => input.triu(diagonal);

    /// <summary>A view with dimensions moved to other places.</summary>
    public static Tensor movedim(Tensor input, long[] source, long[] destination) => input.movedim(source, destination);

    /// <summary>A view with dimensions moved to other places.</summary>
    public static Tensor moveaxis(Tensor input, long[] source, long[] destination) => input.moveaxis(source, destination);
}
