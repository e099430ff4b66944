namespace CompiledNets.Cpu;

/// <summary>
/// Copies between layouts with strides, and fills: permutations, slices, concatenations and paddings. Axes that lie in each other in the same way in both
/// layouts are joined first. The loops are over rows of the innermost axis of the destination, or over blocks that are transposed if another axis is the
/// innermost of the source.
/// </summary>
internal static unsafe class Copies
{
    /// <summary>The largest number of axes.</summary>
    public const int MostAxes = 6;

    /// <summary>Copies each element from one layout to another. The memories must not overlap.</summary>
    /// <param name="axes">The number of axes, at most 6.</param>
    /// <param name="sizes">The size of each axis.</param>
    /// <param name="source">The first element of the source.</param>
    /// <param name="sourceStrides">The distance of neighbours along each axis of the source. It is 0 for an axis along which the source is repeated.</param>
    /// <param name="destination">The first element of the destination.</param>
    /// <param name="destinationStrides">The distance of neighbours along each axis of the destination.</param>
    public static void Strided(int axes, long* sizes, float* source, long* sourceStrides, float* destination, long* destinationStrides)
    {
        var layout = new CopyLayout(axes, sizes, sourceStrides, destinationStrides);
        if (layout.Elements == 0)
        {
            return;
        }

        var work = new CopyWork(layout, source, destination);
        Team.Shared.Run(ref work, work.Parts);
    }

    /// <summary>Fills a layout with a number.</summary>
    public static void Fill(int axes, long* sizes, float value, float* destination, long* strides)
    {
        var none = stackalloc long[MostAxes];
        new Span<long>(none, MostAxes).Clear();
        Strided(axes, sizes, &value, none, destination, strides);
    }
}
