using System.Globalization;
using CompiledNets;
using CompiledNets.Bench;
using CompiledNets.Bench.Races;
using CompiledNets.Runtime.Tests.KernelAccuracy;
using static TorchSharp.torch;

// Prints a table of all kernels on one thread: the time beside that of libtorch's kernel, in alternating turns, the share of the processor's peak, and the
// errors of both. Words select kernels, and "--no-times" leaves out the times.
//   dotnet run -c Release --project bench/Kernels
//   dotnet run -c Release --project bench/Kernels -- Convolution
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var words = args.Where(word => !word.StartsWith('-')).ToList();
var hasTimes = !args.Contains("--no-times");
set_num_threads(1);
CompiledNets.Cpu.Team.Shared.Threads = 1;
var peak = Peak.Measure();
Console.WriteLine(FormattableString.Invariant($"Peak of one core: {peak:F0} GFLOP/s. Errors are relative to the root mean square of the exact results."));
Console.WriteLine("| Kernel | Sizes | ms | libtorch, ms | Ratio | Share of peak | Largest error | RMS error | libtorch's |");
Console.WriteLine("|---|---|---|---|---|---|---|---|---|");
using var recording = no_grad();
foreach (var row in KernelTable.Rows(seed: 1).Where(row => words.Count == 0 || words.Exists(word => row.Name.Contains(word, StringComparison.OrdinalIgnoreCase))))
{
    var errors = KernelErrors.Of(row);
    var times = hasTimes ? Timing.Alternate([Of(KernelLibrary.CompiledNets, row), Of(KernelLibrary.Libtorch, row)], 7).Select(Median).ToArray() : [];
    Console.WriteLine(string.Join(" | ", [
        "| " + row.Name,
        row.Sizes,
        hasTimes ? $"{times[0]:F3}" : "",
        hasTimes ? $"{times[1]:F3}" : "",
        hasTimes ? $"{times[0] / times[1]:F2}" : "",
        hasTimes && row.Operations > 0 ? $"{row.Operations / times[0] / 1e6 / peak:F2}" : "",
        $"{errors.Own.Largest:E1}",
        $"{errors.Own.Rms:E1}",
        $"{errors.Libtorch.Rms:E1} |",
    ]));
}

static Action Of(KernelLibrary library, KernelRow row) => () =>
{
    CpuKernels.Library = library;
    row.Compute(row.Operands).Dispose();
};

static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);
