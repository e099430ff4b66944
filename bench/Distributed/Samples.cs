using System.Diagnostics;
using System.Globalization;
using CompiledNets.Distributed.Tests;
using static TorchSharp.torch;

namespace CompiledNets.Bench;

/// <summary>Trains samples on several ranks, and compares the results with those of one rank.</summary>
internal static class Samples
{
    /// <summary>The name of the training that all others are compared with.</summary>
    public const string Reference = "one process";

    private const int Steps = 50;
    private const int BatchSize = 32;
    private const int WarmUp = 5;

    // The last training is timed: during the first ones, .NET compiles on other threads. Repeated trainings have the same result.
    private static readonly ScalarType[] s_trainings = [ScalarType.Float64, ScalarType.Float32, ScalarType.Float32];

    /// <summary>Trains a sample in both precisions and writes its losses, weights and times.</summary>
    /// <param name="name">The name of the sample.</param>
    /// <param name="folder">The folder of all results.</param>
    /// <param name="label">The name of the training.</param>
    /// <param name="ranks">The ranks, or null without <see cref="FitOptions.Parallel"/>.</param>
    /// <param name="isPerturbed">Whether each weight begins one unit in the last place away.</param>
    public static void Train(string name, string folder, string label, ICollectives? ranks, bool isPerturbed)
    {
        foreach (var dtype in s_trainings)
        {
            var (clock, steps, totals) = (Stopwatch.StartNew(), new List<double>(), new List<double>());
            var callback = new LambdaCallback
            {
                TrainBatchEnd = run =>
                {
                    steps.Add(clock.Elapsed.TotalMilliseconds);
                    totals.Add(run.Communication.Total.TotalMilliseconds);
                    clock.Restart();
                },
            };
            var own = FolderOf(folder, label, name, dtype);
            SampleTraining.Run(name, dtype, Steps, BatchSize, own, ranks, isPerturbed, callback);
            if (ranks is not { Rank: > 0 })
            {
                File.WriteAllLines(TimesIn(own), [Median(steps), Median(totals.Zip(totals.Prepend(0), (total, before) => total - before).ToList())]);
            }
        }

        static string Median(List<double> times) => times[WarmUp..^1].Order().ElementAt((times.Count - 1 - WarmUp) / 2).ToString("R", CultureInfo.InvariantCulture);
    }

    /// <summary>Prints a table of all trainings in a folder.</summary>
    public static void Compare(string folder)
    {
        Console.WriteLine("| Sample | Ranks | Losses, float64 | Weights, float64 | Losses, float32 | Weights, float32 | Step, ms | Communication |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|");
        var labels = new DirectoryInfo(folder).GetDirectories().OrderBy(training => training.CreationTimeUtc).Select(training => training.Name).ToList();
        foreach (var name in SampleTraining.Names)
        {
            foreach (var label in labels.Where(label => Directory.Exists(FolderOf(folder, label, name, ScalarType.Float32))))
            {
                var times = File.ReadLines(TimesIn(FolderOf(folder, label, name, ScalarType.Float32))).Select(line => double.Parse(line, CultureInfo.InvariantCulture)).ToArray();
                Console.WriteLine($"| {name} | {label} | {Differences(ScalarType.Float64)} | {Differences(ScalarType.Float32)} | {times[0]:F1} | {times[1] / times[0]:P0} |");

                string Differences(ScalarType dtype)
                {
                    var (one, other) = (Read(Reference, dtype), Read(label, dtype));
                    return label == Reference ? "- | -" : $"{one.LossDifference(other):0E0} | {one.WeightDifference(other).Difference:0E0}";
                }
            }

            SampleResult Read(string label, ScalarType dtype) => SampleTraining.Read(name, dtype, FolderOf(folder, label, name, dtype));
        }
    }

    private static string TimesIn(string folder) => Path.Combine(folder, "times.txt");

    private static string FolderOf(string folder, string label, string name, ScalarType dtype) => Path.Combine(folder, label, name, $"{dtype}");
}
