using System.Diagnostics;
using System.Globalization;
using CompiledNets;
using CompiledNets.Bench;
using static TorchSharp.torch;

// Compares training on a stream from the disk with training of the same net on samples in memory. Both run alternately in one process, because
// their ratio varies less than their times. The file is written to the folder for temporary files and deleted. The system is asked not to cache it.
//   dotnet run -c Release --project bench/Streams             1 GB
//   dotnet run -c Release --project bench/Streams -- 10       10 GB, read once
//   dotnet run -c Release --project bench/Streams -- 10 /data writes the file to /data
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
const int BatchSize = 256;
const int Groups = 6;
const int Resident = Groups * SampleFile.Group;
var gigabytes = args.Length > 0 ? double.Parse(args[0], CultureInfo.InvariantCulture) : 1;
var folder = args.Length > 1 ? args[1] : Path.GetTempPath();

Console.WriteLine($"Writing {gigabytes} GB to {folder} ...");
using var file = new SampleFile(Path.Combine(folder, $"compilednets-stream-{Environment.ProcessId}.bin"), (long)(gigabytes * 1e9));
var (inputs, targets) = file.First(Groups);
using var streamed = new Mlp(seed: 1);
using var inMemory = new Mlp(seed: 1);
using var streamedOptimizer = new Adam();
using var optimizer = new Adam();

// Each round trains one epoch on the stream and one on the samples in memory. There are as many rounds as the file has parts of this size.
var rounds = (int)(file.Count / Resident);
var (stream, memory, resident) = (new List<double>(), new List<double>(), new List<double>());
var clock = new Stopwatch();
var inTurns = new LambdaCallback
{
    EpochBegin = _ => clock.Restart(),
    EpochEnd = (run, _) =>
    {
        stream.Add(clock.Elapsed.TotalSeconds);
        clock.Restart();
        inMemory.Fit(inputs, targets, new FitOptions { Optimizer = optimizer, BatchSize = BatchSize, Shuffle = false, Callbacks = [new LambdaCallback()] });
        memory.Add(clock.Elapsed.TotalSeconds);
        resident.Add(Process.GetCurrentProcess().WorkingSet64 / 1e6);
        if (run.Epoch % Math.Max(rounds / 10, 1) == 0)
        {
            Console.WriteLine($"{run.Epoch * (long)Resident * file.Bytes / file.Count / 1e9,6:F2} GB read {Resident / stream[^1],10:F0} samples/s {Resident / memory[^1],10:F0} in memory {resident[^1],8:F0} MB resident {Tensor.TotalCount,6} tensors");
        }
    },
};
Console.WriteLine($"{file.Count} samples, {file.Bytes / 1e9:F2} GB; {rounds} rounds of {Resident} samples, batches of {BatchSize}");
var history = streamed.Fit(
    file.Batches(BatchSize),
    new FitOptions { Optimizer = streamedOptimizer, Epochs = rounds, StepsPerEpoch = Resident / BatchSize, Callbacks = [inTurns] });

// The first rounds are left out, because they include just-in-time compilation and the growth of libtorch's memory.
var ratios = stream.Zip(memory, (a, b) => a / b).Skip(Math.Min(3, rounds / 4)).Order().ToList();
var settled = resident.Skip(rounds / 4).ToList();
Console.WriteLine($"stream / memory, time: median {ratios[ratios.Count / 2]:F3}, quartiles {ratios[ratios.Count / 4]:F3} and {ratios[ratios.Count * 3 / 4]:F3}, sum of times {stream.Sum() / memory.Sum():F3}");
Console.WriteLine($"resident after the first quarter: {settled.Min():F0} to {settled.Max():F0} MB, with {Resident * SampleFile.Features * 4 / 1e6:F0} MB of samples in memory");
Console.WriteLine($"loss {history["loss"][0]:F4} to {history["loss"][^1]:F4}");
