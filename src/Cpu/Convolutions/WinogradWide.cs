namespace CompiledNets.Cpu;

/// <summary>
/// A 3x3 convolution with stride 1 by Winograd's algorithm (<see cref="WinogradTile4{M, V}"/>), for kernels whose transform is larger than the second cache, and for few
/// tiles. All tiles of the image are transformed first. Then each part computes the results of some tiles for a panel of filters: for one block of channels after the other,
/// it transforms the kernel and adds the products, and at last it transforms the sums. So the transformed kernel stays in the second cache, and the sums are short, which
/// keeps the rounding errors small. The data gradient is the same over the gradient of the result.
/// </summary>
internal unsafe struct WinogradWide<M, V> : IWork
    where M : struct, IVectorUnit<V>
    where V : struct
{
    // The transformed kernel of a block of channels and the sums of so many tiles are in the second cache together.
    private const int BlockChannels = 64;
    private const int BlockTiles = 72;

    // If there are few panels, the blocks of tiles are smaller, so that there are this many parts, if each has at least this many products.
    private const int FewParts = 4;
    private const double ProductsOfPart = 1e6;

    public WinogradTiles Tiles;
    public float* X, Kernel, Y;
    public bool Turned, Accumulate;
    public ColumnEnd End;
    private WinogradKernel<M, V> _kernel;
    private float* _v;
    private TileLayout _layoutV;
    private int _parts, _panels, _tileBlocks;
    private bool _isTransformed;

    private static int Width => 2 * M.Count;

    public void Run()
    {
        var s = Tiles.Shape;
        _kernel = new() { Kernel = Kernel, Inner = s.Channels, Outer = s.Filters, Transposed = Turned, Turned = Turned, Products = Tiles.Products };
        _panels = Tiles.Filters / Width;
        var products = (double)Tiles.Products * Tiles.Count * s.Channels * s.Filters;
        var wanted = (int)Math.Clamp(products / ProductsOfPart, 1, FewParts);
        _tileBlocks = Math.Max((Tiles.Count + BlockTiles - 1) / BlockTiles, Math.Min((wanted + _panels - 1) / _panels, Math.Max(1, Tiles.Count / RegisterTile.MaxRows)));
        _layoutV = TileLayout.InBlocks(BlockChannels, Tiles.Count, Tiles.Products);
        _v = Scratch.OfKernel((s.Channels + BlockChannels - 1) / BlockChannels * _layoutV.Block);
        _parts = (int)Math.Clamp((long)Tiles.Count * s.Channels / 4096, 1, Math.Min(Tiles.Count, 32));
        Team.Shared.Run(ref this, _parts);
        _isTransformed = true;
        _parts = _panels * _tileBlocks;
        Team.Shared.Run(ref this, _parts);
    }

    public readonly void Do(int part)
    {
        if (_isTransformed)
        {
            var (block, panel) = Math.DivRem(part, _panels);
            int first = (int)((long)Tiles.Count * block / _tileBlocks), last = (int)((long)Tiles.Count * (block + 1) / _tileBlocks);
            Multiply(first, last - first, panel * Width);
        }
        else
        {
            int first = (int)((long)Tiles.Count * part / _parts), last = (int)((long)Tiles.Count * (part + 1) / _parts);
            Tiles.Input<M, V>(X, first, last - first, _v + first * _layoutV.Row, _layoutV);
        }
    }

    // Computes the results of some tiles for the filters of a panel.
    private readonly void Multiply(int firstTile, int tiles, int filter)
    {
        var s = Tiles.Shape;
        var layoutM = TileLayout.Whole(Width, Width, tiles);
        nint stepU = BlockChannels * Width + 16;
        var m = Scratch.OfPart(Tiles.Products * (layoutM.Product + stepU));
        var u = m + Tiles.Products * layoutM.Product;
        var tile = new RegisterTile { Pieces = 1, RowA = _layoutV.Row, StepA = 1, StepB = Width, RowC = Width };
        var v = _v + firstTile * _layoutV.Row;
        for (var channel = 0; channel < s.Channels; channel += BlockChannels, v += _layoutV.Block)
        {
            var last = Math.Min(channel + BlockChannels, s.Channels);
            tile.Length = last - channel;
            tile.Accumulate = channel > 0;
            _kernel.TransformPanel(channel, last, filter, u, stepU);
            for (var e = 0; e < Tiles.Products; e++)
            {
                tile.Multiply<M, V>(tiles, v + e * _layoutV.Product, u + e * stepU, m + e * layoutM.Product, null, Width);
            }
        }

        Tiles.Output<M, V>(m, layoutM, firstTile, tiles, filter, Math.Min(Width, s.Filters - filter), End, Accumulate, Y);
    }
}
