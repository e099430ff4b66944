using CompiledNets.Bench.Races;
using static TorchSharp.torch;

namespace CompiledNets.Bench.Growth;

/// <summary>Prints how the time of a training step grows with the batch, the width, the depth and the size of images, on one thread.</summary>
internal static class GrowthTable
{
    private const int Rounds = 5;

    public static void Print(IReadOnlyList<string> words)
    {
        var peak = Peak.Measure();
        Console.WriteLine(FormattableString.Invariant($"One thread, whose peak is {peak:F0} GFLOP/s. The share is above one where an algorithm saves multiplications."));
        Console.WriteLine("| Net | Compiled, ms | By hand, ms | Ratio | GFLOP/s | Share of the peak | Share by hand |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        foreach (var (name, products, create) in GrowthRows.All.Where(row => words.Count == 0 || words.Any(word => row.Name.Contains(word, StringComparison.OrdinalIgnoreCase))))
        {
            using var race = create();
            List<Action> sides = [race.Compiled(), .. race.Layouts.Select(race.ByHand)];

            // The first net gives libtorch all cores.
            set_num_threads(1);
            var times = Timing.Alternate(sides, Rounds).Select(side => Quartiles.Of(side).Median).ToList();
            var (own, hand) = (times[0], times.Skip(1).Min());
            var speed = 2 * products / 1e6;
            Console.WriteLine(FormattableString.Invariant($"| {name} | {own:F3} | {hand:F3} | {own / hand:F2} | {speed / own:F0} | {speed / own / peak:F2} | {speed / hand / peak:F2} |"));
        }
    }
}
