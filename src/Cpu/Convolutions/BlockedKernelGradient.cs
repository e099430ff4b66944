namespace CompiledNets.Cpu;

/// <summary>
/// The gradient of a wide kernel as a blocked product over all pixels: each part has some rows of the kernel (a row is a position and a channel), and copies
/// those columns of the image, some hundred pixels at a time, to panels of 12 rows, and the gradient of the result to panels of two vectors. No part has sums of its own
/// to be added later, which would be larger than the caches.
/// </summary>
internal unsafe struct BlockedKernelGradient<M, V> : IWork
    where M : struct, IVectorUnit<V>
    where V : struct
{
    private const int BlockPixels = 256;
    private const int BlockPanels = 12;
    private const int PartFilterPanels = 4;

    public ConvolutionShape Shape;
    public float* X, Gradient, Kernel;
    public bool Accumulate;
    private float* _sums;
    private int _channelPanels, _rowParts, _filterParts, _pixelParts;

    public void Run()
    {
        var s = Shape;
        _channelPanels = (s.Channels + RegisterTile.MaxRows - 1) / RegisterTile.MaxRows;
        var panels = s.KernelHeight * s.KernelWidth * _channelPanels;
        _rowParts = Math.Clamp((panels + BlockPanels / 2) / BlockPanels, 1, 32);
        _filterParts = Math.Clamp((s.Filters + 2 * M.Count - 1) / (2 * M.Count) / PartFilterPanels, 1, Math.Max(1, 32 / _rowParts));

        // Small kernels have too few rows and columns for many threads: their pixels are divided as well, and the sums are added.
        _pixelParts = (int)Math.Clamp(s.OutPixels / (4 * BlockPixels), 1, Math.Max(1, 8 / (_rowParts * _filterParts)));
        _sums = _pixelParts > 1 ? Scratch.OfKernel(_pixelParts * s.KernelSize) : Kernel;
        Team.Shared.Run(ref this, _rowParts * _filterParts * _pixelParts);
        if (_pixelParts > 1)
        {
            PartSums.Run<M, V>(_sums, _pixelParts, (nint)s.KernelSize, (nint)s.KernelSize, Kernel, Accumulate);
        }
    }

    public readonly void Do(int part)
    {
        var s = Shape;
        int rows = RegisterTile.MaxRows, width = 2 * M.Count;
        var panels = s.KernelHeight * s.KernelWidth * _channelPanels;
        var filterPanels = (s.Filters + width - 1) / width;
        int rowPart = part % _rowParts, filterPart = part / _rowParts % _filterParts, pixelPart = part / _rowParts / _filterParts;
        int first = panels * rowPart / _rowParts, last = panels * (rowPart + 1) / _rowParts;
        int firstFilter = filterPanels * filterPart / _filterParts * width, lastFilter = Math.Min(s.Filters, filterPanels * (filterPart + 1) / _filterParts * width);
        long firstPixel = s.OutPixels * pixelPart / _pixelParts, lastPixel = s.OutPixels * (pixelPart + 1) / _pixelParts;
        var kernel = _sums + pixelPart * (nint)s.KernelSize;
        var a = Scratch.OfPart((long)BlockPixels * (BlockPanels * rows + width));
        var b = a + BlockPixels * BlockPanels * rows;
        var tile = new RegisterTile { Pieces = 1, RowA = 1, StepA = rows, StepB = width, RowC = s.Filters };
        var groups = (last - first + BlockPanels - 1) / BlockPanels;
        for (; groups > 0; groups--)
        {
            var count = (last - first + groups - 1) / groups;
            for (var pixel = firstPixel; pixel < lastPixel; pixel += BlockPixels)
            {
                var pixels = (int)Math.Min(BlockPixels, lastPixel - pixel);
                tile.Length = pixels;
                tile.Accumulate = pixel > firstPixel || (Accumulate && _pixelParts == 1);
                for (var i = 0; i < count; i++)
                {
                    CopyRows(first + i, pixel, pixels, a + i * BlockPixels * rows);
                }

                for (var filter = firstFilter; filter < lastFilter; filter += width)
                {
                    var columns = Math.Min(width, s.Filters - filter);
                    CopyColumns(Gradient + (nint)pixel * s.Filters + filter, pixels, columns, b);
                    for (var i = 0; i < count; i++)
                    {
                        var (position, channel, channels) = Panel(first + i);
                        tile.Multiply<M, V>(channels, a + i * BlockPixels * rows, b, kernel + ((nint)position * s.Channels + channel) * s.Filters + filter, null, columns);
                    }
                }
            }

            first += count;
        }
    }

    private readonly (int Position, int Channel, int Channels) Panel(int panel)
    {
        var position = panel / _channelPanels;
        panel -= position * _channelPanels;
        var channel = Shape.Channels * panel / _channelPanels;
        return (position, channel, Shape.Channels * (panel + 1) / _channelPanels - channel);
    }

    private readonly void CopyRows(int panel, long pixel, int pixels, float* to)
    {
        var s = Shape;
        var (position, channel, channels) = Panel(panel);
        int kernelRow = position / s.KernelWidth, kernelColumn = position - kernelRow * s.KernelWidth, rows = RegisterTile.MaxRows;
        var line = (int)(pixel / s.OutWidth);
        var column = (int)(pixel - (long)line * s.OutWidth);
        while (pixels > 0)
        {
            // The rest of a row of the result.
            var count = Math.Min(pixels, s.OutWidth - column);
            var image = line / s.OutHeight;
            var row = (line - image * s.OutHeight) * s.StrideY + kernelRow - s.Top;
            var x = X + ((nint)image * s.Height + row) * s.Width * s.Channels + channel;
            for (var i = 0; i < count; i++, to += rows)
            {
                var at = (column + i) * s.StrideX + kernelColumn - s.Left;
                if ((uint)row < (uint)s.Height && (uint)at < (uint)s.Width)
                {
                    CopyFew(x + (nint)at * s.Channels, channels, to);
                }
                else
                {
                    new Span<float>(to, rows).Clear();
                }
            }

            pixels -= count;
            column = 0;
            line++;
        }
    }

    private static void CopyFew(float* from, int count, float* to)
    {
        if (count >= Vector128Unit.Count)
        {
            var i = 0;
            for (; i + 4 <= count; i += 4)
            {
                Vector128Unit.Store(Vector128Unit.Load(from + i), to + i);
            }

            Vector128Unit.Store(Vector128Unit.Load(from + count - 4), to + count - 4);
            return;
        }

        for (var i = 0; i < count; i++)
        {
            to[i] = from[i];
        }
    }

    private readonly void CopyColumns(float* from, int pixels, int columns, float* to)
    {
        var width = 2 * M.Count;
        for (var pixel = 0; pixel < pixels; pixel++, from += Shape.Filters, to += width)
        {
            if (columns == width)
            {
                M.Store(M.Load(from), to);
                M.Store(M.Load(from + M.Count), to + M.Count);
            }
            else
            {
                new Span<float>(from, columns).CopyTo(new(to, columns));
                new Span<float>(to + columns, width - columns).Clear();
            }
        }
    }
}
