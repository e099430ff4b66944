namespace CompiledNets.Cpu;

/// <summary>The gradient of a bias: the sum of the gradients of all pixels, for each filter.</summary>
internal unsafe struct BiasGradient<M, V> : IWork
    where M : struct, IVectorUnit<V>
    where V : struct
{
    private const int SlabPixels = 128;
    public float* Gradient, Sums;
    public long Pixels;
    public int Filters, Parts;

    public readonly void Do(int part)
    {
        long first = Pixels * part / Parts, last = Pixels * (part + 1) / Parts;
        var sums = Sums + (nint)part * Filters;
        new Span<float>(sums, Filters).Clear();
        for (; first < last; first += SlabPixels)
        {
            BiasGradient.Add<M, V>(Gradient + (nint)first * Filters, (int)Math.Min(SlabPixels, last - first), Filters, sums);
        }
    }
}

/// <summary>Sums over pixels.</summary>
internal static unsafe class BiasGradient
{
    /// <summary>Adds the sum over some pixels to <paramref name="sums"/>.</summary>
    public static void Add<M, V>(float* gradient, int pixels, int filters, float* sums)
        where M : struct, IVectorUnit<V>
        where V : struct
    {
        var filter = 0;
        for (; filter + M.Count <= filters; filter += M.Count)
        {
            V a = M.Zero, b = M.Zero;
            var from = gradient + filter;
            var pixel = 0;
            for (; pixel + 2 <= pixels; pixel += 2, from += 2 * (nint)filters)
            {
                a = M.Add(a, M.Load(from));
                b = M.Add(b, M.Load(from + filters));
            }

            if (pixel < pixels)
            {
                a = M.Add(a, M.Load(from));
            }

            M.Store(M.Add(M.Load(sums + filter), M.Add(a, b)), sums + filter);
        }

        for (; filter < filters; filter++)
        {
            var sum = 0f;
            for (var pixel = 0; pixel < pixels; pixel++)
            {
                sum += gradient[(nint)pixel * filters + filter];
            }

            sums[filter] += sum;
        }
    }

    /// <summary>Computes the sums over all pixels.</summary>
    public static void Run<M, V>(float* gradient, long pixels, int filters, float* bias, bool accumulate)
        where M : struct, IVectorUnit<V>
        where V : struct
    {
        var parts = (int)Math.Clamp(pixels * filters / 100_000, 1, 16);
        var work = new BiasGradient<M, V> { Gradient = gradient, Sums = Scratch.OfKernel((long)parts * filters), Pixels = pixels, Filters = filters, Parts = parts };
        Team.Shared.Run(ref work, parts);
        PartSums.Run<M, V>(work.Sums, parts, filters, filters, bias, accumulate);
    }
}
