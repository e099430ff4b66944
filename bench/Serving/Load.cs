using System.Collections.Concurrent;
using System.Diagnostics;

namespace CompiledNets.Bench;

/// <summary>The answers to several clients, each of which sends its next request after the answer to the last one.</summary>
/// <param name="Statuses">The number of answers with each status.</param>
/// <param name="Latencies">The times of the successful answers in milliseconds, in ascending order.</param>
/// <param name="Longest">The longest time of any answer, in milliseconds.</param>
/// <param name="Seconds">The time from the first request to the last answer.</param>
internal sealed record Load(IReadOnlyDictionary<int, int> Statuses, double[] Latencies, double Longest, double Seconds)
{
    /// <summary>Gets the number of successful answers per second.</summary>
    public double PerSecond => Latencies.Length / Seconds;

    /// <summary>Gets the quantile of the times of the successful answers, in milliseconds.</summary>
    public double Quantile(double part) => Latencies[Math.Min((int)(part * Latencies.Length), Latencies.Length - 1)];

    /// <summary>Sends requests for some time.</summary>
    public static Task<Load> ForAsync(Func<Task<int>> send, int clients, TimeSpan time)
    {
        var begun = Stopwatch.GetTimestamp();
        return RunAsync(send, clients, () => Stopwatch.GetElapsedTime(begun) < time);
    }

    /// <summary>Sends a number of requests.</summary>
    public static Task<Load> OfAsync(Func<Task<int>> send, int clients, int requests)
    {
        var left = requests;
        return RunAsync(send, clients, () => Interlocked.Decrement(ref left) >= 0);
    }

    private static async Task<Load> RunAsync(Func<Task<int>> send, int clients, Func<bool> goesOn)
    {
        var answers = new ConcurrentBag<(int Status, double Milliseconds)>();
        var begun = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(async () =>
        {
            while (goesOn())
            {
                var sent = Stopwatch.GetTimestamp();
                var status = await send();
                answers.Add((status, Stopwatch.GetElapsedTime(sent).TotalMilliseconds));
            }
        })));
        return new Load(
            answers.CountBy(answer => answer.Status).ToDictionary(),
            [.. answers.Where(answer => answer.Status == 200).Select(answer => answer.Milliseconds).Order()],
            answers.Max(answer => answer.Milliseconds),
            Stopwatch.GetElapsedTime(begun).TotalSeconds);
    }
}
