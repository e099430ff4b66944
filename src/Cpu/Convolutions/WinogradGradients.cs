namespace CompiledNets.Cpu;

/// <summary>
/// The gradients of the image, the kernel and the bias of a 3x3 convolution with stride 1 by the transposed algorithm of Winograd, block by block:
/// dg = G^T [sum over tiles of (B^T d B) (A dY A^T)] G, and dx is the sum over tiles of B [(A dY A^T) (G g G^T)] B^T. The transformed gradient A dY A^T serves both. A part has whole
/// images, because tiles overlap in the image.
/// </summary>
internal unsafe struct WinogradGradients<M, V> : IWork
    where M : struct, IVectorUnit<V>
    where V : struct
{
    public WinogradTiles Tiles;
    public WinogradGradient Gradient;
    public float* X, Kernel, DX, DKernel, DBias;
    private WinogradKernel<M, V> _kernel;
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
        _parts = (int)Math.Clamp((double)Tiles.Products * Tiles.Count * StepU / 2e6, 1, Math.Min(8, s.Batch));
        _kernel = new() { Kernel = Kernel, Inner = s.Filters, Outer = s.Channels, Transposed = true, Products = Tiles.Products };
        var panels = Scratch.OfKernel(Tiles.Products * _kernel.Step + _parts * StepSums);
        _kernel.Run(panels);
        _sums = panels + Tiles.Products * _kernel.Step;
        Team.Shared.Run(ref this, _parts);
        PartSums.Run<M, V>(_sums, _parts, StepSums, (nint)s.KernelSize, DKernel, false);
        if (DBias != null)
        {
            PartSums.Run<M, V>(_sums + s.KernelSize, _parts, StepSums, s.Filters, DBias, false);
        }
    }

    public readonly void Do(int part)
    {
        var s = Tiles.Shape;
        int image = s.Batch * part / _parts, end = s.Batch * (part + 1) / _parts, tiles = Tiles.Count / s.Batch;
        nint pixels = (nint)s.Height * s.Width * s.Channels;
        new Span<float>(DX + image * pixels, checked((int)((end - image) * pixels))).Clear();
        var u = Scratch.OfPart(Tiles.Products * (StepU + _layoutV.Product + _layoutM.Product));
        float* v = u + Tiles.Products * StepU, m = v + Tiles.Products * _layoutV.Product;
        var sums = _sums + part * StepSums;
        var bias = DBias == null ? null : sums + s.KernelSize;
        if (bias != null)
        {
            new Span<float>(bias, s.Filters).Clear();
        }

        int first = image * tiles, last = end * tiles;
        for (var tile = first; tile < last; tile += _block)
        {
            var count = Math.Min(_block, last - tile);
            Tiles.Input<M, V>(X, tile, count, v, _layoutV);
            Tiles.Gradient<M, V>(Gradient, tile, count, m, _layoutM, bias);
            for (var e = 0; e < Tiles.Products; e++)
            {
                Tiles.AddKernelProducts<M, V>(e, u, v, _layoutV, m, _layoutM, count, isFirst: tile == first);

                // The transformed image is not read again, so its gradient takes its place.
                MultiplyImage(e, v, m, count);
            }

            Tiles.InputGradient<M, V>(v, _layoutV, tile, count, DX);
        }

        Tiles.KernelGradient<M, V>(u, sums);
    }

    private readonly void MultiplyImage(int e, float* v, float* m, int count)
    {
        var s = Tiles.Shape;
        var tile = new RegisterTile { Pieces = 1, Length = s.Filters, RowA = Tiles.RowM, StepA = 1, StepB = Width, RowC = Tiles.RowV };
        for (var channel = 0; channel < s.Channels; channel += Width)
        {
            tile.Multiply<M, V>(count, m + e * _layoutM.Product, _kernel.To + e * _kernel.Step + (nint)channel * s.Filters, v + e * _layoutV.Product + channel, null, Math.Min(Width, s.Channels - channel));
        }
    }
}
