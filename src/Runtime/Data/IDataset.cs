namespace CompiledNets;

/// <summary>
/// Samples by their numbers: what <c>Fit</c> shuffles, cuts into batches and reads ahead. Several threads may read at once.
/// <see cref="Dataset"/> makes some.
/// </summary>
/// <typeparam name="TInputs">The inputs by name.</typeparam>
/// <typeparam name="TTargets">The targets by name.</typeparam>
public interface IDataset<TInputs, TTargets>
    where TInputs : IBatch<TInputs>
    where TTargets : IBatch<TTargets>
{
    /// <summary>How many samples there are.</summary>
    long Count { get; }

    /// <summary>Some of them, as one batch.</summary>
    /// <param name="indices">Their numbers, from 0.</param>
    /// <returns>New tensors, or new views. The caller disposes of them.</returns>
    (TInputs Inputs, TTargets Targets) Get(ReadOnlySpan<long> indices);
}
