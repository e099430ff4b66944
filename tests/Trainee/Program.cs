using System.Globalization;
using System.Security.Cryptography;
using CompiledNets;
using CompiledNets.Trainee;
using TorchSharp;
using static TorchSharp.torch;

// Trainee FOLDER EPOCHS [LIMIT|readonly|slow|stuck|saving]: trains a small net and prints a hash of its weights. After it was killed, it resumes the
// training. With LIMIT, files cannot grow longer than LIMIT bytes after the first checkpoint. With readonly, the folder is read-only after the first
// checkpoint. With slow, each step takes at least 20 milliseconds, so that a signal comes between two of them. With stuck, step 3 never ends. With
// saving, the program sends itself SIGTERM while the checkpoint of step 3 is saved.
var folder = args[0];
var epochs = int.Parse(args[1], CultureInfo.InvariantCulture);
var mode = args.Length > 2 ? args[2] : "";
Action? limit = mode is "" or "slow" or "stuck" or "saving" ? null
    : mode == "readonly" ? () => FileLimit.Protect(folder)
    : () => FileLimit.Set(ulong.Parse(mode, CultureInfo.InvariantCulture));
set_num_threads(1);
Signals.HearInterrupt();

manual_seed(5);
using var x = rand(90, 6);
using var y = x.sum([1], keepdim: true);
using var net = new SmallNet(seed: 7);
using var optimizer = new Adam { Schedule = new CosineDecay(0.01, 400), UseEma = true, GlobalClipNorm = 1, WeightDecay = 0.001 };
var backup = new BackupAndRestore(Path.Combine(folder, "backup.safetensors"), everySteps: 1);
var isLimited = false;
var options = new FitOptions
{
    Optimizer = optimizer,
    Epochs = epochs,
    BatchSize = 16,
    ValidationSplit = 0.2,
    Callbacks =
    [
        new EarlyStopping(patience: 3, restoreBestWeights: true),
        new CsvLogger(Path.Combine(folder, "log.csv")),
        backup,
        new ModelCheckpoint(Path.Combine(folder, "model.safetensors"), saveWeightsOnly: true),
        new SignalWhileSaving(step: mode == "saving" ? 3 : -1),
        new LambdaCallback
        {
            TrainBegin = _ => Say($"begun at {net.Step}"),
            TrainBatchEnd = _ =>
            {
                Say($"step {net.Step}");
                Thread.Sleep(mode == "slow" ? 20 : mode == "stuck" && net.Step == 3 ? Timeout.Infinite : 0);
                if (limit is not null && !isLimited && File.Exists(Path.Combine(folder, "backup.safetensors")))
                {
                    isLimited = true;
                    limit();
                }
            },
        },
    ],
};
try
{
    var history = net.Fit(x, y, options);
    using var weights = cat(net.Weights.Select(weight => weight.Value.reshape(-1)).ToArray());
    Say($"ended after {history.Epochs.Count} epochs and {net.Step} steps with {Convert.ToHexString(SHA256.HashData(weights.bytes))}");
    return 0;
}
catch (OperationCanceledException exception)
{
    Say(exception.Message);
    return 143;
}
catch (IOException exception)
{
    FileLimit.Unprotect(folder);
    Say(exception.Message);
    return 3;
}

static void Say(string text)
{
    Console.WriteLine(text);
    Console.Out.Flush();
}
