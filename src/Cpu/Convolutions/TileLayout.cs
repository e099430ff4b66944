namespace CompiledNets.Cpu;

/// <summary>
/// The layout of transformed tiles in memory: [blocks of channels][products][tiles][channels of a block]. Distances are in floats. The channels of transformed gradients
/// are filters.
/// </summary>
/// <param name="Channels">The number of channels of a block. The last block can have fewer.</param>
/// <param name="Row">The distance of two tiles.</param>
/// <param name="Product">The distance of the transforms for two products.</param>
/// <param name="Block">The distance of two blocks.</param>
internal readonly record struct TileLayout(int Channels, nint Row, nint Product, nint Block)
{
    /// <summary>Creates the layout of tiles with all channels in one block.</summary>
    public static TileLayout Whole(int channels, nint row, int tiles) => new(channels, row, tiles * row + 16, 0);

    /// <summary>Creates the layout of tiles with blocks of channels, so that a part that needs some of the channels reads contiguous memory.</summary>
    public static TileLayout InBlocks(int channels, int tiles, int products)
    {
        var product = (nint)tiles * channels + 16;
        return new(channels, channels, product, product * products);
    }
}
