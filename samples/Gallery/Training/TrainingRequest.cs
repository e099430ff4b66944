namespace CompiledNets.Samples;

/// <summary>What training is asked for.</summary>
/// <param name="Epochs">How often every sample is seen; the sample's default where it is null.</param>
/// <param name="BatchSize">How many samples make a step; the sample's default where it is null.</param>
/// <param name="Seed">Decides everything random.</param>
/// <param name="Limit">The most samples to train on, and the most to measure with; all where it is null.</param>
/// <param name="Places">Where data may come from.</param>
/// <param name="Output">The folder in which each training makes one of its own.</param>
internal sealed record TrainingRequest(int? Epochs, int? BatchSize, long Seed, int? Limit, DataPlaces Places, string Output);

/// <summary>What came of training.</summary>
/// <param name="WasCancelled">Whether it ended early.</param>
/// <param name="Test">What was measured with the test samples; null where it was not.</param>
/// <param name="Weights">The file of the weights; null where there was nothing to keep.</param>
/// <param name="Report">The page with the curves; null where no epoch was completed.</param>
internal sealed record TrainingOutcome(bool WasCancelled, IReadOnlyDictionary<string, double>? Test, string? Weights, string? Report);
