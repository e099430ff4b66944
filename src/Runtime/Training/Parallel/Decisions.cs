namespace CompiledNets;

/// <summary>The numbers that the ranks of a training exchange before each step, in one call: who stops, and what the callbacks of rank 0 have changed.</summary>
internal sealed class Decisions(ICollectives ranks, CompiledNet net)
{
    private const int Cancelled = 0;
    private const int Terminated = 1;
    private const int Interrupted = 2;
    private const int Stopping = 3;
    private const int WithBatch = 4;
    private const int Samples = 5;
    private const int Rate = 6;
    private const int LossWeights = 7;

    // The other ranks add zeros to the numbers of rank 0.
    private readonly double[] _numbers = new double[LossWeights + (net.Weighting?.Count ?? 0)];

    /// <summary>True if a rank was cancelled.</summary>
    public bool IsCancelled => _numbers[Cancelled] > 0;

    /// <summary>Gets the name of the signal that a rank has received, or null.</summary>
    public string? Signal => _numbers[Terminated] > 0 ? EndSignals.Terminated : _numbers[Interrupted] > 0 ? EndSignals.Interrupted : null;

    /// <summary>Exchanges the decisions of all ranks. Returns a description of batches that differ, or null.</summary>
    /// <param name="run">The training, which gets the decisions.</param>
    /// <param name="total">The number of samples of the next batch over all ranks, or 0 at the end of an epoch.</param>
    /// <param name="signal">The signal that this rank has received, or null.</param>
    /// <param name="isCancelled">Whether this rank was cancelled.</param>
    public string? Exchange(TrainingRun run, int total, string? signal, bool isCancelled)
    {
        Array.Clear(_numbers);
        _numbers[Cancelled] = isCancelled ? 1 : 0;
        _numbers[Terminated] = signal == EndSignals.Terminated ? 1 : 0;
        _numbers[Interrupted] = signal == EndSignals.Interrupted ? 1 : 0;
        _numbers[Stopping] = run.IsStopping ? 1 : 0;
        _numbers[WithBatch] = total > 0 ? 1 : 0;
        _numbers[Samples] = total;
        if (ranks.Rank == 0)
        {
            _numbers[Rate] = run.Optimizer.ConstantRate;
            for (var i = LossWeights; i < _numbers.Length; i++)
            {
                _numbers[i] = net.Weighting![i - LossWeights];
            }
        }

        ranks.AllReduceSum(_numbers.AsSpan());
        run.IsStopping = _numbers[Stopping] > 0;
        if (ranks.Rank > 0)
        {
            run.Optimizer.ConstantRate = _numbers[Rate];
            for (var i = LossWeights; i < _numbers.Length; i++)
            {
                net.Weighting![i - LossWeights] = _numbers[i];
            }
        }

        return _numbers[WithBatch] != 0 && _numbers[WithBatch] != ranks.Size ? FormattableString.Invariant($"the samples have ended on {ranks.Size - _numbers[WithBatch]} of {ranks.Size} ranks. All ranks need streams of the same length.")
            : _numbers[Samples] != (double)total * ranks.Size ? FormattableString.Invariant($"the next batch has {total} samples on rank {ranks.Rank}, but {_numbers[Samples] / ranks.Size} on average. All ranks need the same batches, of which each computes a part.")
            : null;
    }

    /// <summary>Copies from rank 0 what is trainable, the factors of learning rates, and the decisions of the callbacks.</summary>
    public void ShareSettings(TrainingRun run)
    {
        var weights = net.WeightSets.SelectMany(set => set).ToList();
        var settings = weights.SelectMany(weight => (double[])[weight.IsFrozen ? 1 : 0, weight.LearningRateMultiplier]).Append(run.IsStopping ? 1 : 0).ToArray();
        ranks.Broadcast(System.Runtime.InteropServices.MemoryMarshal.AsBytes(settings.AsSpan()));
        run.IsStopping = settings[^1] > 0;
        for (var i = 0; i < weights.Count; i++)
        {
            (weights[i].IsFrozen, weights[i].LearningRateMultiplier) = (settings[2 * i] > 0, settings[(2 * i) + 1]);
        }
    }
}
