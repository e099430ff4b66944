namespace CompiledNets.Cpu;

/// <summary>
/// A 3x3 convolution with stride 1 by Winograd's algorithm, see <see cref="WinogradTile4{M, V}"/>. A part transforms the image under a block of tiles, multiplies and
/// transforms back, while all of it and the transformed kernel are in the second cache. The data gradient is the same over the gradient of the result.
/// <see cref="WinogradWide{M, V}"/> is for larger kernels and for few tiles.
/// </summary>
internal unsafe struct WinogradForward<M, V> : IWork
    where M : struct, IVectorUnit<V>
    where V : struct
{
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
    private int _block, _parts;
    private TileLayout _layoutV, _layoutM;

    private static int Width => 2 * M.Count;

    public void Run()
    {
        var s = Tiles.Shape;
        _block = Block(Tiles);
        _parts = (int)Math.Clamp((double)Tiles.Products * Tiles.Count * s.Channels * Tiles.Filters / 1e6, 1, 32);
        var blocks = Math.Min(_parts, FewBlocks);
        if (Tiles.Count < blocks * _block)
        {
            _block = Math.Max((Tiles.Count + blocks - 1) / blocks, Math.Min(_block, RegisterTile.MaxRows));
        }

        _layoutV = TileLayout.Whole(s.Channels, Tiles.RowV, _block);
        _layoutM = TileLayout.Whole(s.Filters, Tiles.RowM, _block);
        _kernel = new() { Kernel = Kernel, Inner = s.Channels, Outer = s.Filters, Transposed = Turned, Turned = Turned, Products = Tiles.Products };
        _kernel.Run(Scratch.OfKernel(Tiles.Products * _kernel.Step));
        _parts = Math.Min(_parts, (Tiles.Count + _block - 1) / _block);
        Team.Shared.Run(ref this, _parts);
    }

    public readonly void Do(int part)
    {
        int first = (int)((long)Tiles.Count * part / _parts), last = (int)((long)Tiles.Count * (part + 1) / _parts);
        var v = Scratch.OfPart(Tiles.Products * (_layoutV.Product + _layoutM.Product));
        var m = v + Tiles.Products * _layoutV.Product;
        for (; first < last; first += _block)
        {
            var count = Math.Min(_block, last - first);
            Tiles.Input<M, V>(X, first, count, v, _layoutV);
            for (var e = 0; e < Tiles.Products; e++)
            {
                Multiply(e, v, m, count);
            }

            Output(first, count, m);
        }
    }

    /// <summary>Chooses the number of tiles whose transforms fill less than half of the second cache.</summary>
    internal static int Block(in WinogradTiles tiles)
    {
        var bytes = tiles.Products * sizeof(float) * (tiles.Shape.Channels + tiles.Filters);
        return Math.Min(Math.Clamp(900_000 / bytes / RegisterTile.MaxRows, 1, 4) * RegisterTile.MaxRows, tiles.Count);
    }

    private readonly void Multiply(int e, float* v, float* m, int count)
    {
        var s = Tiles.Shape;
        var tile = new RegisterTile { Pieces = 1, Length = s.Channels, RowA = Tiles.RowV, StepA = 1, StepB = Width, RowC = Tiles.RowM };
        var u = _kernel.To + e * _kernel.Step;
        for (var filter = 0; filter < Tiles.Filters; filter += Width)
        {
            tile.Multiply<M, V>(count, v + e * _layoutV.Product, u + (nint)filter * s.Channels, m + e * _layoutM.Product + filter, null, Width);
        }
    }

    private readonly void Output(int first, int count, float* m)
    {
        if (Pooled)
        {
            Tiles.OutputPooled<M, V>(m, _layoutM, first, count, End, Y, Places);
        }
        else
        {
            Tiles.Output<M, V>(m, _layoutM, first, count, 0, Tiles.Shape.Filters, End, Accumulate, Y);
        }
    }
}
