namespace CompiledNets.Cpu;

/// <summary>
/// The gradient of a kernel as products over the pixels of some rows at a time, without copies of patches: for each row of the kernel, the columns and channels
/// of the image (transposed) times the gradient of the result. Each part adds up its rows in a kernel of its own; the parts are added in order.
/// For small kernels; <see cref="BlockedKernelGradient{M, V}"/> is for large ones.
/// </summary>
internal unsafe struct DirectKernelGradient<M, V> : IWork
    where M : struct, IVectorUnit<V>
    where V : struct
{
    // The gradients of so many pixels stay in the first cache for all rows of the product.
    private const int SlabPixels = 192;

    public ConvolutionShape Shape;
    public float* X, Gradient;

    /// <summary>The sums of the parts: each a kernel, followed by a bias.</summary>
    public float* Sums;
    public bool Bias;
    private int _parts, _slabRows, _slabs;

    public static int Parts(in ConvolutionShape s)
    {
        var slabs = (long)s.Batch * ((s.OutHeight + SlabRows(s) - 1) / SlabRows(s));
        return (int)Math.Clamp(Math.Min(s.Products / 4e6, 4e6 / (s.KernelSize + s.Filters)), 1, Math.Min(slabs, 16));
    }

    public void Run()
    {
        _slabRows = SlabRows(Shape);
        _slabs = (Shape.OutHeight + _slabRows - 1) / _slabRows;
        _parts = Parts(Shape);
        Team.Shared.Run(ref this, _parts);
    }

    public readonly void Do(int part)
    {
        var s = Shape;
        var all = (long)s.Batch * _slabs;
        int first = (int)(all * part / _parts), last = (int)(all * (part + 1) / _parts);
        int width = 2 * M.Count, filters = (s.Filters + width - 1) / width * width;
        var sums = Sums + part * (nint)(s.KernelSize + s.Filters);
        var frameWidth = s.Padded ? (s.OutWidth - 1) * s.StrideX + s.KernelWidth : s.Width;
        var frameFloats = s.Padded ? ((_slabRows - 1) * s.StrideY + s.KernelHeight) * frameWidth * s.Channels : 0;
        var narrow = filters != s.Filters;
        var frame = s.Padded || narrow ? Scratch.OfPart((frameFloats + 15) / 16 * 16 + (long)_slabRows * s.OutWidth * filters) : null;
        var copy = frame + (frameFloats + 15) / 16 * 16;
        nint line = frameWidth * s.Channels;
        var bias = sums + s.KernelSize;
        if (Bias)
        {
            new Span<float>(bias, s.Filters).Clear();
        }

        for (var slab = first; slab < last; slab++)
        {
            var image = slab / _slabs;
            var row = (slab - image * _slabs) * _slabRows;
            var rows = Math.Min(_slabRows, s.OutHeight - row);
            var x = X + (nint)image * s.Height * s.Width * s.Channels;
            var from = x + row * s.StrideY * line;
            if (s.Padded)
            {
                Frames.Copy(x, s.Height, s.Width, s.Channels, row * s.StrideY - s.Top, -s.Left, (rows - 1) * s.StrideY + s.KernelHeight, frameWidth, frame);
                from = frame;
            }

            var gradient = Gradient + ((nint)image * s.OutHeight + row) * s.OutWidth * s.Filters;
            if (Bias)
            {
                BiasGradient.Add<M, V>(gradient, rows * s.OutWidth, s.Filters, bias);
            }

            if (narrow)
            {
                for (var pixel = 0; pixel < rows * s.OutWidth; pixel++)
                {
                    new Span<float>(gradient + pixel * s.Filters, s.Filters).CopyTo(new(copy + pixel * filters, s.Filters));
                    new Span<float>(copy + pixel * filters + s.Filters, filters - s.Filters).Clear();
                }

                gradient = copy;
            }

            var tile = new RegisterTile
            {
                Pieces = rows,
                Length = s.OutWidth,
                RowA = 1,
                StepA = s.StrideX * s.Channels,
                PieceA = s.StrideY * line,
                StepB = filters,
                PieceB = s.OutWidth * filters,
                RowC = s.Filters,
                Accumulate = slab > first,
            };
            for (var kernelRow = 0; kernelRow < s.KernelHeight; kernelRow++)
            {
                for (var filter = 0; filter < s.Filters; filter += width)
                {
                    var to = sums + (nint)kernelRow * s.KernelWidth * s.Channels * s.Filters + filter;
                    tile.Multiply<M, V>(s.KernelWidth * s.Channels, from + kernelRow * line, gradient + filter, to, null, Math.Min(width, s.Filters - filter));
                }
            }
        }
    }

    private static int SlabRows(in ConvolutionShape s) => Math.Clamp(SlabPixels / s.OutWidth, 1, s.OutHeight);
}
