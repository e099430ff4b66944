using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace CompiledNets;

public abstract partial class TrainableNet<TInputs, TOutputs, TGradients, TTargets>
{
    /// <summary>Computes losses and metrics as in inference.</summary>
    /// <param name="inputs">The samples; axis 0 of each tensor is the sample.</param>
    /// <param name="targets">The targets of the samples.</param>
    /// <param name="batchSize">The number of samples that are computed together. The default is 256.</param>
    /// <param name="cancellationToken">Cancels the computation between two batches.</param>
    /// <returns>The means over all samples, by name.</returns>
    /// <exception cref="ArgumentException">
    /// A tensor has another shape or dtype than the definition, or another number of samples, or there are no samples.
    /// </exception>
    [OverloadResolutionPriority(1)]
    public IReadOnlyDictionary<string, double> Evaluate(TInputs inputs, TTargets targets, int batchSize = 256, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        using var use = Use(inputs, targets);
        CheckSamples(inputs, targets);
        using var source = EvaluationSource(Dataset.Of(inputs, targets), areChecked: true, batchSize);
        return Evaluate(source, cancellationToken);
    }

    /// <summary>Computes losses and metrics as in inference, on samples that are read meanwhile.</summary>
    /// <param name="dataset">The samples.</param>
    /// <param name="batchSize">The number of samples that are computed together. The default is 256.</param>
    /// <param name="cancellationToken">Cancels the computation between two batches.</param>
    /// <returns>The means over all samples, by name.</returns>
    /// <exception cref="ArgumentException">There are no samples, or they have another shape or dtype than the definition.</exception>
    public IReadOnlyDictionary<string, double> Evaluate(IDataset<TInputs, TTargets> dataset, int batchSize = 256, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        using var source = EvaluationSource(dataset, areChecked: false, batchSize);
        return Evaluate(source, cancellationToken);
    }

    /// <summary>Computes losses and metrics over one epoch of batches.</summary>
    internal IReadOnlyDictionary<string, double> Evaluate(BatchSource<TInputs, TTargets> source, CancellationToken cancellation, SharedTraining? shared = null)
    {
        using var noGrad = NoGrad.Begin();
        using var precision = InPrecision();
        var log = new StepLog(this);
        foreach (var (inputs, targets, part) in source.Epoch(seed: 0, start: 0, skip: 0, cancellation))
        {
            try
            {
                cancellation.ThrowIfCancellationRequested();
                using var use = Use(inputs, targets);
                using var turn = shared?.Compute(part);
                var own = part.IsBorrowed ? new StepLog(this) : log;
                own.Begin(inputs.Count);
                EvaluateStep(inputs, targets, own);
            }
            finally
            {
                Batches.Dispose(inputs, targets);
            }
        }

        shared?.Sum(log);
        return log.Means();
    }

    private DatasetSource<TInputs, TTargets> EvaluationSource(IDataset<TInputs, TTargets> dataset, bool areChecked, int batchSize, ICollectives? ranks = null) => dataset.Count == 0
        ? throw new ArgumentException($"{Structure.Name}: there are no samples.", nameof(dataset))
        : new DatasetSource<TInputs, TTargets>(dataset, areChecked ? null : CheckSamples, Device, batchSize, shuffles: false, ahead: 2, steps: null, ranks);
}
