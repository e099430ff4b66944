namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Views of <paramref name="split_size"/> indices along a dimension each; the last may be smaller.</summary>
        public Tensor[] split(long split_size, int dim = 0)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(split_size, 1);
            Span<nint> pieces = new nint[Math.Max(1, (size(dim) + split_size - 1) / split_size)];
            Aten.split(this, split_size, dim, pieces);
            return Results.Wrap(pieces);
        }

        /// <summary>Views of these sizes along a dimension; they add up to its size.</summary>
        public Tensor[] split(ReadOnlySpan<long> split_sizes, long dim = 0)
        {
            Span<nint> pieces = new nint[split_sizes.Length];
            Aten.split_with_sizes(this, split_sizes, dim, pieces);
            return Results.Wrap(pieces);
        }

        /// <summary>Views of these sizes along a dimension; they add up to its size.</summary>
        public Tensor[] split(long[] split_sizes, long dim = 0) => split((ReadOnlySpan<long>)split_sizes, dim);

        /// <summary>Views of these sizes along the first dimension; they add up to its size.</summary>
        public Tensor[] split(params long[] split_sizes) => split((ReadOnlySpan<long>)split_sizes, 0);

        /// <summary>At most so many views of equal sizes along a dimension; the last may be smaller.</summary>
        public Tensor[] chunk(long chunks, long dim = 0)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(chunks, 1);
            var length = size((int)dim);
            return split(Math.Max(1, (length + chunks - 1) / chunks), (int)dim);
        }

        /// <summary>So many views of nearly equal sizes along a dimension.</summary>
        public Tensor[] tensor_split(long indices_or_sections, long dim = 0)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(indices_or_sections, 1);
            Span<nint> pieces = new nint[indices_or_sections];
            Aten.tensor_split(this, indices_or_sections, dim, pieces);
            return Results.Wrap(pieces);
        }

        /// <summary>Views along a dimension, cut before each of the indices.</summary>
        public Tensor[] tensor_split(long[] indices_or_sections, long dim = 0)
        {
            Span<nint> pieces = new nint[indices_or_sections.Length + 1];
            Aten.tensor_split_indices(this, indices_or_sections, dim, pieces);
            return Results.Wrap(pieces);
        }

        /// <summary>A view of each index of a dimension, without that dimension.</summary>
        public Tensor[] unbind(long dim = 0)
        {
            Span<nint> pieces = new nint[size((int)dim)];
            Aten.unbind(this, dim, pieces);
            return Results.Wrap(pieces);
        }
    }

    /// <summary>The tensors one after the other along a dimension; all other sizes agree. A single one is not copied.</summary>
    public static Tensor cat(IList<Tensor> tensors, long dim = 0) => tensors.Count == 1 ? tensors[0].alias() : Aten.cat(Tensors.Of(tensors), dim);

    /// <summary>The tensors one after the other along a dimension; all other sizes agree.</summary>
    public static Tensor concat(IList<Tensor> tensors, long dim = 0) => cat(tensors, dim);

    /// <summary>The tensors one after the other along a dimension; all other sizes agree.</summary>
    public static Tensor concatenate(IList<Tensor> tensors, long dim = 0) => cat(tensors, dim);

    /// <summary>The tensors, all of one shape, along a new dimension.</summary>
    public static Tensor stack(IEnumerable<Tensor> tensors, long dim = 0) => Aten.stack(Tensors.Of(tensors), dim);

    /// <summary>The tensors side by side: along the second dimension, or the only one.</summary>
    public static Tensor hstack(IList<Tensor> tensors) => Aten.hstack(Tensors.Of(tensors));

    /// <summary>The tensors side by side: along the second dimension, or the only one.</summary>
    public static Tensor hstack(params Tensor[] tensors) => Aten.hstack(tensors);

    /// <summary>The tensors below each other: along the first dimension of two or more.</summary>
    public static Tensor vstack(IList<Tensor> tensors) => Aten.vstack(Tensors.Of(tensors));

    /// <summary>The tensors behind each other: along the third dimension of three or more.</summary>
    public static Tensor dstack(IList<Tensor> tensors) => Aten.dstack(Tensors.Of(tensors));

    /// <summary>The tensors as columns.</summary>
    public static Tensor column_stack(IList<Tensor> tensors) => Aten.column_stack(Tensors.Of(tensors));

    /// <summary>At most so many views of equal sizes along a dimension; the last may be smaller.</summary>
    public static Tensor[] chunk(Tensor input, long chunks, long dim = 0) => input.chunk(chunks, dim);

    /// <summary>Views of these sizes along a dimension; they add up to its size.</summary>
    public static Tensor[] split(Tensor tensor, long[] split_sizes, long dim = 0) => tensor.split(split_sizes, dim);

    /// <summary>A view of each index of a dimension, without that dimension.</summary>
    public static Tensor[] unbind(Tensor input, long dim = 0) => input.unbind(dim);

    /// <summary>The tensors expanded to their common shape; views.</summary>
    public static IList<Tensor> broadcast_tensors(params Tensor[] tensors)
    {
        Span<nint> pieces = new nint[tensors.Length];
        Aten.broadcast_tensors(tensors, pieces);
        return Results.Wrap(pieces);
    }

    /// <summary>The coordinates of every point of a grid, given those of each axis.</summary>
    public static Tensor[] meshgrid(IEnumerable<Tensor> tensors, string indexing = "ij")
    {
        if (indexing is not ("ij" or "xy"))
            throw new ArgumentException("A grid is indexed \"ij\" or \"xy\".", nameof(indexing));
        var axes = tensors.ToArray();
        Span<nint> pieces = new nint[axes.Length];
        Aten.meshgrid(axes, indexing == "xy", pieces);
        return Results.Wrap(pieces);
    }
}
