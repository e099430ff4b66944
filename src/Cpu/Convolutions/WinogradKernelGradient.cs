namespace CompiledNets.Cpu;

/// <summary>
/// The gradient of a 3x3 kernel by the transposed algorithm of Winograd: dg = G^T [sum over tiles of (B^T d B) (A dY A^T)] G. Block by block, each part adds up
/// its tiles and transforms the sum to a kernel of its own; the parts are added in order. <see cref="WinogradWideKernelGradient{M, V}"/> is for larger kernels.
/// </summary>
internal unsafe struct WinogradKernelGradient<M, V> : IWork
    where M : struct, IVectorUnit<V>
    where V : struct
{
    public WinogradTiles Tiles;
    public WinogradGradient Gradient;
    public float* X, DKernel, DBias;
    public bool Accumulate;
    private float* _sums;
    private int _block, _parts;
    private TileLayout _layoutV, _layoutM;

    private static int Width => 2 * M.Count;

    private readonly nint StepU => (nint)Tiles.Shape.Channels * Tiles.Filters;

    private readonly nint StepSums => (nint)(Tiles.Shape.KernelSize + Tiles.Shape.Filters);

    public void Run()
    {
        var s = Tiles.Shape;
        _block = WinogradForward<M, V>.Block(Tiles);
        _layoutV = TileLayout.Whole(s.Channels, Tiles.RowV, _block);
        _layoutM = TileLayout.Whole(s.Filters, Tiles.RowM, _block);
        _parts = (int)Math.Clamp((double)Tiles.Products * Tiles.Count * StepU / 4e6, 1, Math.Min(8, (Tiles.Count + _block - 1) / _block));
        _sums = Scratch.OfKernel(_parts * StepSums);
        Team.Shared.Run(ref this, _parts);
        PartSums.Run<M, V>(_sums, _parts, StepSums, (nint)s.KernelSize, DKernel, Accumulate);
        if (DBias != null)
        {
            PartSums.Run<M, V>(_sums + s.KernelSize, _parts, StepSums, s.Filters, DBias, Accumulate);
        }
    }

    public readonly void Do(int part)
    {
        var s = Tiles.Shape;
        int first = (int)((long)Tiles.Count * part / _parts), last = (int)((long)Tiles.Count * (part + 1) / _parts);
        var u = Scratch.OfPart(Tiles.Products * (StepU + _layoutV.Product + _layoutM.Product));
        float* v = u + Tiles.Products * StepU, m = v + Tiles.Products * _layoutV.Product;
        var sums = _sums + part * StepSums;
        var bias = DBias == null ? null : sums + s.KernelSize;
        if (bias != null)
        {
            new Span<float>(bias, s.Filters).Clear();
        }

        for (var tile = first; tile < last; tile += _block)
        {
            var count = Math.Min(_block, last - tile);
            Tiles.Input<M, V>(X, tile, count, v, _layoutV);
            Tiles.Gradient<M, V>(Gradient, tile, count, m, _layoutM, bias);
            for (var e = 0; e < Tiles.Products; e++)
            {
                Multiply(e, u, v, m, count, tile > first);
            }
        }

        for (var channel = 0; channel < s.Channels; channel++)
        {
            Tiles.KernelGradient<M, V>(u + (nint)channel * Tiles.Filters, StepU, channel, 0, s.Filters, sums, false);
        }
    }

    // The sums are [products][channel][filter].
    private readonly void Multiply(int e, float* u, float* v, float* m, int count, bool accumulate)
    {
        var s = Tiles.Shape;
        var tile = new RegisterTile { Pieces = 1, Length = count, RowA = 1, StepA = Tiles.RowV, StepB = Tiles.RowM, RowC = Tiles.Filters, Accumulate = accumulate };
        for (var filter = 0; filter < Tiles.Filters; filter += Width)
        {
            tile.Multiply<M, V>(s.Channels, v + e * _layoutV.Product, m + e * _layoutM.Product + filter, u + e * StepU + filter, null, Width);
        }
    }
}
