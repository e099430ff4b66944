namespace CompiledNets.Cpu;

/// <summary>
/// A 3x3 convolution with stride 1 by Winograd's algorithm, see <see cref="WinogradTile4{M, V}"/>. Either block by block: a part transforms the image under some tiles,
/// multiplies and transforms back, while all of it and the transformed kernel are in the second cache. Or wide, for kernels that are larger than
/// that: all tiles, then each of the 36 or 25 products at once, then all results. The data gradient is the same over the gradient of the result.
/// </summary>
internal unsafe struct WinogradForward<M, V> : IWork
    where M : struct, IVectorUnit<V>
    where V : struct
{
    private const int ProductTiles = 192;

    // Few tiles, such as those of a single image, are divided in so many smaller blocks, for as many threads. Each block reads the whole kernel.
    private const int FewBlocks = 4;

    public WinogradTiles Tiles;
    public float* X, Kernel, Y;
    public bool Turned, Accumulate;
    public ColumnEnd End;

    /// <summary>True if only the largest element of each 2x2 window is stored, and its place unless <see cref="Places"/> is null.</summary>
    public bool Pooled;
    public byte* Places;

    private WinogradKernel<M, V> _kernel;
    private float* _v, _m;
    private int _block, _parts;
    private nint _stepV, _stepM;
    private Phase _phase;

    private enum Phase
    {
        Blocks,
        Input,
        Products,
        Output,
    }

    private static int Width => 2 * M.Count;

    public void Run(bool wide)
    {
        var s = Tiles.Shape;
        _block = wide ? Tiles.Count : Block(Tiles);
        var parts = (int)Math.Clamp((double)Tiles.Products * Tiles.Count * s.Channels * Tiles.Filters / 1e6, 1, 32);
        var blocks = Math.Min(parts, FewBlocks);
        if (!wide && Tiles.Count < blocks * _block)
        {
            _block = Math.Max((Tiles.Count + blocks - 1) / blocks, Math.Min(_block, RegisterTile.MaxRows));
        }

        _stepV = _block * Tiles.RowV + 16;
        _stepM = _block * Tiles.RowM + 16;
        _kernel = new() { Kernel = Kernel, Inner = s.Channels, Outer = s.Filters, Transposed = Turned, Turned = Turned, Products = Tiles.Products };
        _kernel.Run(Scratch.OfKernel(Tiles.Products * (_kernel.Step + (wide ? _stepV + _stepM : 0))));
        if (!wide)
        {
            Start(Phase.Blocks, Math.Min(parts, (Tiles.Count + _block - 1) / _block));
            return;
        }

        _v = _kernel.To + Tiles.Products * _kernel.Step;
        _m = _v + Tiles.Products * _stepV;
        Start(Phase.Input, (int)Math.Clamp(Tiles.Count * s.Channels / 4096, 1, Math.Min(Tiles.Count, 32)));
        Start(Phase.Products, Tiles.Products);
        Start(Phase.Output, (int)Math.Clamp(Tiles.Count * s.Filters / 4096, 1, Math.Min(Tiles.Count, 32)));
    }

    public readonly void Do(int part)
    {
        int first = (int)((long)Tiles.Count * part / _parts), last = (int)((long)Tiles.Count * (part + 1) / _parts);
        switch (_phase)
        {
            case Phase.Input:
                Tiles.Input<M, V>(X, first, last - first, _v + first * Tiles.RowV, _stepV);
                break;
            case Phase.Products:
                Multiply(part, _v, _m, Tiles.Count);
                break;
            case Phase.Output:
                Output(first, last - first, _m + first * Tiles.RowM);
                break;
            default:
                var v = Scratch.OfPart(Tiles.Products * (_stepV + _stepM));
                var m = v + Tiles.Products * _stepV;
                for (; first < last; first += _block)
                {
                    var count = Math.Min(_block, last - first);
                    Tiles.Input<M, V>(X, first, count, v, _stepV);
                    for (var e = 0; e < Tiles.Products; e++)
                    {
                        Multiply(e, v, m, count);
                    }

                    Output(first, count, m);
                }

                break;
        }
    }

    /// <summary>Chooses the number of tiles whose transforms fill less than half of the second cache.</summary>
    internal static int Block(in WinogradTiles tiles)
    {
        var bytes = tiles.Products * sizeof(float) * (tiles.Shape.Channels + tiles.Filters);
        return Math.Min(Math.Clamp(900_000 / bytes / RegisterTile.MaxRows, 1, 4) * RegisterTile.MaxRows, tiles.Count);
    }

    private void Start(Phase phase, int parts)
    {
        (_phase, _parts) = (phase, parts);
        Team.Shared.Run(ref this, parts);
    }

    private readonly void Multiply(int e, float* v, float* m, int count)
    {
        var s = Tiles.Shape;
        var tile = new RegisterTile { Pieces = 1, Length = s.Channels, RowA = Tiles.RowV, StepA = 1, StepB = Width, RowC = Tiles.RowM };
        var u = _kernel.To + e * _kernel.Step;
        for (var first = 0; first < count; first += ProductTiles)
        {
            var rows = Math.Min(ProductTiles, count - first);
            for (var filter = 0; filter < Tiles.Filters; filter += Width)
            {
                tile.Multiply<M, V>(rows, v + e * _stepV + first * Tiles.RowV, u + (nint)filter * s.Channels, m + e * _stepM + first * Tiles.RowM + filter, null, Width);
            }
        }
    }

    private readonly void Output(int first, int count, float* m)
    {
        if (Pooled)
        {
            Tiles.OutputPooled<M, V>(m, _stepM, first, count, End, Y, Places);
        }
        else
        {
            Tiles.Output<M, V>(m, _stepM, first, count, End, Accumulate, Y);
        }
    }
}
