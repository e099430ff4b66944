namespace CompiledNets;

/// <summary>
/// Samples with indices. <c>Fit</c> shuffles them, makes batches of them and reads these ahead. Implementations must be thread-safe.
/// <see cref="Dataset"/> creates datasets.
/// </summary>
/// <typeparam name="TInputs">The generated record of the inputs.</typeparam>
/// <typeparam name="TTargets">The generated record of the targets.</typeparam>
public interface IDataset<TInputs, TTargets>
    where TInputs : IBatch<TInputs>
    where TTargets : IBatch<TTargets>
{
    /// <summary>Gets the number of samples.</summary>
    long Count { get; }

    /// <summary>Returns samples as a batch.</summary>
    /// <param name="indices">The indices of the samples, from 0.</param>
    /// <returns>New tensors, or new views. The caller disposes of them.</returns>
    (TInputs Inputs, TTargets Targets) Get(ReadOnlySpan<long> indices);
}
