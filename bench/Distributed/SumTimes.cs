using System.Diagnostics;

namespace CompiledNets.Bench;

/// <summary>Measures the all-reduce.</summary>
internal static class SumTimes
{
    // The pieces in which gradients are added up.
    private const int Piece = 1 << 20;

    public static void Measure(ICollectives ranks)
    {
        foreach (var kilobytes in (int[])[0, 4, 64, 1024, 4096, 16384, 65536, 200_000])
        {
            var values = new float[Math.Max(kilobytes * 256, 8)];
            var milliseconds = Enumerable.Range(0, 25).Select(_ => Time(ranks, () => Sum(ranks, values))).Skip(5).Order().ElementAt(10);
            if (ranks.Rank == 0)
            {
                Console.WriteLine($"{values.Length * 4L,12} bytes {milliseconds,10:F4} ms {values.Length * 4L / milliseconds / 1e6,8:F2} GB/s");
            }
        }
    }

    /// <summary>Measures a computation on one thread, an all-reduce of 8 MB, and both at once.</summary>
    public static void MeasureOverlap(ICollectives ranks)
    {
        var (values, numbers) = (new float[2 * Piece], new double[1 << 16]);
        var compute = Median(() => Compute(numbers));
        var communicate = Median(() => Sum(ranks, values));
        var both = Median(() =>
        {
            var other = Task.Run(() => Sum(ranks, values));
            Compute(numbers);
            other.Wait();
        });
        if (ranks.Rank == 0)
        {
            Console.WriteLine($"{ranks.Size} ranks on {Environment.ProcessorCount} processors: computation {compute:F2} ms, communication {communicate:F2} ms, one after the other {compute + communicate:F2} ms, at once {both:F2} ms");
        }

        double Median(Action action) => Enumerable.Range(0, 25).Select(_ => Time(ranks, action)).Skip(5).Order().ElementAt(10);
    }

    private static void Sum(ICollectives ranks, float[] values)
    {
        for (var start = 0; start < values.Length; start += Piece)
        {
            ranks.AllReduceSum(values.AsSpan(start, Math.Min(Piece, values.Length - start)));
        }
    }

    private static void Compute(double[] numbers)
    {
        for (var round = 0; round < 100; round++)
        {
            for (var i = 0; i < numbers.Length; i++)
            {
                numbers[i] = (numbers[i] * 0.999) + 1;
            }
        }
    }

    private static double Time(ICollectives ranks, Action action)
    {
        ranks.Barrier();
        var clock = Stopwatch.StartNew();
        action();
        return clock.Elapsed.TotalMilliseconds;
    }
}
