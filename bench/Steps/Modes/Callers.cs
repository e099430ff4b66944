using System.Diagnostics;
using CompiledNets.Bench.ByHand;
using CompiledNets.Samples;
using static TorchSharp.torch;

namespace CompiledNets.Bench.Modes;

/// <summary>Measures how many predictions of DigitCnn per second several threads make that call the same net at once, and the same net by hand.</summary>
internal static class Callers
{
    private const double WarmUpSeconds = 0.5;
    private const double Seconds = 2;

    public static void Print()
    {
        using var net = new DigitCnn(seed: 1);
        using HandDigitCnn first = new(Layout.ChannelsFirst), last = new(Layout.ChannelsLast);
        set_num_threads(Environment.ProcessorCount);
        Console.WriteLine("| Batch | Threads that call | Compiled, images/s | By hand, images/s | Ratio |");
        Console.WriteLine("|---|---|---|---|---|");
        foreach (var batch in (int[])[1, 32])
        {
            using var images = rand(batch, 28, 28, 1);
            using Tensor imagesFirst = first.Images(images), imagesLast = last.Images(images);
            foreach (var callers in (int[])[1, 2, 4, 16])
            {
                var compiled = batch * PerSecond(callers, () => net.Predict(new(images)).Dispose());
                var byHand = batch * Math.Max(PerSecond(callers, () => first.Predict(imagesFirst).Dispose()), PerSecond(callers, () => last.Predict(imagesLast).Dispose()));
                Console.WriteLine($"| {batch} | {callers} | {compiled:N0} | {byHand:N0} | {compiled / byHand:0.00} |");
            }
        }
    }

    private static double PerSecond(int callers, Action predict)
    {
        var (count, isCounting, ends) = (0L, false, false);
        var threads = Enumerable.Range(0, callers).Select(_ => new Thread(() =>
        {
            while (!Volatile.Read(ref ends))
            {
                predict();
                if (Volatile.Read(ref isCounting))
                {
                    Interlocked.Increment(ref count);
                }
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        Thread.Sleep(TimeSpan.FromSeconds(WarmUpSeconds));
        var start = Stopwatch.GetTimestamp();
        Volatile.Write(ref isCounting, true);
        Thread.Sleep(TimeSpan.FromSeconds(Seconds));
        var rate = Interlocked.Read(ref count) / Stopwatch.GetElapsedTime(start).TotalSeconds;
        Volatile.Write(ref ends, true);
        threads.ForEach(thread => thread.Join());
        return rate;
    }
}
