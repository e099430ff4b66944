using System.Text.Json;
using System.Text.Json.Serialization;

namespace CompiledNets;

/// <summary>The part of a checkpoint that is not tensors.</summary>
internal sealed record CheckpointState
{
    private static readonly JsonSerializerOptions s_json = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

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

    public string ToText() => JsonSerializer.Serialize(this, s_json);

    public static CheckpointState Parse(string text) => JsonSerializer.Deserialize<CheckpointState>(text, s_json) ?? throw new JsonException("It is empty.");

    /// <param name="Kind">The class of the optimizer.</param>
    /// <param name="Iterations">The number of updates.</param>
    /// <param name="Batches">The number of batches.</param>
    /// <param name="LearningRate">The learning rate without a schedule.</param>
    /// <param name="Averaged">The names of the weights whose running means have begun. It is null in older files, in which all have.</param>
    internal sealed record OptimizerNumbers(string Kind, long Iterations, long Batches, double LearningRate, IReadOnlyList<string>? Averaged = null);

    internal sealed record CallbackNumbers(string Kind, Dictionary<string, double> Numbers);
}
