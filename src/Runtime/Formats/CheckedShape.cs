namespace CompiledNets;

/// <summary>Checks shapes, strides and offsets that come from files. All arithmetic on them is here, and is checked for overflow.</summary>
internal static class CheckedShape
{
    /// <summary>The largest rank. HDF5 has the same limit. libtorch and TorchSharp do not check larger ranks everywhere.</summary>
    public const int MaxRank = 32;

    /// <summary>Computes the number of elements.</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="what">The tensor, for the message.</param>
    /// <exception cref="FileFormatException">A size is negative, the rank is too large, or the number is not a 64-bit integer.</exception>
    public static long Count(ReadOnlySpan<long> shape, string what) => Bytes(shape, 1, what);

    /// <summary>Computes the number of bytes of the elements.</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="size">The number of bytes of an element.</param>
    /// <param name="what">The tensor, for the message.</param>
    /// <exception cref="FileFormatException">A size is negative, the rank is too large, or the number is not a 64-bit integer.</exception>
    public static long Bytes(ReadOnlySpan<long> shape, int size, string what)
    {
        if (shape.Length > MaxRank)
        {
            throw new FileFormatException($"{what} would have {shape.Length} axes, but at most {MaxRank} are supported");
        }

        // Without the zeros among the sizes, because libtorch multiplies the others for the strides.
        var (bytes, isEmpty) = ((Int128)size, false);
        foreach (var dim in shape)
        {
            if (dim < 0)
            {
                throw new FileFormatException($"{what} has the shape {Text(shape)}, but a size must not be negative");
            }

            isEmpty |= dim == 0;
            bytes *= Math.Max(dim, 1);
            if (bytes > long.MaxValue)
            {
                throw new FileFormatException($"{what} has the shape {Text(shape)}, which is more numbers than any file can hold");
            }
        }

        return isEmpty ? 0 : (long)bytes;
    }

    /// <summary>Checks that the elements of a strided view are in their storage.</summary>
    /// <param name="shape">The shape of the view.</param>
    /// <param name="strides">The strides, in elements.</param>
    /// <param name="offset">The index of the first element.</param>
    /// <param name="stored">The number of elements of the storage.</param>
    /// <param name="what">The tensor, for the message.</param>
    /// <returns>The number of elements of the view.</returns>
    /// <exception cref="FileFormatException">An element is outside of the storage.</exception>
    public static long View(ReadOnlySpan<long> shape, ReadOnlySpan<long> strides, long offset, long stored, string what)
    {
        var count = Count(shape, what);
        if (shape.Length != strides.Length)
        {
            throw new FileFormatException($"{what} has {shape.Length} sizes, but {strides.Length} strides");
        }

        var last = (Int128)offset;
        for (var axis = 0; axis < shape.Length; axis++)
        {
            if (strides[axis] < 0)
            {
                throw new FileFormatException($"{what} has the stride {strides[axis]} on axis {axis}, but strides must not be negative");
            }

            last += (Int128)Math.Max(shape[axis] - 1, 0) * strides[axis];
        }

        // libtorch checks an empty view too.
        return offset >= 0 && offset <= stored && (count == 0 ? last <= stored : last < stored)
            ? count
            : throw new FileFormatException($"{what} of the shape {Text(shape)} at element {offset} is outside of its storage of {stored} elements");
    }

    private static string Text(ReadOnlySpan<long> shape) => "(" + string.Join(", ", shape.ToArray()) + ")";
}
