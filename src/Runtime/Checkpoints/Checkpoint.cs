using System.Globalization;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>
/// Reads and writes checkpoints: safetensors files with all that training needs to continue bit for bit. Weights have the names of
/// <see cref="CompiledNet.LoadWeights"/>, which can therefore read a checkpoint. The names of other tensors begin with <c>optimizer/</c> or
/// <c>callback/</c>, and numbers are JSON in the header.
/// </summary>
internal static class Checkpoint
{
    private const string Key = "compilednets.training";

    private const string OfOptimizer = "optimizer/";

    private const string OfCallback = "callback/";

    /// <summary>Returns true if a tensor of a file is state of the training, and no weight.</summary>
    public static bool IsState(string name) => name.StartsWith(OfOptimizer, StringComparison.Ordinal) || name.StartsWith(OfCallback, StringComparison.Ordinal);

    public static void Save(string path, TrainingRun run)
    {
        var net = run.Net;
        var callbacks = run.Options.Callbacks.Select(StateOf).ToList();
        var state = NumbersOf(run) with { Callbacks = callbacks.Select(callback => callback.Numbers).ToList() };
        var slots = SlotsOf(run);
        try
        {
            var tensors = net.NamedWeights().Select(named => (named.Name, named.Weight.Value)).Concat(slots).Concat(callbacks.SelectMany(callback => callback.Tensors));
            Safetensors.Write(path, tensors, new Dictionary<string, string> { ["net"] = net.Structure.Name, [Key] = state.ToText() });
        }
        finally
        {
            slots.ForEach(slot => slot.Tensor.Dispose());
        }

        (CheckpointState.CallbackNumbers Numbers, List<(string, Tensor)> Tensors) StateOf(Callback callback, int index)
        {
            var own = new CallbackState();
            callback.Save(own);
            return (new(callback.GetType().Name, own.Numbers), own.Tensors.Select(pair => (PrefixOf(index) + pair.Key, pair.Value)).ToList());
        }
    }

    /// <summary>Continues from a checkpoint. The whole file is read and checked before the net, the optimizer or the run is changed.</summary>
    /// <exception cref="FileFormatException">The file is damaged, or is the checkpoint of another training. The net and the run stay as they were.</exception>
    public static void Restore(string path, TrainingRun run)
    {
        using var file = Safetensors.Read(path);
        var state = StateIn(file, path);
        var net = run.Net;
        var differences = NetFingerprint.Differences(state.Lines, NetFingerprint.LinesOf(net)).ToList();
        if (state.Optimizer.Kind != run.Optimizer.GetType().Name)
        {
            differences.Add($"the optimizer was {state.Optimizer.Kind} and is {run.Optimizer.GetType().Name}");
        }

        var kinds = run.Options.Callbacks.Select(callback => callback.GetType().Name).ToList();
        if (!state.Callbacks.Select(callback => callback.Kind).SequenceEqual(kinds))
        {
            differences.Add($"the callbacks were [{string.Join(", ", state.Callbacks.Select(callback => callback.Kind))}] and are [{string.Join(", ", kinds)}]");
        }

        if (differences.Count > 0)
        {
            throw FileFormatException.Of(path, $"'{path}' is no checkpoint of this training: {string.Join("; ", differences)}. Nothing was changed.");
        }

        var names = NamesOf(net);
        FileFormat.Read(path, "checkpoint", () =>
        {
            state.Check(net.Weighting?.Save().Length ?? 0, run.Log.Save().Length, names.Values);
            return true;
        });

        run.Optimizer.Attach(net.TrainedSets);
        var slots = SlotsOf(run);
        try
        {
            // A training whose weights became NaN continues as it was.
            using var staged = file.Stage([.. net.NamedWeights().Select(named => (named.Name, named.Weight.Value)), .. slots], net.Structure.Name, allowNotFinite: true);
            RestoreCallbacks(path, file, state, run);
            staged.Apply();
        }
        finally
        {
            slots.ForEach(slot => slot.Tensor.Dispose());
        }

        Continue(run, state);
    }

