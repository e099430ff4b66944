namespace CompiledNets.Samples;

/// <summary>Inputs and their targets.</summary>
/// <param name="Inputs">The inputs.</param>
/// <param name="Targets">Their targets.</param>
public sealed record Split<TInputs, TTargets>(TInputs Inputs, TTargets Targets) : IDisposable
    where TInputs : IBatch<TInputs>
    where TTargets : IBatch<TTargets>
{
    /// <summary>How many samples there are.</summary>
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

/// <summary>What a net is trained on, and measured with.</summary>
/// <param name="Description">What it is and where it comes from, in one line.</param>
/// <param name="Train">What the net learns from.</param>
/// <param name="Validation">What it is measured with after each epoch; may be <paramref name="Test"/>.</param>
/// <param name="Test">What it is measured with at the end.</param>
public sealed record Splits<TInputs, TTargets>(
    string Description,
    Split<TInputs, TTargets> Train,
    Split<TInputs, TTargets> Validation,
    Split<TInputs, TTargets> Test) : IDisposable
    where TInputs : IBatch<TInputs>
    where TTargets : IBatch<TTargets>
{
    /// <summary>What a net learns from where nobody asks for less: the samples of <see cref="Train"/>, or more that are made of the same while they are read.</summary>
    public IDataset<TInputs, TTargets> Learned { get; init; } = Dataset.Of(Train.Inputs, Train.Targets);

    /// <summary>How many of them make an epoch, which draws them anew; null for all.</summary>
    public long? SamplesPerEpoch { get; init; }

    /// <inheritdoc/>
    public void Dispose()
    {
        Train.Dispose();
        Validation.Dispose();
        Test.Dispose();
    }
}
