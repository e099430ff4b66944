using System.Runtime.InteropServices;
using TorchSharp;

namespace CompiledNets;

/// <summary>Adds up losses and metrics, exactly, over the batches of an epoch. Used by generated code.</summary>
public sealed class StepLog
{
    private readonly NetStructure _structure;
    private readonly LossWeights? _weights;
    private readonly double[] _losses;
    private readonly double[][] _metrics;
    private double _total;
    private double _samples;
    private long _batch;

    internal StepLog(CompiledNet net)
    {
        var structure = net.Structure;
        (_structure, _weights) = (structure, net.Weighting);
        _losses = new double[structure.Losses.Count];
        _metrics = structure.Metrics.Select(metric => new double[metric.Sums]).ToArray();
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
        Minimized(loss * (_weights?[index] ?? _structure.Losses[index].Weight));
    }

    /// <summary>Adds what regularizers add to the objective of a batch. It is a part of what is minimised, and has no name of its own.</summary>
    /// <param name="value">One number.</param>
    public void Penalty(Measure value) => Minimized(value.Value);

    /// <summary>Adds what a metric counted in a batch.</summary>
    /// <param name="index">Which metric.</param>
    /// <param name="value">One number: the sum over the places.</param>
    /// <param name="count">How many places there were.</param>
    public void Metric(int index, Measure value, long count)
    {
        _metrics[index][0] += value.Value;
        _metrics[index][1] += count;
    }

    /// <summary>Adds a loss that is watched.</summary>
    /// <param name="index">Which metric.</param>
    /// <param name="value">One number: the mean over the samples of the batch.</param>
    public void Mean(int index, Measure value)
    {
        _metrics[index][0] += value.Value * _batch;
        _metrics[index][1] += _batch;
    }

    /// <summary>Adds the sums of a batch.</summary>
    /// <param name="index">Which metric.</param>
    /// <param name="sums">The sums, float64.</param>
    public void Metric(int index, torch.Tensor sums)
    {
        using var onCpu = sums.cpu();
        var added = MemoryMarshal.Cast<byte, double>(onCpu.bytes);
        for (var i = 0; i < added.Length; i++)
        {
            _metrics[index][i] += added[i];
        }
    }

    internal void Begin(long samples)
    {
        _batch = samples;
        _samples += samples;
        BatchLoss = 0;
    }

    /// <summary>Everything that is summed, for a checkpoint.</summary>
    internal double[] Save() => [.. _losses, .. _metrics.SelectMany(sums => sums), _total, _samples];

    /// <summary>Takes what <see cref="Save"/> gave.</summary>
    internal void Restore(double[] sums)
    {
        var rest = sums.AsSpan();
        foreach (var array in (double[][])[_losses, .. _metrics])
        {
            rest[..array.Length].CopyTo(array);
            rest = rest[array.Length..];
        }

        (_total, _samples) = (rest[0], rest[1]);
    }

    /// <summary>The means so far, by name: what is minimised first, then its parts where there are several, then the metrics.</summary>
    internal IReadOnlyDictionary<string, double> Means()
    {
        var means = new OrderedDictionary<string, double>
        {
            ["loss"] = _total / _samples,
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
            means[_structure.Metrics[i].Name] = MetricFormulas.Finish(_structure.Metrics[i], _metrics[i]);
        }

        return means;
    }

    // With the weight that it has now: a batch later it may have another.
    private void Minimized(double part)
    {
        _total += part * _batch;
        BatchLoss += part;
    }
}
