namespace CompiledNets.Cpu;

/// <summary>
/// The direct method for one vector width: any kernel size, stride and padding. See <see cref="DirectPass{M, V}"/> and <see cref="DirectKernelGradient{M, V}"/>.
/// </summary>
internal static unsafe class DirectConvolution<M, V>
    where M : struct, IVectorUnit<V>
    where V : struct
{
    private const int FewPixels = 48;

    private static int Width => DirectPass<M, V>.PanelWidth;

    public static void Forward(in ConvolutionShape s, float* x, float* kernel, in ColumnEnd end, float* y)
    {
        // A kernel with whole panels is read as it lies if rows of filters are short, or if there are too few pixels to pay for a copy: each row of a panel is then in
        // a page of its own.
        var inner = (nint)s.KernelHeight * s.KernelWidth * s.Channels;
        var asIs = s.Filters % Width == 0 && (s.Filters <= 2 * Width || s.OutPixels < FewPixels);
        var panels = kernel;
        if (!asIs)
        {
            panels = Scratch.OfKernel(DirectPass<M, V>.PanelFloats(inner, s.Filters));
            var copy = Panels(s, kernel, panels);
            (copy.StepRow, copy.StepColumn, copy.Rows, copy.Columns) = (1, 1, s.KernelHeight, s.KernelWidth);
            copy.Run();
        }

        var pass = new DirectPass<M, V>
        {
            X = x,
            Panels = panels,
            Y = y,
            Batch = s.Batch,
            Height = s.Height,
            Width = s.Width,
            Channels = s.Channels,
            OutHeight = s.OutHeight,
            OutWidth = s.OutWidth,
            Filters = s.Filters,
            KernelHeight = s.KernelHeight,
            KernelWidth = s.KernelWidth,
            StrideY = s.StrideY,
            StrideX = s.StrideX,
            Top = s.Top,
            Left = s.Left,
            ImageY = (nint)s.OutHeight * s.OutWidth * s.Filters,
            RowY = (nint)s.OutWidth * s.Filters,
            PixelY = s.Filters,
            PanelStep = asIs ? Width : inner * Width,
            PanelRow = asIs ? s.Filters : Width,
            End = end,
        };
        pass.Run();
    }

    public static void InputGradient(in ConvolutionShape s, float* gradient, float* kernel, in ColumnEnd end, float* dx, bool accumulate)
    {
        var panels = Scratch.OfKernel(DirectPass<M, V>.PanelFloats((long)s.KernelHeight * s.KernelWidth * s.Filters, s.Channels));
        for (var row = 0; row < Math.Min(s.StrideY, s.Height); row++)
        {
            for (var column = 0; column < Math.Min(s.StrideX, s.Width); column++)
            {
                // The pixels (row + i * stride, column + j * stride) of the image were multiplied with every stride-th row and column of the kernel.
                var copy = Panels(s, kernel, panels);
                (copy.Turned, copy.StepRow, copy.StepColumn) = (true, s.StrideY, s.StrideX);
                (copy.FirstRow, copy.FirstColumn) = ((row + s.Top) % s.StrideY, (column + s.Left) % s.StrideX);
                copy.Rows = Math.Max(0, (s.KernelHeight - copy.FirstRow + s.StrideY - 1) / s.StrideY);
                copy.Columns = Math.Max(0, (s.KernelWidth - copy.FirstColumn + s.StrideX - 1) / s.StrideX);
                copy.Run();
                var pass = new DirectPass<M, V>
                {
                    X = gradient,
                    Panels = panels,
                    Y = dx + ((nint)row * s.Width + column) * s.Channels,
                    Batch = s.Batch,
                    Height = s.OutHeight,
                    Width = s.OutWidth,
                    Channels = s.Filters,
                    OutHeight = (s.Height - row + s.StrideY - 1) / s.StrideY,
                    OutWidth = (s.Width - column + s.StrideX - 1) / s.StrideX,
                    Filters = s.Channels,
                    KernelHeight = copy.Rows,
                    KernelWidth = copy.Columns,
                    StrideY = 1,
                    StrideX = 1,
                    Top = copy.Rows - 1 - (row + s.Top) / s.StrideY,
                    Left = copy.Columns - 1 - (column + s.Left) / s.StrideX,
                    ImageY = (nint)s.Height * s.Width * s.Channels,
                    RowY = (nint)s.StrideY * s.Width * s.Channels,
                    PixelY = (nint)s.StrideX * s.Channels,
                    PanelStep = (nint)copy.Rows * copy.Columns * s.Filters * Width,
                    PanelRow = Width,
                    End = end,
                    Accumulate = accumulate,
                };
                if (copy.Rows == 0 || copy.Columns == 0)
                {
                    // No row of the kernel reaches these pixels: the sum is empty.
                    (pass.KernelHeight, pass.KernelWidth, pass.Top, pass.Left) = (0, 0, 0, 0);
                }

                pass.Run();
            }
        }
    }

    public static void KernelGradient(in ConvolutionShape s, float* x, float* gradient, float* dkernel, float* dbias, bool accumulate)
    {
        var parts = DirectKernelGradient<M, V>.Parts(s);
        var step = (nint)(s.KernelSize + s.Filters);
        var work = new DirectKernelGradient<M, V> { Shape = s, X = x, Gradient = gradient, Sums = Scratch.OfKernel(parts * step), Bias = dbias != null };
        work.Run();
        PartSums.Run<M, V>(work.Sums, parts, step, (nint)s.KernelSize, dkernel, accumulate);
        if (dbias != null)
        {
            PartSums.Run<M, V>(work.Sums + s.KernelSize, parts, step, s.Filters, dbias, accumulate);
        }
    }

    public static void BlockedKernelGradient(in ConvolutionShape s, float* x, float* gradient, float* dkernel, float* dbias, bool accumulate)
    {
        var work = new BlockedKernelGradient<M, V> { Shape = s, X = x, Gradient = gradient, Kernel = dkernel, Accumulate = accumulate };
        work.Run();
        if (dbias != null)
        {
            BiasGradient.Run<M, V>(gradient, s.OutPixels, s.Filters, dbias, accumulate);
        }
    }

    private static KernelPanels Panels(in ConvolutionShape s, float* kernel, float* panels) =>
        new() { Kernel = kernel, Panels = panels, KernelWidth = s.KernelWidth, Channels = s.Channels, Filters = s.Filters, PanelWidth = Width };
}
