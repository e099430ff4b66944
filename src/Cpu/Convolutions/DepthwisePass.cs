using System.Runtime.CompilerServices;

namespace CompiledNets.Cpu;

/// <summary>
/// A convolution with one kernel for each channel, or the gradient of its images. Up to eight pixels by one vector of channels stay in registers over the weights. Pixels
/// are read and written in the order of memory, whose speed is the limit.
/// </summary>
internal unsafe struct DepthwisePass<M, V> : IWork
    where M : struct, IVectorUnit<V>
    where V : struct
{
    private const int MostPixels = 8;
    private const long ProductsOfPart = 200_000;

    public ConvolutionShape Shape;
    public DepthwiseTaps Taps;
    public float* X, Kernel, Y;
    public ColumnEnd End;
    private int _parts;

    public void Run()
    {
        var rows = (long)Shape.Batch * Taps.Rows;
        _parts = (int)Math.Clamp(Shape.OutputSize * Shape.KernelHeight * Shape.KernelWidth / ProductsOfPart, 1, Math.Min(rows, 32));
        Team.Shared.Run(ref this, _parts);
    }

    public readonly void Do(int part)
    {
        var rows = (long)Shape.Batch * Taps.Rows;
        var room = (long)Taps.Phases * Shape.KernelHeight * Shape.KernelWidth;
        var pixels = DepthwiseTaps.Room(2 * room + Taps.Phases);
        nint* weights = pixels + room, counts = weights + room;
        var line = (nint)Taps.Columns * Shape.Channels;
        for (var i = rows * part / _parts; i < rows * (part + 1) / _parts; i++)
        {
            var (image, row) = Math.DivRem(i, Taps.Rows);
            Row(X + (nint)image * Taps.ReadImage, (int)row, counts, pixels, weights, Y + (nint)i * line);
        }
    }

    // The pixels in which all columns of the kernel are inside of the image are in groups of equal size: 14 pixels are 7 and 7, not 8 and 6. The groups of all phases
    // follow each other, so that pixels are written about in their order.
    private readonly void Row(float* image, int row, nint* counts, nint* pixels, nint* weights, float* y)
    {
        var (first, last) = Taps.Inner();
        Border(image, row, 0, first, pixels, weights, y);
        var most = Shape.KernelHeight * Shape.KernelWidth;
        for (var phase = 0; phase < Taps.Phases && last > first; phase++)
        {
            counts[phase] = Taps.Find(row, phase, first, pixels + phase * most, weights + phase * most);
        }

        var from = image;
        for (var groups = (last - first + MostPixels - 1) / MostPixels; groups > 0; groups--)
        {
            var count = (last - first + groups - 1) / groups;
            for (var phase = 0; phase < Taps.Phases; phase++)
            {
                Group(count, from, counts[phase], pixels + phase * most, weights + phase * most, y + ((nint)first * Taps.Phases + phase) * Shape.Channels);
            }

            from += (nint)count * Taps.Step * Shape.Channels;
            first += count;
        }

        Border(image, row, first, (Taps.Columns + Taps.Phases - 1) / Taps.Phases, pixels, weights, y);
    }

    private readonly void Border(float* image, int row, int first, int last, nint* pixels, nint* weights, float* y)
    {
        for (var column = first * Taps.Phases; column < Math.Min(last * Taps.Phases, Taps.Columns); column++)
        {
            var taps = Taps.Find(row, column % Taps.Phases, column / Taps.Phases, pixels, weights);
            Group(1, image, taps, pixels, weights, y + (nint)column * Shape.Channels);
        }
    }

    private readonly void Group(int count, float* x, nint taps, nint* pixels, nint* weights, float* y)
    {
        switch (count)
        {
            case 1: Channels<OneRow>(x, taps, pixels, weights, y); break;
            case 2: Channels<TwoRows>(x, taps, pixels, weights, y); break;
            case 3: Channels<ThreeRows>(x, taps, pixels, weights, y); break;
            case 4: Channels<FourRows>(x, taps, pixels, weights, y); break;
            case 5: Channels<FiveRows>(x, taps, pixels, weights, y); break;
            case 6: Channels<SixRows>(x, taps, pixels, weights, y); break;
            case 7: Channels<SevenRows>(x, taps, pixels, weights, y); break;
            default: Channels<EightRows>(x, taps, pixels, weights, y); break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private readonly void Channels<R>(float* x, nint taps, nint* pixels, nint* weights, float* y)
        where R : struct, ITileRows
    {
        nint channels = Shape.Channels, step = Taps.Step * channels, next = Taps.Phases * channels;
        nint step2 = 2 * step, step3 = 3 * step, step4 = 4 * step, step5 = 5 * step, step6 = 6 * step, step7 = 7 * step;
        float* bias = End.Bias, scales = End.Scale;
        var relu = End.Relu;
        for (nint channel = 0; channel < channels; channel += M.Count)
        {
            // The last vector begins where it ends with the last channel.
            channel = Math.Min(channel, channels - M.Count);
            V offset = bias == null ? M.Zero : M.Load(bias + channel), scale = scales == null ? M.Fill(1) : M.Load(scales + channel);
            V s0 = M.Zero, s1 = s0, s2 = s0, s3 = s0, s4 = s0, s5 = s0, s6 = s0, s7 = s0;
            float* image = x + channel, kernel = Kernel + channel;
            for (nint tap = 0; tap < taps; tap++)
            {
                var from = image + pixels[tap];
                var weight = M.Load(kernel + weights[tap]);
                s0 = M.MultiplyAdd(weight, M.Load(from), s0);
                s1 = R.Count > 1 ? M.MultiplyAdd(weight, M.Load(from + step), s1) : s1;
                s2 = R.Count > 2 ? M.MultiplyAdd(weight, M.Load(from + step2), s2) : s2;
                s3 = R.Count > 3 ? M.MultiplyAdd(weight, M.Load(from + step3), s3) : s3;
                s4 = R.Count > 4 ? M.MultiplyAdd(weight, M.Load(from + step4), s4) : s4;
                s5 = R.Count > 5 ? M.MultiplyAdd(weight, M.Load(from + step5), s5) : s5;
                s6 = R.Count > 6 ? M.MultiplyAdd(weight, M.Load(from + step6), s6) : s6;
                s7 = R.Count > 7 ? M.MultiplyAdd(weight, M.Load(from + step7), s7) : s7;
            }

            var to = y + channel;
            Store(s0, scale, offset, to, relu);
            if (R.Count > 1)
            {
                Store(s1, scale, offset, to += next, relu);
            }

            if (R.Count > 2)
            {
                Store(s2, scale, offset, to += next, relu);
            }

            if (R.Count > 3)
            {
                Store(s3, scale, offset, to += next, relu);
            }

            if (R.Count > 4)
            {
                Store(s4, scale, offset, to += next, relu);
            }

            if (R.Count > 5)
            {
                Store(s5, scale, offset, to += next, relu);
            }

            if (R.Count > 6)
            {
                Store(s6, scale, offset, to += next, relu);
            }

            if (R.Count > 7)
            {
                Store(s7, scale, offset, to + next, relu);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(V sum, V scale, V offset, float* to, bool relu)
    {
        var value = M.MultiplyAdd(sum, scale, offset);
        M.Store(relu ? M.Max(value, M.Zero) : value, to);
    }
}
