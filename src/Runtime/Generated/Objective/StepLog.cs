using System.Runtime.InteropServices;
using TorchSharp;

namespace CompiledNets.Generated;

/// <summary>
/// Sums losses and metrics over the batches of an epoch. Sums of measures on another device than the CPU stay there until they are read. Used by generated
/// code.
/// </summary>
public sealed class StepLog
{
    private readonly NetStructure _structure;
    private readonly LossWeights? _weights;

    // The sums of the losses, of the metrics, the total loss, and the loss of the last batch.
    private readonly double[] _sums;
    private readonly int[] _metrics;
    private DeviceSums? _onDevice;
    private double _samples;
    private long _batch;

    internal StepLog(CompiledNet net)
    {
        var structure = net.Structure;
        (_structure, _weights) = (structure, net.Weighting);
        _metrics = new int[structure.Metrics.Count];
        var place = structure.Losses.Count;
        for (var i = 0; i < _metrics.Length; i++)
        {
            _metrics[i] = place;
            place += structure.Metrics[i].Sums;
        }

        _sums = new double[place + 2];
    }

    /// <summary>Gets the loss of the last batch: the sum of all weighted losses and penalties. If it is on a device, this waits for the device.</summary>
    internal double BatchLoss => Collected()[BatchPlace];

    private int TotalPlace => _sums.Length - 2;

    private int BatchPlace => _sums.Length - 1;

    /// <summary>Adds the loss of a batch: its mean over the samples.</summary>
    /// <param name="index">The index of the loss.</param>
    /// <param name="value">The loss, one number.</param>
    public void Loss(int index, Measure value)
    {
        // The total is summed with the current loss weights, because they may change between batches.
        var weight = _weights?[index] ?? _structure.Losses[index].Weight;
        Add(value, (index, _batch), (TotalPlace, weight * _batch), (BatchPlace, weight));
    }

    /// <summary>Adds the penalties of regularizers of a batch. They are part of the total loss and have no name of their own.</summary>
    /// <param name="value">The sum of the penalties, one number.</param>
    public void Penalty(Measure value) => Add(value, (TotalPlace, _batch), (BatchPlace, 1));

    /// <summary>Adds the values of a metric in a batch.</summary>
    /// <param name="index">The index of the metric.</param>
    /// <param name="value">The sum over the elements, one number.</param>
    /// <param name="count">The number of elements.</param>
    public void Metric(int index, Measure value, long count)
    {
        Add(value, (_metrics[index], 1));
        _sums[_metrics[index] + 1] += count;
    }

    /// <summary>Adds a loss that is used as a metric.</summary>
    /// <param name="index">The index of the metric.</param>
    /// <param name="value">The mean over the samples of the batch, one number.</param>
    public void Mean(int index, Measure value)
    {
        Add(value, (_metrics[index], _batch));
        _sums[_metrics[index] + 1] += _batch;
    }

    /// <summary>Adds the sums of a metric in a batch.</summary>
    /// <param name="index">The index of the metric.</param>
    /// <param name="sums">The sums, a vector of float64.</param>
    public void Metric(int index, torch.Tensor sums)
    {
        ArgumentNullException.ThrowIfNull(sums);
        if (!HostMemory.Has(sums))
        {
            OnDeviceOf(sums).Add(sums, (_metrics[index], 1));
            return;
        }

        var added = MemoryMarshal.Cast<byte, double>(sums.bytes);
        for (var i = 0; i < added.Length; i++)
        {
            _sums[_metrics[index] + i] += added[i];
        }
    }

    internal void Begin(long samples)
    {
        _batch = samples;
        _samples += samples;
        _sums[BatchPlace] = 0;
        _onDevice?.Clear(BatchPlace);
    }

    /// <summary>Gets the number of sums.</summary>
    internal int Count => _sums.Length;

    /// <summary>Copies all sums, for a checkpoint.</summary>
    internal double[] Save() => [.. Collected()[..BatchPlace], _samples];

    /// <summary>Moves all sums to a span, in the order of <see cref="Save"/>, so that this log begins again.</summary>
    internal void MoveTo(Span<double> sums)
    {
        Collected().AsSpan(0, BatchPlace).CopyTo(sums);
        sums[BatchPlace] = _samples;
        Array.Clear(_sums, 0, BatchPlace);
        _samples = 0;
    }

    /// <summary>Adds the sums of a batch, in the order of <see cref="Save"/>.</summary>
    internal void Add(ReadOnlySpan<double> sums)
    {
        _ = Collected();
        for (var i = 0; i < BatchPlace; i++)
        {
            _sums[i] += sums[i];
        }

        _samples += sums[BatchPlace];
        _sums[BatchPlace] = sums[TotalPlace] / sums[BatchPlace];
    }

    /// <summary>Restores a result of <see cref="Save"/>.</summary>
    internal void Restore(double[] sums)
    {
        _ = Collected();
        sums.AsSpan(0, BatchPlace).CopyTo(_sums);
        _samples = sums[BatchPlace];
    }

    /// <summary>Computes the means so far, by name: the total loss first, then its parts if there are several, then the metrics.</summary>
    internal IReadOnlyDictionary<string, double> Means()
    {
        var sums = Collected();
        var means = new OrderedDictionary<string, double>
        {
            ["loss"] = sums[TotalPlace] / _samples,
        };
        if (_structure.Losses.Count > 1)
        {
            for (var i = 0; i < _structure.Losses.Count; i++)
            {
                means.Add(_structure.Losses[i].Name, sums[i] / _samples);
            }
        }

        for (var i = 0; i < _metrics.Length; i++)
        {
            var metric = _structure.Metrics[i];
            means.Add(metric.Name, MetricFormulas.Finish(metric, sums[_metrics[i]..(_metrics[i] + metric.Sums)]));
        }

        return means;
    }

    // Adds a number to several sums, times a factor each.
    private void Add(Measure value, params ReadOnlySpan<(int Place, double Factor)> sums)
    {
        if (value.Tensor is { } tensor && !HostMemory.Has(tensor))
        {
            OnDeviceOf(tensor).Add(tensor, sums);
            return;
        }

        var number = value.Value;
        foreach (var (place, factor) in sums)
        {
            _sums[place] += number * factor;
        }
    }

    private DeviceSums OnDeviceOf(torch.Tensor tensor) => _onDevice ??= new DeviceSums(_sums.Length, tensor.device);

    // Gets all sums, after it has added those that are on a device.
    private double[] Collected()
    {
        if (_onDevice is { } sums)
        {
            using (sums)
            {
                _onDevice = null;
                sums.AddTo(_sums);
            }
        }

        return _sums;
    }
}
