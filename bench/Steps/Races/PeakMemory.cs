using System.Diagnostics;
using System.Globalization;
using static TorchSharp.torch;

namespace CompiledNets.Bench.Races;

/// <summary>
/// Measures the largest memory of a step, with its weights, gradients and the slots of the optimizer, in a process of its own: the difference of the largest resident
/// memory of the process and the resident memory before the net is created. Linux only.
/// </summary>
internal static class PeakMemory
{
    private const int Steps = 3;

    /// <summary>Starts the process and returns the MiB, or NaN.</summary>
    public static double Of(string row, string side, int threads)
    {
        if (!OperatingSystem.IsLinux())
        {
            return double.NaN;
        }

        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, ArgumentList = { "peak", row, side, threads.ToString(CultureInfo.InvariantCulture) } };
        using var process = Process.Start(start)!;
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? double.Parse(text, CultureInfo.InvariantCulture) : double.NaN;
    }

    /// <summary>Measures in this process, and prints the MiB.</summary>
    public static void Print(string row, string side, int threads)
    {
        set_num_threads(threads);
        using var race = Rows.All.Single(candidate => candidate.Name == row).Create();
        ones(1).add_(ones(1)).Dispose();
        GC.Collect();
        File.WriteAllText("/proc/self/clear_refs", "5");
        var before = Kilobytes("VmRSS:");
        var step = race.Of(side);
        set_num_threads(threads);
        for (var i = 0; i < Steps; i++)
        {
            step();
        }

        Console.WriteLine((Kilobytes("VmHWM:") - before) / 1024.0);
    }

    private static long Kilobytes(string name) =>
        long.Parse(File.ReadLines("/proc/self/status").First(line => line.StartsWith(name, StringComparison.Ordinal))[name.Length..^2], CultureInfo.InvariantCulture);
}
