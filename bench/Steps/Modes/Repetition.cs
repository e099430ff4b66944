using CompiledNets.Bench.Races;
using static TorchSharp.torch;

namespace CompiledNets.Bench.Modes;

/// <summary>Repeats a step for a profiler.</summary>
internal static class Repetition
{
    /// <summary>Repeats the step of a side, and prints the milliseconds per step in the second half of the time.</summary>
    public static void Run(string row, string side, int threads, int seconds)
    {
        using var race = Rows.All.Single(candidate => candidate.Name == row).Create();
        var step = race.Of(side);
        set_num_threads(threads);
        Timing.Repeat(step, TimeSpan.FromSeconds(seconds / 2.0));
        Console.WriteLine(Timing.Repeat(step, TimeSpan.FromSeconds(seconds / 2.0)));
    }
}
