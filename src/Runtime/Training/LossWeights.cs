namespace CompiledNets;

/// <summary>
/// What each loss counts in what a net minimises: Keras' <c>loss_weights</c>. They start as the definition says, and may be changed between two
/// steps; checkpoints keep them. Generated classes add a property for each.
/// </summary>
public abstract class LossWeights
{
    private readonly NetStructure _structure;
    private readonly double[] _values;

    /// <summary>Used by generated code.</summary>
    /// <param name="structure">What the net is made of.</param>
    protected LossWeights(NetStructure structure)
    {
        ArgumentNullException.ThrowIfNull(structure);
        _structure = structure;
        _values = [.. structure.Losses.Select(loss => loss.Weight)];
    }

    /// <summary>The weight of a loss by its place in the objective.</summary>
    /// <param name="index">The place.</param>
    /// <exception cref="ArgumentOutOfRangeException">What is set is no finite number.</exception>
    public double this[int index]
    {
        get => _values[index];
        set => _values[index] = double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, $"{_structure.Name}: the weight of '{_structure.Losses[index].Name}' is a finite number.");
    }

    /// <summary>How many losses there are.</summary>
    public int Count => _values.Length;

    /// <summary>All of them, for a checkpoint.</summary>
    internal double[] Save() => [.. _values];

    /// <summary>Takes what <see cref="Save"/> gave.</summary>
    internal void Restore(double[] values) => values.CopyTo(_values, 0);

    /// <summary>The losses and their weights.</summary>
    public override string ToString() => string.Join(", ", _structure.Losses.Select((loss, index) => FormattableString.Invariant($"{loss.Name}: {_values[index]}")));
}
