namespace CompiledNets.Cpu;

/// <summary>
/// The tiles of 4x4 or 3x3 results of a 3x3 convolution with stride 1, and the sizes of the memory for transformed tiles. Channels and filters are whole vectors.
/// </summary>
internal readonly struct WinogradTiles
{
    private readonly int _rows, _columns;

    /// <param name="s">The sizes of the convolution.</param>
    /// <param name="panelWidth">The number of filters of a panel.</param>
    /// <param name="size">The number of rows and columns of the results of a tile: 3, or 4, which the pooling of results needs.</param>
    public WinogradTiles(in ConvolutionShape s, int panelWidth, int size)
    {
        Shape = s;
        Size = size;
        (_rows, _columns) = ((s.OutHeight + size - 1) / size, (s.OutWidth + size - 1) / size);
        Count = s.Batch * _rows * _columns;
        Filters = (s.Filters + panelWidth - 1) / panelWidth * panelWidth;

        // Rows of tiles are not a power of two apart: they would share few sets of the first cache.
        RowV = s.Channels + (s.Channels >= 128 ? 16 : 0);
        RowM = Filters + (Filters >= 128 ? 16 : 0);
    }

    public ConvolutionShape Shape { get; }

    public int Count { get; }

    /// <summary>Gets the number of rows and columns of the results of a tile.</summary>
    public int Size { get; }

    /// <summary>Gets the number of rows and columns of the pixels under a tile.</summary>
    public int Pixels => Size + 2;

    /// <summary>Gets the number of products of a tile, for each channel and filter.</summary>
    public int Products => Pixels * Pixels;

    /// <summary>Gets the filters, up to a whole panel.</summary>
    public int Filters { get; }

    /// <summary>Gets the distances of tiles in the transformed image and in the products.</summary>
    public nint RowV { get; }

    public nint RowM { get; }

    public (int Image, int Row, int Column) At(int tile)
    {
        var image = tile / (_rows * _columns);
        tile -= image * _rows * _columns;
        var row = tile / _columns;
        return (image, row * Size, (tile - row * _columns) * Size);
    }

    /// <summary>Transforms the image under some tiles.</summary>
    public unsafe void Input<M, V>(float* x, int first, int count, float* v, in TileLayout layout)
        where M : struct, IVectorUnit<V>
        where V : struct
    {
        var s = Shape;
        float* patch = stackalloc float[s.Channels <= 512 ? Products * s.Channels : 0];
        nint line = (nint)s.Width * s.Channels;
        for (var i = 0; i < count; i++, v += layout.Row)
        {
            var (n, row, column) = At(first + i);
            row -= s.Top;
            column -= s.Left;
            var image = x + n * s.Height * line;
            var from = image + row * line + (nint)column * s.Channels;
            var distance = line;
            if (row < 0 || column < 0 || row + Pixels > s.Height || column + Pixels > s.Width)
            {
                Frames.Copy(image, s.Height, s.Width, s.Channels, row, column, Pixels, Pixels, patch);
                from = patch;
                distance = Pixels * s.Channels;
            }

            var to = v;
            for (var channel = 0; channel < s.Channels; channel += layout.Channels, to += layout.Block)
            {
                var channels = Math.Min(layout.Channels, s.Channels - channel);
                if (Size == 4)
                {
                    WinogradTile4<M, V>.Input(from + channel, distance, s.Channels, channels, to, layout.Product);
                }
                else
                {
                    WinogradTile3<M, V>.Input(from + channel, distance, s.Channels, channels, to, layout.Product);
                }
            }
        }
    }

    /// <summary>Transforms the gradients of some tiles, and adds their sums to the bias if there is one.</summary>
    public unsafe void Gradient<M, V>(in WinogradGradient dy, int first, int count, float* m, in TileLayout layout, float* bias)
        where M : struct, IVectorUnit<V>
        where V : struct
    {
        var s = Shape;
        for (var i = 0; i < count; i++, m += layout.Row)
        {
            var (image, row, column) = At(first + i);
            if (dy.Places is null)
            {
                var at = dy.Address + PixelAt(image, row, column, s.OutHeight, s.OutWidth);
                int rows = Math.Min(Size, s.OutHeight - row), columns = Math.Min(Size, s.OutWidth - column);
                var to = m;
                for (var filter = 0; filter < s.Filters; filter += layout.Channels, to += layout.Block)
                {
                    var filters = Math.Min(layout.Channels, s.Filters - filter);
                    var sums = bias is null ? null : bias + filter;
                    if (Size == 4)
                    {
                        WinogradTile4<M, V>.Gradient(at + filter, (nint)s.OutWidth * s.Filters, s.Filters, rows, columns, filters, to, layout.Product, sums);
                    }
                    else
                    {
                        WinogradTile3<M, V>.Gradient(at + filter, (nint)s.OutWidth * s.Filters, s.Filters, rows, columns, filters, to, layout.Product, sums);
                    }
                }
            }
            else
            {
                int height = s.OutHeight / 2, width = s.OutWidth / 2;
                var at = PixelAt(image, row / 2, column / 2, height, width);
                WinogradTile4<M, V>.GradientPooled(dy.Address + at, dy.Places + at, (nint)width * s.Filters, Math.Min(2, height - row / 2), Math.Min(2, width - column / 2), s.Filters, m, layout.Product, bias);
            }

            // The last panel has zeros behind the last filter.
            var last = m + (s.Filters - 1) / layout.Channels * (layout.Block - layout.Channels);
            for (var filter = s.Filters; filter < Filters; filter += M.Count)
            {
                for (var e = 0; e < Products; e++)
                {
                    M.Store(M.Zero, last + e * layout.Product + filter);
                }
            }
        }
    }

    /// <summary>Computes the results of some tiles for some filters. <paramref name="m"/> has the products of these filters.</summary>
    public unsafe void Output<M, V>(float* m, in TileLayout layout, int first, int count, int filter, int filters, in ColumnEnd end, bool accumulate, float* y)
        where M : struct, IVectorUnit<V>
        where V : struct
    {
        var s = Shape;
        var own = end.From(filter);
        for (var i = 0; i < count; i++, m += layout.Row)
        {
            var (image, row, column) = At(first + i);
            var to = y + PixelAt(image, row, column, s.OutHeight, s.OutWidth) + filter;
            int rows = Math.Min(Size, s.OutHeight - row), columns = Math.Min(Size, s.OutWidth - column);
            if (Size == 4)
            {
                WinogradTile4<M, V>.Output(m, layout.Product, filters, own, accumulate, to, (nint)s.OutWidth * s.Filters, s.Filters, rows, columns);
            }
            else
            {
                WinogradTile3<M, V>.Output(m, layout.Product, filters, own, accumulate, to, (nint)s.OutWidth * s.Filters, s.Filters, rows, columns);
            }
        }
    }

    /// <summary>Computes the largest element of each 2x2 window of the results of some tiles, and its place.</summary>
    public unsafe void OutputPooled<M, V>(float* m, in TileLayout layout, int first, int count, in ColumnEnd end, float* y, byte* places)
        where M : struct, IVectorUnit<V>
        where V : struct
    {
        var s = Shape;
        int height = s.OutHeight / 2, width = s.OutWidth / 2;
        for (var i = 0; i < count; i++, m += layout.Row)
        {
            var (image, row, column) = At(first + i);

            // A last row or column of tiles can have no whole window.
            int rows = Math.Min(2, height - row / 2), columns = Math.Min(2, width - column / 2);
            if (rows > 0 && columns > 0)
            {
                var at = PixelAt(image, row / 2, column / 2, height, width);
                WinogradTile4<M, V>.OutputPooled(m, layout.Product, s.Filters, end, y + at, places is null ? null : places + at, (nint)width * s.Filters, rows, columns);
            }
        }
    }

    /// <summary>Adds the gradients of the image under some tiles to the image.</summary>
    public unsafe void InputGradient<M, V>(float* v, in TileLayout layout, int first, int count, float* dx)
        where M : struct, IVectorUnit<V>
        where V : struct
    {
        var s = Shape;
        nint line = (nint)s.Width * s.Channels;
        for (var i = 0; i < count; i++, v += layout.Row)
        {
            var (n, row, column) = At(first + i);
            row -= s.Top;
            column -= s.Left;
            var to = dx + n * s.Height * line + row * line + (nint)column * s.Channels;
            int firstRow = Math.Max(0, -row), lastRow = Math.Min(Pixels, s.Height - row), firstColumn = Math.Max(0, -column), lastColumn = Math.Min(Pixels, s.Width - column);
            if (Size == 4)
            {
                WinogradTile4<M, V>.InputGradient(v, layout.Product, s.Channels, to, line, firstRow, lastRow, firstColumn, lastColumn);
            }
            else
            {
                WinogradTile3<M, V>.InputGradient(v, layout.Product, s.Channels, to, line, firstRow, lastRow, firstColumn, lastColumn);
            }
        }
    }

    /// <summary>
    /// Transforms the sums of products of a channel and some filters to gradients of the kernel. The sums begin with the first of these filters, and
    /// <paramref name="step"/> is the distance of the 36 or 25 sums.
    /// </summary>
    public unsafe void KernelGradient<M, V>(float* sums, nint step, int channel, int filter, int filters, float* kernel, bool accumulate)
        where M : struct, IVectorUnit<V>
        where V : struct
    {
        var s = Shape;
        var to = kernel + (nint)channel * s.Filters + filter;
        for (var i = 0; i < filters; i += M.Count)
        {
            if (Size == 4)
            {
                WinogradTile4<M, V>.KernelGradient(sums + i, step, to + i, (nint)s.Channels * s.Filters, accumulate);
            }
            else
            {
                WinogradTile3<M, V>.KernelGradient(sums + i, step, to + i, (nint)s.Channels * s.Filters, accumulate);
            }
        }
    }

    /// <summary>
    /// Adds the products of some tiles for the gradient of the kernel: their transformed images and gradients, of which each is in one block of channels. The sums are
    /// [products][channel][filter], and the first tiles replace what is there.
    /// </summary>
    public unsafe void AddKernelProducts<M, V>(int e, float* sums, float* v, in TileLayout layoutV, float* m, in TileLayout layoutM, int count, bool isFirst)
        where M : struct, IVectorUnit<V>
        where V : struct
    {
        var tile = new RegisterTile { Pieces = 1, Length = count, RowA = 1, StepA = layoutV.Row, StepB = layoutM.Row, RowC = Filters, Accumulate = !isFirst };
        var to = sums + e * (nint)Shape.Channels * Filters;
        for (var filter = 0; filter < Filters; filter += 2 * M.Count)
        {
            tile.Multiply<M, V>(Shape.Channels, v + e * layoutV.Product, m + e * layoutM.Product + filter, to + filter, null, 2 * M.Count);
        }
    }

    /// <summary>Transforms the sums of <see cref="AddKernelProducts{M, V}"/> to the gradient of the kernel.</summary>
    public unsafe void KernelGradient<M, V>(float* sums, float* kernel)
        where M : struct, IVectorUnit<V>
        where V : struct
    {
        for (var channel = 0; channel < Shape.Channels; channel++)
        {
            KernelGradient<M, V>(sums + (nint)channel * Filters, (nint)Shape.Channels * Filters, channel, 0, Shape.Filters, kernel, accumulate: false);
        }
    }

    private nint PixelAt(int image, int row, int column, int height, int width) => (((nint)image * height + row) * width + column) * Shape.Filters;
}
