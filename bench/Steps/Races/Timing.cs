using System.Diagnostics;

namespace CompiledNets.Bench.Races;

/// <summary>Times steps in alternating turns.</summary>
internal static class Timing
{
    // Long enough that the threads of the library that was measured before have gone to sleep, and that its memory is reused.
    private static readonly TimeSpan s_warmUp = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan s_turn = TimeSpan.FromMilliseconds(60);

    // Slow steps have fewer rounds.
    private static readonly TimeSpan s_slowRound = TimeSpan.FromSeconds(3);

    /// <summary>Returns the milliseconds per step of each side in each round.</summary>
    public static List<double>[] Alternate(IReadOnlyList<Action> sides, int rounds)
    {
        var times = sides.Select(_ => new List<double>()).ToArray();

        // The runtime compiles the code of our kernels a second time after 30 calls.
        var start = Stopwatch.GetTimestamp();
        Repeat(sides[0], TimeSpan.FromSeconds(1));
        for (var round = -1; round < rounds; round++)
        {
            if (round == 0 && Stopwatch.GetElapsedTime(start) > s_slowRound)
            {
                rounds = Math.Min(rounds, 5);
            }

            for (var side = 0; side < sides.Count; side++)
            {
                Repeat(sides[side], s_warmUp);
                var time = Repeat(sides[side], s_turn);
                if (round >= 0)
                {
                    times[side].Add(time);
                }
            }
        }

        return times;
    }

    /// <summary>Returns the bytes of managed memory that a step allocates: on this thread, and on all threads.</summary>
    public static (double Thread, double All) Bytes(Action step)
    {
        const int Steps = 10;
        step();
        var (thread, all) = (GC.GetAllocatedBytesForCurrentThread(), GC.GetTotalAllocatedBytes(precise: true));
        for (var i = 0; i < Steps; i++)
        {
            step();
        }

        return ((double)(GC.GetAllocatedBytesForCurrentThread() - thread) / Steps, (double)(GC.GetTotalAllocatedBytes(precise: true) - all) / Steps);
    }

    /// <summary>Repeats a step for a time, and returns the milliseconds per step.</summary>
    public static double Repeat(Action step, TimeSpan time)
    {
        var start = Stopwatch.GetTimestamp();
        var steps = 0;
        TimeSpan elapsed;
        do
        {
            step();
            steps++;
            elapsed = Stopwatch.GetElapsedTime(start);
        }
        while (elapsed < time);
        return elapsed.TotalMilliseconds / steps;
    }
}