    /// <summary>Gets all that training needs to continue, except tensors and callbacks.</summary>
    public static CheckpointState NumbersOf(TrainingRun run)
    {
        var (net, lines) = (run.Net, NetFingerprint.LinesOf(run.Net));
        return new CheckpointState
        {
            Net = net.Structure.Name,
            Structure = NetFingerprint.HashOf(lines),
            Lines = lines,
            LossWeights = net.Weighting?.Save() ?? [],
            Seed = net.Seed,
            NetStep = net.Step,
            Epoch = run.Epoch,
            Step = run.Step,
            Samples = run.Samples,
            EpochStart = run.EpochStart,
            IsBetweenEpochs = run.IsBetweenEpochs,
            IsStopping = run.IsStopping,
            Log = run.Log.Save(),
            History = run.History.Epochs.Select(epoch => epoch.ToDictionary()).ToList(),
            Optimizer = new(run.Optimizer.GetType().Name, run.Optimizer.Iterations, run.Optimizer.Batches, run.Optimizer.ConstantRate, AveragedOf(run)),
            Callbacks = [],
        };
    }

    /// <summary>Continues from a result of <see cref="NumbersOf"/>. The optimizer must have its state already.</summary>
    public static void Continue(TrainingRun run, CheckpointState state)
    {
        var (net, names) = (run.Net, NamesOf(run.Net));
        net.Weighting?.Restore(state.LossWeights);
        (net.Seed, net.Step) = (state.Seed, state.NetStep);
        (run.Epoch, run.Step, run.Samples, run.EpochStart) = (state.Epoch, state.Step, state.Samples, state.EpochStart);
        (run.IsBetweenEpochs, run.IsStopping) = (state.IsBetweenEpochs, state.IsStopping);
        run.Log.Restore(state.Log);
        run.History = new History(state.History);
        run.Optimizer.Restore(
            state.Optimizer.Iterations,
            state.Optimizer.Batches,
            state.Optimizer.LearningRate,
            weight => state.Optimizer.Averaged?.Contains(names[weight]) ?? state.Optimizer.Iterations > 0);
    }

    // Callbacks may be the user's, and only they can check their state. So they are restored before anything else is changed.
    private static void RestoreCallbacks(string path, SafetensorsFile file, CheckpointState state, TrainingRun run)
    {
        var owns = new List<CallbackState>();
        try
        {
            FileFormat.Read(path, "checkpoint", () =>
            {
                for (var i = 0; i < run.Options.Callbacks.Count; i++)
                {
                    var (prefix, own) = (PrefixOf(i), new CallbackState { Numbers = state.Callbacks[i].Numbers });
                    owns.Add(own);
                    foreach (var name in file.Names.Where(name => name.StartsWith(prefix, StringComparison.Ordinal)))
                    {
                        own.Tensors.Add(name[prefix.Length..], file.Read(name));
                    }

                    FileFormat.At($"the state of {state.Callbacks[i].Kind}", () =>
                    {
                        run.Options.Callbacks[i].CheckState(own, run.Net);
                        return true;
                    });
                }

                for (var i = 0; i < owns.Count; i++)
                {
                    FileFormat.At($"the state of {state.Callbacks[i].Kind}", () =>
                    {
                        run.Options.Callbacks[i].Restore(owns[i]);
                        return true;
                    });
                }

                return true;
            });
        }
        finally
        {
            foreach (var tensor in owns.SelectMany(own => own.Tensors.Values))
            {
                tensor.Dispose();
            }
        }
    }

    private static CheckpointState StateIn(SafetensorsFile file, string path)
    {
        if (!file.Metadata.TryGetValue(Key, out var text))
        {
            throw FileFormatException.Of(path, $"'{path}' holds weights, but no training to resume. LoadWeights reads it.");
        }

        return FileFormat.Read(path, "checkpoint", () => CheckpointState.Parse(text));
    }

    /// <summary>Gets the tensors of the optimizer's state by their names in the file. The caller disposes of them.</summary>
    private static List<(string Name, Tensor Tensor)> SlotsOf(TrainingRun run)
    {
        var names = NamesOf(run.Net);
        return run.Optimizer.States.SelectMany(own => own.Named()).Select(slot => ($"{OfOptimizer}{slot.Slot}/{names[slot.Weight]}", slot.Tensor)).ToList();
    }

    private static List<string> AveragedOf(TrainingRun run)
    {
        var names = NamesOf(run.Net);
        return run.Optimizer.States.SelectMany(own => own.Averaged).Select(weight => names[weight]).Order(StringComparer.Ordinal).ToList();
    }

    // A net that is included twice has two names. Its weights are stored under the first.
    private static Dictionary<Weight, string> NamesOf(CompiledNet net) =>
        net.NamedWeights().DistinctBy(named => named.Weight).ToDictionary(named => named.Weight, named => named.Name);

    private static string PrefixOf(int callback) => string.Create(CultureInfo.InvariantCulture, $"{OfCallback}{callback}/");
}
