namespace CompiledNets.Samples;

/// <summary>The defaults of a training.</summary>
/// <param name="Optimizer">Creates the optimizer. Each training needs a new one, because an optimizer has state.</param>
/// <param name="Epochs">The number of epochs.</param>
/// <param name="BatchSize">The number of samples in a step.</param>
public sealed record TrainingDefaults(Func<Optimizer> Optimizer, int Epochs, int BatchSize);
