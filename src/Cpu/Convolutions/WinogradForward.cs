namespace CompiledNets.Cpu;

/// <summary>
/// A 3x3 convolution with stride 1 by Winograd's F(4x4, 3x3), see <see cref="Winograd{M, V}"/>. Either block by block: a part transforms the image under some tiles,
/// multiplies and transforms back, while all of it and the transformed kernel are in the second cache. Or wide, for kernels that are larger than
/// that: all tiles, then each of the 36 products at once, then all results. The data gradient is the same over the gradient of the result.
/// </summary>
internal unsafe struct WinogradForward<M, V> : IWork
    where M : struct, IVectorUnit<V>
    where V : struct
{
    private const int ProductTiles = 192;

    public WinogradTiles Tiles;
    public float* X, Kernel, Bias, Y;
    public bool Turned, Relu, Accumulate;
    private float* _u, _v, _m;
    private int _block, _parts;
    private nint _stepV, _stepM;
    private Phase _phase;

    private enum Phase
    {
        Kernel,
        Blocks,
        Input,
        Products,
        Output,
    }

    private static int Width => 2 * M.Count;

    /// <summary>Gets the distance of the transformed kernels.</summary>
    private readonly nint StepU => (nint)Tiles.Shape.Channels * Tiles.Filters;

    public void Run(bool wide)
    {
        var s = Tiles.Shape;
        var panels = Tiles.Filters / Width;
        _block = wide ? Tiles.Count : Block(s.Channels + Tiles.Filters, Tiles.Count);
        _stepV = _block * Tiles.RowV + 16;
        _stepM = _block * Tiles.RowM + 16;
        _u = Scratch.OfKernel(36 * (StepU + (wide ? _stepV + _stepM : 0)));
        Start(Phase.Kernel, StepU < 2000 ? 1 : Math.Min(panels * 4, 32));
        var products = 36.0 * Tiles.Count * StepU;
        if (!wide)
        {
            Start(Phase.Blocks, (int)Math.Clamp(products / 1e6, 1, Math.Min(32, (Tiles.Count + _block - 1) / _block)));
            return;
        }

        _v = _u + 36 * StepU;
        _m = _v + 36 * _stepV;
        Start(Phase.Input, (int)Math.Clamp(Tiles.Count * s.Channels / 4096, 1, Math.Min(Tiles.Count, 32)));
        Start(Phase.Products, 36);
        Start(Phase.Output, (int)Math.Clamp(Tiles.Count * s.Filters / 4096, 1, Math.Min(Tiles.Count, 32)));
    }

    public readonly void Do(int part)
    {
        int first = (int)((long)Tiles.Count * part / _parts), last = (int)((long)Tiles.Count * (part + 1) / _parts);
        switch (_phase)
        {
            case Phase.Kernel:
                TransformKernel(part);
                break;
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
                var v = Scratch.OfPart(36 * (_stepV + _stepM));
                var m = v + 36 * _stepV;
                for (; first < last; first += _block)
                {
                    var count = Math.Min(_block, last - first);
                    Tiles.Input<M, V>(X, first, count, v, _stepV);
                    for (var e = 0; e < 36; e++)
                    {
                        Multiply(e, v, m, count);
                    }

                    Output(first, count, m);
                }

                break;
        }
    }

    /// <summary>Chooses the number of tiles whose transforms fill less than half of the second cache.</summary>
    internal static int Block(int channels, int tiles)
    {
        var most = Math.Clamp(900_000 / (36 * sizeof(float) * channels) / RegisterTile.MaxRows, 1, 4) * RegisterTile.MaxRows;
        return Math.Min(most, tiles);
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
        var u = _u + e * StepU;
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
        var s = Tiles.Shape;
        nint line = (nint)s.OutWidth * s.Filters;
        for (var i = 0; i < count; i++, m += Tiles.RowM)
        {
            var (image, row, column) = Tiles.At(first + i);
            var y = Y + ((nint)image * s.OutHeight + row) * line + (nint)column * s.Filters;
            Winograd<M, V>.Output(m, _stepM, s.Filters, Bias, Relu, Accumulate, y, line, Math.Min(4, s.OutHeight - row), Math.Min(4, s.OutWidth - column));
        }
    }

    // To panels [36][panel][channel][two vectors].
    private readonly void TransformKernel(int part)
    {
        var s = Tiles.Shape;
        int first = s.Channels * part / _parts, last = s.Channels * (part + 1) / _parts;
        nint size = (nint)s.Channels * s.Filters;
        if (!Turned)
        {
            for (var channel = first; channel < last; channel++)
            {
                for (var filter = 0; filter < s.Filters; filter += M.Count)
                {
                    Winograd<M, V>.Kernel(Kernel + (nint)channel * s.Filters + filter, size, false, To(channel, filter), StepU);
                }

                ClearEnd(channel);
            }

            return;
        }

        // The kernel is (3, 3, filters, channels): a block of 9 x vector x vector is transposed before it is transformed.
        var block = stackalloc float[9 * 16 * 16];
        var groups = s.Channels / M.Count;
        for (var group = groups * part / _parts; group < groups * (part + 1) / _parts; group++)
        {
            var channel = group * M.Count;
            for (var filter = 0; filter < s.Filters; filter += M.Count)
            {
                for (var position = 0; position < 9; position++)
                {
                    for (var j = 0; j < M.Count; j++)
                    {
                        var from = Kernel + position * size + (nint)(filter + j) * s.Channels + channel;
                        var to = block + position * 256 + j;
                        for (var i = 0; i < M.Count; i++)
                        {
                            to[i * M.Count] = from[i];
                        }
                    }
                }

                for (var i = 0; i < M.Count; i++)
                {
                    Winograd<M, V>.Kernel(block + i * M.Count, 256, true, To(channel + i, filter), StepU);
                }
            }

            for (var i = 0; i < M.Count; i++)
            {
                ClearEnd(channel + i);
            }
        }
    }

    private readonly float* To(int channel, int filter) => _u + (nint)(filter / Width) * Tiles.Shape.Channels * Width + channel * Width + filter % Width;

    private readonly void ClearEnd(int channel)
    {
        for (var filter = Tiles.Shape.Filters; filter < Tiles.Filters; filter += M.Count)
        {
            for (var e = 0; e < 36; e++)
            {
                M.Store(M.Zero, To(channel, filter) + e * StepU);
            }
        }
    }
}
