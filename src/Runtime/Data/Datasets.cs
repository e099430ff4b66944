using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>A dataset of samples in memory.</summary>
internal sealed class TensorDataset<TInputs, TTargets> : IDataset<TInputs, TTargets>
    where TInputs : IBatch<TInputs>
    where TTargets : IBatch<TTargets>
{
    private readonly TInputs _inputs;
    private readonly TTargets _targets;

    public TensorDataset(TInputs inputs, TTargets targets)
    {
        (_inputs, _targets) = (inputs, targets);
        Count = inputs.Count;
        foreach (var tensor in inputs.Tensors.Concat(targets.Tensors))
        {
            if (tensor.size(0) != Count)
            {
                throw new ArgumentException($"All tensors must have the same number of samples, but one has {tensor.size(0)} and the first has {Count}.", nameof(targets));
            }
        }
    }

    public long Count { get; }

    public (TInputs Inputs, TTargets Targets) Get(ReadOnlySpan<long> indices)
    {
        // Consecutive samples are returned as views, without a copy.
        if (IsRow(indices))
        {
            return (Batches.Slice(_inputs, indices[0], indices.Length).Value, Batches.Slice(_targets, indices[0], indices.Length).Value);
        }

        using var numbers = tensor(indices.ToArray());
        return (Batches.Gather(_inputs, numbers).Value, Batches.Gather(_targets, numbers).Value);
    }

    private static bool IsRow(ReadOnlySpan<long> indices)
    {
        for (var i = 1; i < indices.Length; i++)
        {
            if (indices[i] != indices[0] + i)
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>A dataset of samples that a function returns.</summary>
internal sealed class FunctionDataset<TInputs, TTargets>(long count, Func<long, (TInputs Inputs, TTargets Targets)> get) : IDataset<TInputs, TTargets>
    where TInputs : IBatch<TInputs>
    where TTargets : IBatch<TTargets>
{
    public long Count => count;

    public (TInputs Inputs, TTargets Targets) Get(ReadOnlySpan<long> indices)
    {
        var samples = new List<(TInputs Inputs, TTargets Targets)>(indices.Length);
        try
        {
            foreach (var index in indices)
            {
                samples.Add(get(index));
            }

            return (Batches.Join(samples.Select(sample => sample.Inputs).ToList()), Batches.Join(samples.Select(sample => sample.Targets).ToList()));
        }
        finally
        {
            foreach (var (inputs, targets) in samples)
            {
                Batches.Dispose(inputs, targets);
            }
        }
    }
}

/// <summary>A dataset that is transformed while it is read.</summary>
internal sealed class MappedDataset<TInputs, TTargets, TNewInputs, TNewTargets>(
    IDataset<TInputs, TTargets> dataset,
    Func<TInputs, TTargets, (TNewInputs Inputs, TNewTargets Targets)> change) : IDataset<TNewInputs, TNewTargets>
    where TInputs : IBatch<TInputs>
    where TTargets : IBatch<TTargets>
    where TNewInputs : IBatch<TNewInputs>
    where TNewTargets : IBatch<TNewTargets>
{
    public long Count => dataset.Count;

    public (TNewInputs Inputs, TNewTargets Targets) Get(ReadOnlySpan<long> indices)
    {
        var (inputs, targets) = dataset.Get(indices);
        var (newInputs, newTargets) = change(inputs, targets);

        // Tensors that the function returned as they were are still in use.
        foreach (var tensor in inputs.Tensors.Concat(targets.Tensors).Except(newInputs.Tensors.Concat(newTargets.Tensors)))
        {
            tensor.Dispose();
        }

        return (newInputs, newTargets);
    }
}

/// <summary>Selected samples of another dataset.</summary>
internal sealed class ChosenDataset<TInputs, TTargets>(IDataset<TInputs, TTargets> dataset, long[] chosen) : IDataset<TInputs, TTargets>
    where TInputs : IBatch<TInputs>
    where TTargets : IBatch<TTargets>
{
    public long Count => chosen.Length;

    public (TInputs Inputs, TTargets Targets) Get(ReadOnlySpan<long> indices)
    {
        var own = new long[indices.Length];
        for (var i = 0; i < own.Length; i++)
        {
            own[i] = chosen[indices[i]];
        }

        return dataset.Get(own);
    }
}
