namespace CompiledNets;

/// <summary>Creates and transforms datasets.</summary>
public static class Dataset
{
    /// <summary>Creates a dataset of samples in memory.</summary>
    /// <param name="inputs">The inputs of all samples; axis 0 of each tensor is the sample.</param>
    /// <param name="targets">The targets of all samples.</param>
    /// <exception cref="ArgumentException">Inputs and targets have different numbers of samples.</exception>
    public static IDataset<TInputs, TTargets> Of<TInputs, TTargets>(TInputs inputs, TTargets targets)
        where TInputs : IBatch<TInputs>
        where TTargets : IBatch<TTargets> => new TensorDataset<TInputs, TTargets>(inputs, targets);

    /// <summary>Creates a dataset of samples that a function returns one by one, for example from files.</summary>
    /// <param name="count">The number of samples.</param>
    /// <param name="get">Returns the sample with an index, as a batch of one. It is called by several threads at once.</param>
    public static IDataset<TInputs, TTargets> From<TInputs, TTargets>(long count, Func<long, (TInputs Inputs, TTargets Targets)> get)
        where TInputs : IBatch<TInputs>
        where TTargets : IBatch<TTargets>
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentNullException.ThrowIfNull(get);
        return new FunctionDataset<TInputs, TTargets>(count, get);
    }

    /// <summary>Transforms a dataset batch by batch while it is read, for example to augment images.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="change">
    /// Computes a new batch from a batch. It is called by several threads at once and does not dispose of its argument.
    /// </param>
    public static IDataset<TNewInputs, TNewTargets> Map<TInputs, TTargets, TNewInputs, TNewTargets>(
        this IDataset<TInputs, TTargets> dataset,
        Func<TInputs, TTargets, (TNewInputs Inputs, TNewTargets Targets)> change)
        where TInputs : IBatch<TInputs>
        where TTargets : IBatch<TTargets>
        where TNewInputs : IBatch<TNewInputs>
        where TNewTargets : IBatch<TNewTargets>
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(change);
        return new MappedDataset<TInputs, TTargets, TNewInputs, TNewTargets>(dataset, change);
    }

    /// <summary>Selects samples by their indices.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="indices">The indices, in the order of the new dataset.</param>
    /// <exception cref="ArgumentOutOfRangeException">An index is negative or not less than the number of samples.</exception>
    public static IDataset<TInputs, TTargets> Choose<TInputs, TTargets>(this IDataset<TInputs, TTargets> dataset, IEnumerable<long> indices)
        where TInputs : IBatch<TInputs>
        where TTargets : IBatch<TTargets>
    {
        ArgumentNullException.ThrowIfNull(dataset);
        long[] chosen = [.. indices];
        foreach (var index in chosen)
        {
            if (index < 0 || index >= dataset.Count)
            {
                throw new ArgumentOutOfRangeException(nameof(indices), index, $"There are {dataset.Count} samples, numbered from 0.");
            }
        }

        return new ChosenDataset<TInputs, TTargets>(dataset, chosen);
    }

    /// <summary>Splits a dataset into its first and its last samples.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="fraction">The fraction of samples in the first part, between 0 and 1.</param>
    /// <param name="seed">The seed of a shuffle before the split. The default is no shuffle.</param>
    /// <exception cref="ArgumentOutOfRangeException">A part would be empty.</exception>
    public static (IDataset<TInputs, TTargets> First, IDataset<TInputs, TTargets> Last) Split<TInputs, TTargets>(
        this IDataset<TInputs, TTargets> dataset,
        double fraction,
        long? seed = null)
        where TInputs : IBatch<TInputs>
        where TTargets : IBatch<TTargets>
    {
        ArgumentNullException.ThrowIfNull(dataset);
        var first = (long)Math.Floor(dataset.Count * fraction);
        if (first < 1 || first >= dataset.Count)
        {
            throw new ArgumentOutOfRangeException(nameof(fraction), fraction, FormattableString.Invariant($"{fraction} of {dataset.Count} samples leaves a part without samples."));
        }

        var order = seed is { } number ? Shuffle.Indices(dataset.Count, number, step: 0) : Shuffle.InOrder(dataset.Count);
        return (dataset.Choose(order[..(int)first]), dataset.Choose(order[(int)first..]));
    }
}
