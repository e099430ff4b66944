namespace CompiledNets.Cpu;

/// <summary>
/// The gradient of a 3x3 kernel by the transposed algorithm of Winograd: dg = G^T [sum over tiles of (B^T d B) (A dY A^T)] G. Block by block, each part adds up
/// its tiles and transforms the sum to a kernel of its own; the parts are added in order. Wide: all tiles are transformed, and then each of the 36 or 25
/// products sums over all tiles.
/// </summary>
internal unsafe struct WinogradKernelGradient<M, V> : IWork
    where M : struct, IVectorUnit<V>
    where V : struct
{
    // So many tiles are multiplied at a time in the wide order: longer sums in registers would lose accuracy.
    private const int ProductTiles = 36;

    public WinogradTiles Tiles;
    public WinogradGradient Gradient;
    public float* X, DKernel, DBias;
    public bool Accumulate;
    private float* _u, _v, _m, _sums;
    private int _block, _parts;
    private nint _stepV, _stepM;
    private Phase _phase;

    private enum Phase
    {
        Blocks,
        Tiles,
        Products,
        Kernel,
    }

    private static int Width => 2 * M.Count;

    private readonly nint StepU => (nint)Tiles.Shape.Channels * Tiles.Filters;

    private readonly nint StepSums => (nint)(Tiles.Shape.KernelSize + Tiles.Shape.Filters);

    public void Run(bool wide)
    {
        var s = Tiles.Shape;
        _block = wide ? Tiles.Count : WinogradForward<M, V>.Block(Tiles);
        _stepV = _block * Tiles.RowV + 16;
        _stepM = _block * Tiles.RowM + 16;
        var products = (double)Tiles.Products * Tiles.Count * StepU;
        var most = wide ? (int)Math.Clamp((long)Tiles.Count * (s.Channels + s.Filters) / 8192, 1, Math.Min(Tiles.Count, 32)) : (int)Math.Clamp(products / 4e6, 1, Math.Min(8, (Tiles.Count + _block - 1) / _block));
        _sums = Scratch.OfKernel(wide ? most * s.Filters + Tiles.Products * (StepU + _stepV + _stepM) : most * StepSums);
        if (!wide)
        {
            Start(Phase.Blocks, most);
            PartSums.Run<M, V>(_sums, most, StepSums, (nint)s.KernelSize, DKernel, Accumulate);
            SumBias(_sums + s.KernelSize, most, StepSums);
            return;
        }

        _u = _sums + most * s.Filters;
        _v = _u + Tiles.Products * StepU;
        _m = _v + Tiles.Products * _stepV;
        Start(Phase.Tiles, most);
        SumBias(_sums, most, s.Filters);
        Start(Phase.Products, Tiles.Products);
        Start(Phase.Kernel, Math.Min(s.Channels, 32));
    }

    public readonly void Do(int part)
    {
        var s = Tiles.Shape;
        int first = (int)((long)Tiles.Count * part / _parts), last = (int)((long)Tiles.Count * (part + 1) / _parts);
        switch (_phase)
        {
            case Phase.Tiles:
                Transform(first, last - first, _v + first * Tiles.RowV, _m + first * Tiles.RowM, Cleared(_sums + part * s.Filters));
                break;
            case Phase.Products:
                for (var tile = 0; tile < Tiles.Count; tile += ProductTiles)
                {
                    Multiply(part, _u, _v + tile * Tiles.RowV, _m + tile * Tiles.RowM, Math.Min(ProductTiles, Tiles.Count - tile), tile > 0);
                }

                break;
            case Phase.Kernel:
                TransformKernel(Tiles, _u, DKernel, s.Channels * part / _parts, s.Channels * (part + 1) / _parts, Accumulate);
                break;
            default:
                var u = Scratch.OfPart(Tiles.Products * (StepU + _stepV + _stepM));
                float* v = u + Tiles.Products * StepU, m = v + Tiles.Products * _stepV;
                var sums = _sums + part * StepSums;
                var bias = Cleared(sums + s.KernelSize);
                for (var tile = first; tile < last; tile += _block)
                {
                    var count = Math.Min(_block, last - tile);
                    Transform(tile, count, v, m, bias);
                    for (var e = 0; e < Tiles.Products; e++)
                    {
                        Multiply(e, u, v, m, count, tile > first);
                    }
                }

                TransformKernel(Tiles, u, sums, 0, s.Channels, false);
                break;
        }
    }

    private void Start(Phase phase, int parts)
    {
        (_phase, _parts) = (phase, parts);
        Team.Shared.Run(ref this, parts);
    }

    private readonly void SumBias(float* sums, int parts, nint step)
    {
        if (DBias != null)
        {
            PartSums.Run<M, V>(sums, parts, step, Tiles.Shape.Filters, DBias, Accumulate);
        }
    }

    private readonly float* Cleared(float* bias)
    {
        new Span<float>(bias, Tiles.Shape.Filters).Clear();
        return bias;
    }

    private readonly void Transform(int first, int count, float* v, float* m, float* bias)
    {
        Tiles.Input<M, V>(X, first, count, v, _stepV);
        Tiles.Gradient<M, V>(Gradient, first, count, m, _stepM, DBias == null ? null : bias);
    }

    // The sums are [products][channel][filter].
    private readonly void Multiply(int e, float* u, float* v, float* m, int count, bool accumulate)
    {
        var s = Tiles.Shape;
        var tile = new RegisterTile { Pieces = 1, Length = count, RowA = 1, StepA = Tiles.RowV, StepB = Tiles.RowM, RowC = Tiles.Filters, Accumulate = accumulate };
        for (var filter = 0; filter < Tiles.Filters; filter += Width)
        {
            tile.Multiply<M, V>(s.Channels, v + e * _stepV, m + e * _stepM + filter, u + e * StepU + filter, null, Width);
        }
    }

    /// <summary>Transforms the sums of some channels to gradients of the kernel.</summary>
    internal static void TransformKernel(in WinogradTiles tiles, float* u, float* to, int first, int last, bool accumulate)
    {
        var s = tiles.Shape;
        nint step = (nint)s.Channels * tiles.Filters;
        for (var channel = first; channel < last; channel++)
        {
            for (var filter = 0; filter < s.Filters; filter += M.Count)
            {
                float* from = u + (nint)channel * tiles.Filters + filter, gradient = to + (nint)channel * s.Filters + filter;
                if (tiles.Size == 4)
                {
                    WinogradTile4<M, V>.KernelGradient(from, step, gradient, (nint)s.Channels * s.Filters, accumulate);
                }
                else
                {
                    WinogradTile3<M, V>.KernelGradient(from, step, gradient, (nint)s.Channels * s.Filters, accumulate);
                }
            }
        }
    }
}
