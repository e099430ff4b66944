using System.Runtime.CompilerServices;

namespace CompiledNets.Cpu;

/// <summary>
/// The gradient of the kernels of a convolution with one kernel for each channel: for each weight, the sum over pixels of the image times the gradient of the result. The
/// sums of five weights stay in registers over some pixels. Each part has sums of its own, which are added in order.
/// </summary>
internal unsafe struct DepthwiseKernelGradient<M, V> : IWork
    where M : struct, IVectorUnit<V>
    where V : struct
{
    private const int TapsAtOnce = 5;
    private const int PixelsAtOnce = 16;
    private const long ProductsOfPart = 400_000;

    public ConvolutionShape Shape;
    public DepthwiseTaps Taps;
    public float* X, Gradient, Kernel;
    private float* _sums;
    private int _parts, _size;

    public void Run()
    {
        _size = Shape.KernelHeight * Shape.KernelWidth * Shape.Channels;
        _parts = (int)Math.Clamp(Shape.OutputSize * Shape.KernelHeight * Shape.KernelWidth / ProductsOfPart, 1, Math.Min((long)Shape.Batch * Taps.Rows, 32));
        _sums = Scratch.OfKernel((long)_parts * _size);
        Team.Shared.Run(ref this, _parts);
        PartSums.Run<M, V>(_sums, _parts, _size, _size, Kernel, accumulate: false);
    }

    public readonly void Do(int part)
    {
        var rows = (long)Shape.Batch * Taps.Rows;
        var most = (long)Shape.KernelHeight * Shape.KernelWidth + TapsAtOnce;
        nint* pixels = DepthwiseTaps.Room(2 * most), weights = pixels + most;
        var sums = _sums + (nint)part * _size;
        new Span<float>(sums, _size).Clear();
        var (first, last) = Taps.Inner();
        for (var i = rows * part / _parts; i < rows * (part + 1) / _parts; i++)
        {
            var (image, row) = Math.DivRem(i, Taps.Rows);
            var x = X + (nint)image * Taps.ReadImage;
            var gradient = Gradient + (nint)i * Taps.Columns * Shape.Channels;
            Border(x, (int)row, 0, first, pixels, weights, gradient, sums);
            Border(x, (int)row, last, Taps.Columns, pixels, weights, gradient, sums);
            if (last > first)
            {
                var taps = Taps.Find((int)row, 0, first, pixels, weights);

                // The sums of taps that are not there are not used.
                new Span<nint>(pixels + taps, TapsAtOnce).Fill(pixels[0]);
                for (var at = first; at < last; at += PixelsAtOnce)
                {
                    Inner(x + (nint)(at - first) * Taps.Step * Shape.Channels, Math.Min(PixelsAtOnce, last - at), pixels, weights, taps, gradient + (nint)at * Shape.Channels, sums);
                }
            }
        }
    }

    // Pixels for which some weights are outside of the image.
    private readonly void Border(float* x, int row, int first, int last, nint* pixels, nint* weights, float* gradient, float* sums)
    {
        for (var at = first; at < last; at++)
        {
            var taps = Taps.Find(row, 0, at, pixels, weights);
            for (var tap = 0; tap < taps; tap++)
            {
                AddProducts(x + pixels[tap], gradient + (nint)at * Shape.Channels, sums + weights[tap]);
            }
        }
    }

    private readonly void AddProducts(float* x, float* gradient, float* sums)
    {
        nint channel = 0, channels = Shape.Channels;
        for (; channel + M.Count <= channels; channel += M.Count)
        {
            M.Store(M.MultiplyAdd(M.Load(x + channel), M.Load(gradient + channel), M.Load(sums + channel)), sums + channel);
        }

        if (channel < channels)
        {
            var left = channels - channel;
            M.StoreFirst(M.MultiplyAdd(M.LoadFirst(x + channel, left), M.LoadFirst(gradient + channel, left), M.LoadFirst(sums + channel, left)), sums + channel, left);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private readonly void Inner(float* image, int count, nint* pixels, nint* weights, int taps, float* gradients, float* sums)
    {
        nint channels = Shape.Channels, step = Taps.Step * channels;
        var results = stackalloc float[TapsAtOnce * 16];
        for (nint channel = 0; channel < channels; channel += M.Count)
        {
            // The last vector begins where it ends with the last channel, and adds only the channels that the one before did not have.
            var known = Math.Max(0, channel + M.Count - channels);
            channel -= known;
            for (var tap = 0; tap < taps; tap += TapsAtOnce)
            {
                V s0 = M.Zero, s1 = s0, s2 = s0, s3 = s0, s4 = s0, t0 = s0, t1 = s0, t2 = s0, t3 = s0, t4 = s0;
                float* gradient = gradients + channel, x = image + channel;
                nint d0 = pixels[tap], d1 = pixels[tap + 1], d2 = pixels[tap + 2], d3 = pixels[tap + 3], d4 = pixels[tap + 4];
                var left = count;
                for (; left > 1; left -= 2, x += 2 * step, gradient += 2 * channels)
                {
                    V g = M.Load(gradient), h = M.Load(gradient + channels);
                    var next = x + step;
                    s0 = M.MultiplyAdd(g, M.Load(x + d0), s0);
                    s1 = M.MultiplyAdd(g, M.Load(x + d1), s1);
                    s2 = M.MultiplyAdd(g, M.Load(x + d2), s2);
                    s3 = M.MultiplyAdd(g, M.Load(x + d3), s3);
                    s4 = M.MultiplyAdd(g, M.Load(x + d4), s4);
                    t0 = M.MultiplyAdd(h, M.Load(next + d0), t0);
                    t1 = M.MultiplyAdd(h, M.Load(next + d1), t1);
                    t2 = M.MultiplyAdd(h, M.Load(next + d2), t2);
                    t3 = M.MultiplyAdd(h, M.Load(next + d3), t3);
                    t4 = M.MultiplyAdd(h, M.Load(next + d4), t4);
                }

                if (left > 0)
                {
                    var g = M.Load(gradient);
                    s0 = M.MultiplyAdd(g, M.Load(x + d0), s0);
                    s1 = M.MultiplyAdd(g, M.Load(x + d1), s1);
                    s2 = M.MultiplyAdd(g, M.Load(x + d2), s2);
                    s3 = M.MultiplyAdd(g, M.Load(x + d3), s3);
                    s4 = M.MultiplyAdd(g, M.Load(x + d4), s4);
                }

                M.Store(M.Add(s0, t0), results);
                M.Store(M.Add(s1, t1), results + M.Count);
                M.Store(M.Add(s2, t2), results + 2 * M.Count);
                M.Store(M.Add(s3, t3), results + 3 * M.Count);
                M.Store(M.Add(s4, t4), results + 4 * M.Count);
                for (var i = 0; i < Math.Min(TapsAtOnce, taps - tap); i++)
                {
                    Add(results + i * M.Count, sums + weights[tap + i] + channel, known);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(float* from, float* to, nint known)
    {
        if (known == 0)
        {
            M.Store(M.Add(M.Load(to), M.Load(from)), to);
            return;
        }

        for (var i = known; i < M.Count; i++)
        {
            to[i] += from[i];
        }
    }
}
