using CompiledNets.Bench.ByHand;
using static TorchSharp.torch;

namespace CompiledNets.Bench.Races;

/// <summary>Runs the rows, and prints a line for each row and number of threads.</summary>
internal static class RaceTable
{
    private const int Rounds = 9;

    /// <summary>Prints the rows whose name contains one of the words, or all rows.</summary>
    public static void Print(IReadOnlyList<string> words, IReadOnlyList<int> threads, bool withMemory)
    {
        Console.WriteLine("Milliseconds per step: medians of alternating turns, with their quartiles. Ratios are to the faster step by hand.");
        Console.WriteLine("Bytes of managed memory per step: on the thread that steps, and on all threads. Peak: MiB above an empty process.");
        Console.WriteLine($"{"net, batch",-22}{"threads",8}{"compiled",26}{"libtorch's",11}{"by hand",26}{"layout",15}{"ratio",7}{"ratio",7}{"bytes",8}{"bytes",8}{"peak",8}{"peak",8}");
        foreach (var (name, create) in Rows.All)
        {
            if (words.Count > 0 && !words.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase)))
            {
                continue;
            }

            using var race = create();
            var compiled = race.Compiled();
            List<Action> sides = [compiled, () => WithLibtorch(compiled), .. race.Layouts.Select(race.ByHand)];
            foreach (var count in threads)
            {
                set_num_threads(count);
                Print(name, count, race, sides, withMemory);
            }
        }
    }

    private static void Print(string name, int threads, Race race, List<Action> sides, bool withMemory)
    {
        var times = Timing.Alternate(sides, Rounds).Select(Quartiles.Of).ToList();
        var best = Enumerable.Range(2, times.Count - 2).MinBy(side => times[side].Median);
        var layout = race.Layouts[best - 2];
        var (own, libtorch, hand) = (times[0], times[1], times[best]);
        var (thread, all) = Timing.Bytes(sides[0]);
        Console.Write($"{name,-22}{threads,8}{own,26}{libtorch.Median,11:F3}{hand,26}{layout,15}{own.Median / hand.Median,7:F2}{libtorch.Median / hand.Median,7:F2}{thread,8:F0}{all,8:F0}");
        Console.WriteLine(withMemory ? $"{PeakMemory.Of(name, "compiled", threads),8:F1}{PeakMemory.Of(name, layout.ToString(), threads),8:F1}" : string.Empty);
    }

    private static void WithLibtorch(Action step)
    {
        CpuKernels.Library = KernelLibrary.Libtorch;
        step();
        CpuKernels.Library = KernelLibrary.CompiledNets;
    }
}
