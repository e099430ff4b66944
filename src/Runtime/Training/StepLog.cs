namespace CompiledNets;

/// <summary>Adds up losses and metrics, exactly, over the batches of an epoch. Used by generated code.</summary>
public sealed class StepLog
{
    private readonly NetStructure _structure;
    private readonly double[] _losses;
    private readonly double[] _metrics;
    private readonly double[] _counts;
    private double _penalties;
    private double _samples;
    private long _batch;

    internal StepLog(NetStructure structure)
    {
        _structure = structure;
        _losses = new double[structure.Losses.Count];
        _metrics = new double[structure.Metrics.Count];
        _counts = new double[structure.Metrics.Count];
    }

    /// <summary>What is minimised, of the last batch.</summary>
    internal double BatchLoss { get; private set; }

    /// <summary>Adds the loss of a batch: its mean over the samples.</summary>
    /// <param name="index">Which loss.</param>
    /// <param name="value">One number.</param>
    public void Loss(int index, Measure value)
    {
        var loss = value.Value;
        _losses[index] += loss * _batch;
        BatchLoss += loss * _structure.Losses[index].Weight;
    }

    /// <summary>Adds what regularizers add to the objective of a batch. It is a part of what is minimised, and has no name of its own.</summary>
    /// <param name="value">One number.</param>
    public void Penalty(Measure value)
    {
        var penalty = value.Value;
        _penalties += penalty * _batch;
        BatchLoss += penalty;
    }

    /// <summary>Adds what a metric counted in a batch.</summary>
    /// <param name="index">Which metric.</param>
    /// <param name="value">One number: the sum over the places.</param>
    /// <param name="count">How many places there were.</param>
    public void Metric(int index, Measure value, long count)
    {
        _metrics[index] += value.Value;
        _counts[index] += count;
    }

    internal void Begin(long samples)
    {
        _batch = samples;
        _samples += samples;
        BatchLoss = 0;
    }

    /// <summary>Everything that is summed, for a checkpoint.</summary>
    internal double[] Save() => [.. _losses, .. _metrics, .. _counts, _penalties, _samples];

    /// <summary>Takes what <see cref="Save"/> gave.</summary>
    internal void Restore(double[] sums)
    {
        var rest = sums.AsSpan();
        foreach (var array in (double[][])[_losses, _metrics, _counts])
        {
            rest[..array.Length].CopyTo(array);
            rest = rest[array.Length..];
        }

        (_penalties, _samples) = (rest[0], rest[1]);
    }

    /// <summary>The means so far, by name: what is minimised first, then its parts where there are several, then the metrics.</summary>
    internal IReadOnlyDictionary<string, double> Means()
    {
        var means = new OrderedDictionary<string, double>
        {
            ["loss"] = (_structure.Losses.Select((loss, index) => loss.Weight * _losses[index]).Sum() + _penalties) / _samples,
        };
        if (_losses.Length > 1)
        {
            for (var i = 0; i < _losses.Length; i++)
            {
                means[_structure.Losses[i].Name] = _losses[i] / _samples;
            }
        }

        for (var i = 0; i < _metrics.Length; i++)
        {
            means[_structure.Metrics[i]] = _metrics[i] / _counts[i];
        }

        return means;
    }
}
