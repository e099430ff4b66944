using System.Runtime.InteropServices;
using TorchSharp;

namespace CompiledNets.Generated;

/// <summary>Sums losses and metrics over the batches of an epoch. Used by generated code.</summary>
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

    /// <summary>Gets the loss of the last batch: the sum of all weighted losses and penalties.</summary>
    internal double BatchLoss { get; private set; }

    /// <summary>Adds the loss of a batch: its mean over the samples.</summary>
    /// <param name="index">The index of the loss.</param>
    /// <param name="value">The loss, one number.</param>
    public void Loss(int index, Measure value)
    {
        var loss = value.Value;
        _losses[index] += loss * _batch;
        Minimized(loss * (_weights?[index] ?? _structure.Losses[index].Weight));
    }

    /// <summary>Adds the penalties of regularizers of a batch. They are part of the total loss and have no name of their own.</summary>
    /// <param name="value">The sum of the penalties, one number.</param>
    public void Penalty(Measure value) => Minimized(value.Value);

    /// <summary>Adds the values of a metric in a batch.</summary>
    /// <param name="index">The index of the metric.</param>
    /// <param name="value">The sum over the elements, one number.</param>
    /// <param name="count">The number of elements.</param>
    public void Metric(int index, Measure value, long count)
    {
        _metrics[index][0] += value.Value;
        _metrics[index][1] += count;
    }

    /// <summary>Adds a loss that is used as a metric.</summary>
    /// <param name="index">The index of the metric.</param>
    /// <param name="value">The mean over the samples of the batch, one number.</param>
    public void Mean(int index, Measure value)
    {
        _metrics[index][0] += value.Value * _batch;
        _metrics[index][1] += _batch;
    }

    /// <summary>Adds the sums of a metric in a batch.</summary>
    /// <param name="index">The index of the metric.</param>
    /// <param name="sums">The sums, a vector of float64.</param>
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

    /// <summary>Gets the number of sums.</summary>
    internal int Count => _losses.Length + _metrics.Sum(sums => sums.Length) + 2;

    /// <summary>Copies all sums, for a checkpoint.</summary>
    internal double[] Save()
    {
        var sums = new double[Count];
        MoveTo(sums, keeps: true);
        return sums;
    }

    /// <summary>Moves all sums to a span, so that this log begins again.</summary>
    internal void MoveTo(Span<double> sums) => MoveTo(sums, keeps: false);

    /// <summary>Adds the sums of a batch, in the order of <see cref="Save"/>.</summary>
    internal void Add(ReadOnlySpan<double> sums)
    {
        sums = AddTo(_losses, sums);
        foreach (var metric in _metrics)
        {
            sums = AddTo(metric, sums);
        }

        _total += sums[0];
        _samples += sums[1];
        BatchLoss = sums[0] / sums[1];

        static ReadOnlySpan<double> AddTo(double[] array, ReadOnlySpan<double> sums)
        {
            for (var i = 0; i < array.Length; i++)
            {
                array[i] += sums[i];
            }

            return sums[array.Length..];
        }
    }

    /// <summary>Restores a result of <see cref="Save"/>.</summary>
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

    /// <summary>Computes the means so far, by name: the total loss first, then its parts if there are several, then the metrics.</summary>
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
                means.Add(_structure.Losses[i].Name, _losses[i] / _samples);
            }
        }

        for (var i = 0; i < _metrics.Length; i++)
        {
            means.Add(_structure.Metrics[i].Name, MetricFormulas.Finish(_structure.Metrics[i], _metrics[i]));
        }

        return means;
    }

    private void MoveTo(Span<double> sums, bool keeps)
    {
        sums = Move(_losses, sums, keeps);
        foreach (var metric in _metrics)
        {
            sums = Move(metric, sums, keeps);
        }

        (sums[0], sums[1]) = (_total, _samples);
        if (!keeps)
        {
            (_total, _samples) = (0, 0);
        }

        static Span<double> Move(double[] array, Span<double> sums, bool keeps)
        {
            array.CopyTo(sums);
            if (!keeps)
            {
                Array.Clear(array);
            }

            return sums[array.Length..];
        }
    }

    // The total is summed with the current loss weights, because they may change between batches.
    private void Minimized(double part)
    {
        _total += part * _batch;
        BatchLoss += part;
    }
}
