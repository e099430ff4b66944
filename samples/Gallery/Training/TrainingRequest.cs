namespace CompiledNets.Samples;

/// <summary>A request to train a sample.</summary>
/// <param name="Epochs">The number of epochs, or null for the sample's default.</param>
/// <param name="BatchSize">The number of samples in a step, or null for the sample's default.</param>
/// <param name="Seed">The seed of all random numbers.</param>
/// <param name="Limit">The largest number of training samples, and of test samples, or null for all.</param>
/// <param name="Folder">The folder with the data, or null for the data that comes with the program.</param>
/// <param name="Output">The folder in which each training creates a subfolder.</param>
/// <param name="Ranks">The processes that train together, or null.</param>
internal sealed record TrainingRequest(int? Epochs, int? BatchSize, long Seed, int? Limit, string? Folder, string Output, ICollectives? Ranks = null)
{
    /// <summary>True if this process shows the training and writes its files.</summary>
    public bool IsFirst => Ranks is not { Rank: > 0 };
}

/// <summary>The result of a training.</summary>
/// <param name="WasCancelled">Whether the training was cancelled.</param>
/// <param name="Test">The losses and metrics of the test samples, or null if the training was cancelled.</param>
/// <param name="Weights">The path of the weights, or null if no step was made.</param>
/// <param name="Report">The path of the report with the curves, or null if no epoch was completed.</param>
internal sealed record TrainingOutcome(bool WasCancelled, IReadOnlyDictionary<string, double>? Test, string? Weights, string? Report);
