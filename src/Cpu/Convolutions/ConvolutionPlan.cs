namespace CompiledNets.Cpu;

/// <summary>The algorithms of convolutions.</summary>
internal enum ConvolutionMethod
{
    /// <summary>Products without copies of patches; for kernels' gradients, with sums for each part.</summary>
    Direct,

    /// <summary>A blocked product over all pixels: gradients of wide kernels.</summary>
    Blocked,

    /// <summary>Winograd's F(4x4, 3x3) or F(3x3, 3x3), block by block of tiles.</summary>
    Winograd,

    /// <summary>Winograd's algorithm for large kernels and for few tiles: all tiles first, then the products of each panel of filters.</summary>
    WinogradWide,

    /// <summary>One product of matrices, for few pixels: of the image, or of its patches (<see cref="PatchProduct{M, V}"/>).</summary>
    Product,

    /// <summary>Products of rows for the few filters or channels that a vector would not fill (<see cref="NarrowConvolution"/>).</summary>
    Narrow,
}

/// <summary>Chooses the algorithm by the shape. The borders were measured on two processors with AVX-512, which have 1 and 2 MB of second cache.</summary>
internal static class ConvolutionPlan
{
    // A transformed kernel of so many bytes stays in the second cache beside the tiles.
    private const long BlockKernelBytes = 2_500_000;

    // Gradients that are computed together are divided among threads by images, so fewer images would leave threads idle.
    private const int SharedBatch = 4;

    // The sums of a larger kernel do not fit in the second cache beside the kernel.
    private const int SharedKernel = 64 * 64;

    // With fewer tiles, the transforms of the kernel take longer than the products that they save.
    private const int LeastTiles = 4;

    // With more tiles, the order block by block is faster, because each panel of the wide order reads all tiles. Small kernels use blocks from fewer tiles on, because
    // with blocks, their gradients share transformed tiles and their results can be pooled.
    private const int WideTiles = 96;
    private const int WideGradientTiles = 256;
    private const int WideTilesOfSmallKernel = 24;

    // With so many pixels, a product takes 0.8 to 0.9 of the time of the other methods for a 1x1 kernel; with 3,000 pixels it takes 0.9 to 1.4.
    private const int ProductPixels = 1024;

    // A larger kernel leaves the second cache between two rows of the direct method, and a product of patches takes 0.5 to 0.8 of its time.
    private const long ProductKernel = 1L << 18;

    // As a product, the gradient of a kernel with so many channels and filters takes 0.3 to 0.9 of the time of the other methods. Without copies of patches, that holds for more pixels.
    private const int ProductChannels = 128;
    private const int ProductImagePixels = 4096;

    public static ConvolutionMethod Forward(in ConvolutionShape s)
    {
        if (NarrowConvolution.HasFewFilters(s))
        {
            return ConvolutionMethod.Narrow;
        }

        if (IsProduct(s))
        {
            return ConvolutionMethod.Product;
        }

        return IsTiled(s) ? Tiled(s, WideTiles)
            : s.OutPixels <= ProductPixels && s.KernelSize > ProductKernel ? ConvolutionMethod.Product : ConvolutionMethod.Direct;
    }

    public static ConvolutionMethod InputGradient(in ConvolutionShape s) =>
        NarrowConvolution.HasFewChannels(s) ? ConvolutionMethod.Narrow : Forward(s) is var method && method == ConvolutionMethod.Narrow ? ConvolutionMethod.Direct : method;

    public static ConvolutionMethod KernelGradient(in ConvolutionShape s)
    {
        if (NarrowConvolution.HasFewFilters(s))
        {
            return ConvolutionMethod.Narrow;
        }

        if (IsProduct(s))
        {
            return ConvolutionMethod.Product;
        }

        if (IsTiled(s))
        {
            return Tiled(s, WideGradientTiles);
        }

        if (s is { Channels: >= ProductChannels, Filters: >= ProductChannels } && s.OutPixels <= (s.Pointwise ? ProductImagePixels : ProductPixels))
        {
            return ConvolutionMethod.Product;
        }

        return s.Channels >= 64 && s.Filters >= 64 && s.KernelSize >= 1 << 16 ? ConvolutionMethod.Blocked : ConvolutionMethod.Direct;
    }

    /// <summary>Returns true if the gradients of the image and of the kernel are computed together from the same transformed tiles.</summary>
    public static bool SharesTiles(in ConvolutionShape s) =>
        s.Batch >= SharedBatch && s.Channels * s.Filters <= SharedKernel && KernelGradient(s) == ConvolutionMethod.Winograd && InputGradient(s) == ConvolutionMethod.Winograd;

    /// <summary>Returns true if the shape has Winograd's algorithm: 3x3, stride 1, whole vectors of channels and filters.</summary>
    public static bool CanTile(in ConvolutionShape s) =>
        s is { KernelHeight: 3, KernelWidth: 3, StrideY: 1, StrideX: 1, Top: <= 2, Bottom: <= 2, Left: <= 2, Right: <= 2, Channels: <= 512, Filters: <= 512 }
        && s.Channels % 16 == 0 && s.Filters % 16 == 0;

    /// <summary>Chooses the number of rows and columns of the results of a tile by the number of products of all tiles.</summary>
    public static int TileSize(in ConvolutionShape s) => 25 * TilesOf(s, 3) < 36 * TilesOf(s, 4) ? 3 : 4;

    private static bool IsProduct(in ConvolutionShape s) => s.Pointwise && s.OutPixels <= ProductPixels;

    private static long Tiles(in ConvolutionShape s) => s.Batch * TilesOf(s, 4);

    private static long TilesOf(in ConvolutionShape s, int size) => (long)((s.OutHeight + size - 1) / size) * ((s.OutWidth + size - 1) / size);

    private static bool IsTiled(in ConvolutionShape s) => CanTile(s) && Tiles(s) >= LeastTiles;

    private static ConvolutionMethod Tiled(in ConvolutionShape s, int wideTiles)
    {
        var kernel = s.Channels * s.Filters;
        return Tiles(s) <= (kernel <= SharedKernel ? WideTilesOfSmallKernel : wideTiles) || 36L * sizeof(float) * kernel > BlockKernelBytes ? ConvolutionMethod.WinogradWide : ConvolutionMethod.Winograd;
    }
}
