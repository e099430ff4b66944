namespace CompiledNets.Samples;

/// <summary>How a sample is trained where nothing else is asked for.</summary>
/// <param name="Optimizer">Makes the optimizer: a new one for each training, because it remembers its steps.</param>
/// <param name="Epochs">How often every sample is seen.</param>
/// <param name="BatchSize">How many samples make a step.</param>
public sealed record TrainingDefaults(Func<Optimizer> Optimizer, int Epochs, int BatchSize);
