namespace CompiledNets.Cpu;

/// <summary>
/// The gradient of a 3x3 kernel by the transposed algorithm of Winograd (<see cref="WinogradKernelGradient{M, V}"/>), for large kernels and for few tiles. All tiles are
/// transformed first. Then each part adds the products of all tiles for some channels and filters, and transforms the sums to its part of the kernel, so that the sums
/// stay in the second cache.
/// </summary>
internal unsafe struct WinogradWideKernelGradient<M, V> : IWork
    where M : struct, IVectorUnit<V>
    where V : struct
{
    // The sums of a block of this many channels and panels of filters are in the second cache. Small kernels have smaller blocks, so that there are this many parts.
    private const int MostChannels = 64;
    private const int BlockPanels = 2;
    private const int FewParts = 4;

    // The number of tiles that are multiplied at a time. Longer sums in registers would lose accuracy.
    private const int BlockTiles = 16;

    public WinogradTiles Tiles;
    public WinogradGradient Gradient;
    public float* X, DKernel, DBias;
    public bool Accumulate;
    private float* _v, _m, _biases;
    private int _parts, _blockChannels, _channelBlocks, _filterBlocks;
    private TileLayout _layoutV, _layoutM;
    private bool _isTransformed;

    private static int Width => 2 * M.Count;

    private static int BlockFilters => BlockPanels * Width;

    public void Run()
    {
        var s = Tiles.Shape;
        _blockChannels = MostChannels;
        _filterBlocks = (Tiles.Filters + BlockFilters - 1) / BlockFilters;
        while (_blockChannels > 16 && (s.Channels + _blockChannels - 1) / _blockChannels * _filterBlocks < FewParts)
        {
            _blockChannels /= 2;
        }

        _layoutV = TileLayout.InBlocks(_blockChannels, Tiles.Count, Tiles.Products);
        _layoutM = TileLayout.InBlocks(BlockFilters, Tiles.Count, Tiles.Products);
        _channelBlocks = (s.Channels + _blockChannels - 1) / _blockChannels;
        _parts = (int)Math.Clamp((long)Tiles.Count * (s.Channels + s.Filters) / 8192, 1, Math.Min(Tiles.Count, 32));
        _biases = Scratch.OfKernel(_parts * s.Filters + _channelBlocks * _layoutV.Block + _filterBlocks * _layoutM.Block);
        _v = _biases + _parts * s.Filters;
        _m = _v + _channelBlocks * _layoutV.Block;
        Team.Shared.Run(ref this, _parts);
        if (DBias != null)
        {
            PartSums.Run<M, V>(_biases, _parts, s.Filters, s.Filters, DBias, Accumulate);
        }

        _isTransformed = true;
        _parts = _channelBlocks * _filterBlocks;
        Team.Shared.Run(ref this, _parts);
    }

    public readonly void Do(int part)
    {
        if (_isTransformed)
        {
            var (filterBlock, channelBlock) = Math.DivRem(part, _channelBlocks);
            Multiply(channelBlock, filterBlock);
        }
        else
        {
            Transform(part);
        }
    }

    private readonly void Transform(int part)
    {
        int first = (int)((long)Tiles.Count * part / _parts), last = (int)((long)Tiles.Count * (part + 1) / _parts), filters = Tiles.Shape.Filters;
        var bias = DBias == null ? null : _biases + part * filters;
        if (bias != null)
        {
            new Span<float>(bias, filters).Clear();
        }

        Tiles.Input<M, V>(X, first, last - first, _v + first * _layoutV.Row, _layoutV);
        Tiles.Gradient<M, V>(Gradient, first, last - first, _m + first * _layoutM.Row, _layoutM, bias);
    }

    // The sums are [products][channel][filter].
    private readonly void Multiply(int channelBlock, int filterBlock)
    {
        int firstChannel = channelBlock * _blockChannels, channels = Math.Min(_blockChannels, Tiles.Shape.Channels - firstChannel);
        int firstFilter = filterBlock * BlockFilters, columns = Math.Min(BlockFilters, Tiles.Filters - firstFilter);
        nint step = _blockChannels * BlockFilters + 16;
        var u = Scratch.OfPart(Tiles.Products * step);
        float* v = _v + channelBlock * _layoutV.Block, m = _m + filterBlock * _layoutM.Block;
        var tile = new RegisterTile { Pieces = 1, RowA = 1, StepA = _layoutV.Row, StepB = _layoutM.Row, RowC = BlockFilters };
        var blocks = (Tiles.Count + BlockTiles - 1) / BlockTiles;
        for (var e = 0; e < Tiles.Products; e++)
        {
            for (var block = 0; block < blocks; block++)
            {
                int first = (int)((long)Tiles.Count * block / blocks), last = (int)((long)Tiles.Count * (block + 1) / blocks);
                tile.Length = last - first;
                tile.Accumulate = block > 0;
                float* a = v + e * _layoutV.Product + first * _layoutV.Row, b = m + e * _layoutM.Product + first * _layoutM.Row;
                for (var filter = 0; filter < columns; filter += Width)
                {
                    tile.Multiply<M, V>(channels, a, b + filter, u + e * step + filter, null, Width);
                }
            }
        }

        for (var channel = 0; channel < channels; channel++)
        {
            Tiles.KernelGradient<M, V>(u + channel * BlockFilters, step, firstChannel + channel, firstFilter, Math.Min(columns, Tiles.Shape.Filters - firstFilter), DKernel, Accumulate);
        }
    }
}
