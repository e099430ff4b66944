using System.Globalization;
using CompiledNets.Bench.Growth;
using CompiledNets.Bench.Modes;
using CompiledNets.Bench.Races;
using static TorchSharp.torch;

// Compares training steps of compiled nets with the same steps by hand in TorchSharp, in turns in one process: with the kernels of this library, with those of
// libtorch, and by hand in both layouts of images, of which the faster one counts. On one thread and on all. Words select rows, and "--threads" numbers of threads.
// The peaks of memory are measured in processes of their own; "--no-peak" leaves them out.
//   dotnet run -c Release --project bench/Steps
//   dotnet run -c Release --project bench/Steps -- DigitCnn ResNet --threads 2
// With "memory", it prints the memory during 2,000 steps of 128 images, or other numbers of steps and images.
//   dotnet run -c Release --project bench/Steps -- memory 10000 32
// With "precision", it compares a step in ComputePrecision.MixedBFloat16 with one in float32. With "vanished", it compares a net with dead units, whose running
// means become subnormal, with a net without.
//   dotnet run -c Release --project bench/Steps -- precision
// With "growth", it prints the time and the share of the processor's peak for several batches, widths, depths and sizes of images. Words select rows.
//   dotnet run -c Release --project bench/Steps -- growth width
// With "callers", it prints the predictions of DigitCnn per second if 1, 2, 4 or 16 threads call the same net at once.
//   dotnet run -c Release --project bench/Steps -- callers
// With "repeat", a row, a side, a number of threads and seconds, it repeats a step for a profiler.
//   dotnet run -c Release --project bench/Steps -- repeat "UNet, 8" compiled 1 10
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
switch (args)
{
    case ["memory", .. var amounts]:
        Memory.Print(amounts is [var steps, ..] ? Number(steps) : 2000, amounts is [_, var batch] ? Number(batch) : 128);
        break;
    case ["growth", .. var words]:
        GrowthTable.Print(words);
        break;
    case ["callers"]:
        Callers.Print();
        break;
    case ["precision"]:
        Pairs.Precisions();
        break;
    case ["vanished"]:
        Pairs.Vanished();
        break;
    case ["peak", var row, var side, var count]:
        PeakMemory.Print(row, side, Number(count));
        break;
    case ["repeat", var row, var side, var count, var seconds]:
        Repetition.Run(row, side, Number(count), Number(seconds));
        break;
    default:
        var at = Array.IndexOf(args, "--threads");
        int[] threads = at < 0 ? [.. new[] { 1, Environment.ProcessorCount }.Distinct()] : [.. args[(at + 1)..].TakeWhile(word => !word.StartsWith('-')).Select(Number)];
        RaceTable.Print([.. (at < 0 ? args : args[..at]).Where(word => !word.StartsWith('-'))], threads, withMemory: !args.Contains("--no-peak"));
        break;
}

static int Number(string word) => int.Parse(word, CultureInfo.InvariantCulture);
