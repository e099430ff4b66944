using System.Globalization;
using System.Text.Json;

namespace CompiledNets;

/// <summary>The part of a checkpoint that is not tensors.</summary>
internal sealed record CheckpointState
{
    /// <summary>The version of the format. Version 2 added the weights of losses and the sum of the total loss.</summary>
    public const int Current = 2;

    public int Version { get; init; } = Current;

    public required double[] LossWeights { get; init; }

    public required string Net { get; init; }

    public required string Structure { get; init; }

    public required IReadOnlyList<string> Lines { get; init; }

    public required long Seed { get; init; }

    public required long NetStep { get; init; }

    public required int Epoch { get; init; }

    public required long Step { get; init; }

    public required long Samples { get; init; }

    public required long EpochStart { get; init; }

    public required bool IsBetweenEpochs { get; init; }

    public required bool IsStopping { get; init; }

    public required double[] Log { get; init; }

    public required List<Dictionary<string, double>> History { get; init; }

    public required OptimizerNumbers Optimizer { get; init; }

    public required List<CallbackNumbers> Callbacks { get; init; }

    public string ToText() => JsonSerializer.Serialize(this, CheckpointJson.Default.CheckpointState);

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, CheckpointJson.Default.CheckpointState);

    /// <summary>Reads the bytes of <see cref="ToBytes"/>.</summary>
    public static CheckpointState Parse(byte[] text) => Parse(System.Text.Encoding.UTF8.GetString(text));

    /// <summary>Reads the text of <see cref="ToText"/>.</summary>
    /// <exception cref="FileFormatException">The text has another version.</exception>
    /// <exception cref="JsonException">The text is damaged, or a value is missing or null.</exception>
    public static CheckpointState Parse(string text)
    {
        var state = JsonSerializer.Deserialize(text, CheckpointJson.Default.CheckpointState) ?? throw new JsonException("its training is null");
        return state.Version == Current ? state : throw new FileFormatException($"it has version {state.Version}, and this program reads version {Current}");
    }

    /// <summary>Checks that all values can be restored.</summary>
    /// <param name="lossWeights">The number of losses with weights.</param>
    /// <param name="sums">The number of sums of the epoch.</param>
    /// <param name="weights">The names of the weights.</param>
    /// <exception cref="FileFormatException">A value is missing, or is outside of its range.</exception>
    public void Check(int lossWeights, int sums, IEnumerable<string> weights)
    {
        Require(LossWeights.Length == lossWeights && LossWeights.All(double.IsFinite), $"{lossWeights} finite weights of losses are expected, but there are [{string.Join(", ", LossWeights.Select(weight => weight.ToString(CultureInfo.InvariantCulture)))}]");
        Require(Log.Length == sums, $"{sums} sums of losses and metrics are expected, but there are {Log.Length}");
        Require(Epoch >= 1 && Step >= 0 && Samples >= 0 && NetStep >= 0 && EpochStart >= 0 && EpochStart <= NetStep, $"epoch {Epoch}, step {Step}, {Samples} samples and step {EpochStart} to {NetStep} of the net are no place in a training");
        Require(Optimizer.Iterations >= 0 && Optimizer.Batches >= Optimizer.Iterations, $"the optimizer has made {Optimizer.Iterations} updates of {Optimizer.Batches} batches");
        Require(Optimizer.LearningRate >= 0 && double.IsFinite(Optimizer.LearningRate), FormattableString.Invariant($"the learning rate is {Optimizer.LearningRate}, but must not be negative or NaN"));
        Require(Optimizer.Averaged?.Except(weights).FirstOrDefault() is null, "a running mean is that of an unknown weight");
        Require(History.TrueForAll(epoch => epoch is not null), "an epoch of the history is null");
        Require(Callbacks.TrueForAll(callback => callback?.Numbers is not null), "the numbers of a callback are null");

        static void Require(bool isRight, string problem)
        {
            if (!isRight)
            {
                throw new FileFormatException(problem);
            }
        }
    }

    /// <param name="Kind">The class of the optimizer.</param>
    /// <param name="Iterations">The number of updates.</param>
    /// <param name="Batches">The number of batches.</param>
    /// <param name="LearningRate">The learning rate without a schedule.</param>
    /// <param name="Averaged">The names of the weights whose running means have begun. It is null in older files, in which all have.</param>
    internal sealed record OptimizerNumbers(string Kind, long Iterations, long Batches, double LearningRate, IReadOnlyList<string>? Averaged = null);

    internal sealed record CallbackNumbers(string Kind, Dictionary<string, double> Numbers);
}
