namespace CompiledNets.Samples;

/// <summary>The inputs and targets of a part of the data.</summary>
/// <param name="Inputs">The inputs.</param>
/// <param name="Targets">The targets.</param>
public sealed record Split<TInputs, TTargets>(TInputs Inputs, TTargets Targets) : IDisposable
    where TInputs : IBatch<TInputs>
    where TTargets : IBatch<TTargets>
{
    /// <summary>Gets the number of samples.</summary>
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

/// <summary>The data of a net for training, validation and test.</summary>
/// <param name="Description">The kind and the source of the data, in one line.</param>
/// <param name="Train">The training samples.</param>
/// <param name="Validation">The samples that are evaluated after each epoch. They may be <paramref name="Test"/>.</param>
/// <param name="Test">The samples that are evaluated after training.</param>
public sealed record Splits<TInputs, TTargets>(
    string Description,
    Split<TInputs, TTargets> Train,
    Split<TInputs, TTargets> Validation,
    Split<TInputs, TTargets> Test) : IDisposable
    where TInputs : IBatch<TInputs>
    where TTargets : IBatch<TTargets>
{
    /// <summary>Gets the training dataset. The default is <see cref="Train"/>. A dataset may also combine these samples when it is read.</summary>
    public IDataset<TInputs, TTargets> Learned { get; init; } = Dataset.Of(Train.Inputs, Train.Targets);

    /// <summary>Gets the number of samples that each epoch draws from <see cref="Learned"/>, or null for all.</summary>
    public long? SamplesPerEpoch { get; init; }

    /// <inheritdoc/>
    public void Dispose()
    {
        Train.Dispose();
        Validation.Dispose();
        Test.Dispose();
    }
}
