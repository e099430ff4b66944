namespace CompiledNets.Samples;

/// <summary>Inputs and their targets.</summary>
/// <param name="Inputs">The inputs.</param>
/// <param name="Targets">Their targets.</param>
public sealed record Split<TInputs, TTargets>(TInputs Inputs, TTargets Targets) : IDisposable
    where TInputs : IBatch<TInputs>
    where TTargets : IBatch<TTargets>
{
    /// <summary>The number of samples.</summary>
    public long Count => Inputs.Tensors[0].size(0);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var tensor in Inputs.Tensors.Concat(Targets.Tensors))
        {
            tensor.Dispose();
        }
    }
}

/// <summary>The data of a net.</summary>
/// <param name="Description">The kind and the source of the data, in one line.</param>
/// <param name="Train">The samples to train on.</param>
/// <param name="Validation">The samples to measure with after each epoch; may be <paramref name="Test"/>.</param>
/// <param name="Test">The samples to measure with at the end.</param>
public sealed record Splits<TInputs, TTargets>(
    string Description,
    Split<TInputs, TTargets> Train,
    Split<TInputs, TTargets> Validation,
    Split<TInputs, TTargets> Test) : IDisposable
    where TInputs : IBatch<TInputs>
    where TTargets : IBatch<TTargets>
{
    /// <summary>The dataset to train on: by default the samples of <see cref="Train"/>. A sample may combine them to more while they are read.</summary>
    public IDataset<TInputs, TTargets> Learned { get; init; } = Dataset.Of(Train.Inputs, Train.Targets);

    /// <summary>The number of samples of <see cref="Learned"/> in an epoch, drawn anew for each; null for all.</summary>
    public long? SamplesPerEpoch { get; init; }

    /// <inheritdoc/>
    public void Dispose()
    {
        Train.Dispose();
        Validation.Dispose();
        Test.Dispose();
    }
}
