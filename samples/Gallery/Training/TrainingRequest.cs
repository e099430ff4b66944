namespace CompiledNets.Samples;

/// <summary>A request to train a sample.</summary>
/// <param name="Epochs">The number of epochs; the sample's default where it is null.</param>
/// <param name="BatchSize">The number of samples in a step; the sample's default where it is null.</param>
/// <param name="Seed">Decides everything random.</param>
/// <param name="Limit">The largest number of samples to train on, and of samples to measure with; all where it is null.</param>
/// <param name="Folder">The folder with the data; the data that comes with the program where it is null.</param>
/// <param name="Output">The folder in which each training makes one of its own.</param>
internal sealed record TrainingRequest(int? Epochs, int? BatchSize, long Seed, int? Limit, string? Folder, string Output);

/// <summary>The result of a training.</summary>
/// <param name="WasCancelled">True if it ended early.</param>
/// <param name="Test">The losses and metrics of the test samples; null where they were not measured.</param>
/// <param name="Weights">The file with the weights; null where no step was made.</param>
/// <param name="Report">The page with the curves; null where no epoch was completed.</param>
internal sealed record TrainingOutcome(bool WasCancelled, IReadOnlyDictionary<string, double>? Test, string? Weights, string? Report);
