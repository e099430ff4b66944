namespace CompiledNets.Cpu;

/// <summary>
/// The gradient of a 3x3 kernel by the transposed algorithm of Winograd: dg = G^T [sum over tiles of (B^T d B) (A dY A^T)] G. Block by block, each part adds up
/// its tiles and transforms the sum to a kernel of its own; the parts are added in order. <see cref="WinogradWideKernelGradient{M, V}"/> is for larger kernels
/// and for few tiles.
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
                Tiles.AddKernelProducts<M, V>(e, u, v, _layoutV, m, _layoutM, count, isFirst: tile == first);
            }
        }

        Tiles.KernelGradient<M, V>(u, sums);
    }
}
