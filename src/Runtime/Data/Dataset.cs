namespace CompiledNets;

/// <summary>Makes and changes datasets.</summary>
public static class Dataset
{
    /// <summary>Samples that lie in memory.</summary>
    /// <param name="inputs">The inputs.</param>
    /// <param name="targets">As many targets.</param>
    /// <exception cref="ArgumentException">There are other numbers of inputs and targets.</exception>
    public static IDataset<TInputs, TTargets> Of<TInputs, TTargets>(TInputs inputs, TTargets targets)
        where TInputs : IBatch<TInputs>
        where TTargets : IBatch<TTargets> => new TensorDataset<TInputs, TTargets>(inputs, targets);

    /// <summary>Samples that a function makes one by one: from a file each, for example.</summary>
    /// <param name="count">How many there are.</param>
    /// <param name="get">Makes a sample from its number, as a batch of one. Called by several threads at once.</param>
    public static IDataset<TInputs, TTargets> From<TInputs, TTargets>(long count, Func<long, (TInputs Inputs, TTargets Targets)> get)
        where TInputs : IBatch<TInputs>
        where TTargets : IBatch<TTargets>
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentNullException.ThrowIfNull(get);
        return new FunctionDataset<TInputs, TTargets>(count, get);
    }

    /// <summary>The same samples, changed batch by batch while they are read: augmentation, for example.</summary>
    /// <param name="dataset">The samples.</param>
    /// <param name="change">Makes a batch of a batch. Called by several threads at once; it does not dispose of what it is given.</param>
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

    /// <summary>Some of the samples, by their numbers.</summary>
    /// <param name="dataset">The samples.</param>
    /// <param name="indices">The numbers, in the new order.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no sample of a number.</exception>
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

    /// <summary>Two parts: the first samples, and the last.</summary>
    /// <param name="dataset">The samples.</param>
    /// <param name="fraction">The part that comes first, between 0 and 1.</param>
    /// <param name="seed">Shuffles the samples before; they stay in their order where it is null.</param>
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
            throw new ArgumentOutOfRangeException(nameof(fraction), fraction, $"{fraction} of {dataset.Count} samples leaves a part without any.");
        }

        var order = seed is { } number ? Shuffle.Indices(dataset.Count, number, step: 0) : Shuffle.InOrder(dataset.Count);
        return (dataset.Choose(order[..(int)first]), dataset.Choose(order[(int)first..]));
    }
}
