using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>The source of the batches of each epoch.</summary>
/// <param name="check">Throws if a batch does not fit the net. It is null if all samples were checked before.</param>
/// <param name="device">The device of the net, to which batches are moved.</param>
/// <param name="ranks">The processes among which each batch is divided, or null.</param>
internal abstract class BatchSource<TInputs, TTargets>(Action<TInputs, TTargets>? check, Device device, ICollectives? ranks) : IDisposable
    where TInputs : IBatch<TInputs>
    where TTargets : IBatch<TTargets>
{
    /// <summary>Gets the number of steps of an epoch, or null if it is the length of a stream.</summary>
    public abstract long? Steps { get; }

    /// <summary>Describes the samples in a few words.</summary>
    public abstract string Description { get; }

    /// <summary>Returns the batches of an epoch, or this rank's parts of them, which fit the net and are on its device. The caller disposes of them.</summary>
    /// <param name="seed">Decides the order, together with <paramref name="start"/>.</param>
    /// <param name="start">The step of the net at which the epoch began.</param>
    /// <param name="skip">The number of batches that were trained on before an interruption.</param>
    /// <param name="cancellation">Cancels waiting for a batch.</param>
    public IEnumerable<(TInputs Inputs, TTargets Targets, BatchPart Part)> Epoch(long seed, long start, long skip, CancellationToken cancellation)
    {
        foreach (var batch in Read(seed, start, skip, cancellation))
        {
            try
            {
                check?.Invoke(batch.Inputs, batch.Targets);
            }
            catch
            {
                Batches.Dispose(batch.Inputs, batch.Targets);
                throw;
            }

            var (inputs, targets) = Batches.MoveTo(device, (batch.Inputs, batch.Targets));
            yield return (inputs, targets, batch.Part);
        }
    }

    public virtual void Dispose()
    {
    }

    /// <summary>Returns the batches of an epoch as they were read.</summary>
    protected abstract IEnumerable<(TInputs Inputs, TTargets Targets, BatchPart Part)> Read(long seed, long start, long skip, CancellationToken cancellation);

    /// <summary>Gets the samples of a batch that this rank computes.</summary>
    protected BatchPart PartOf(int total) => BatchPart.Of(total, ranks?.Rank ?? 0, ranks?.Size ?? 1);
}
