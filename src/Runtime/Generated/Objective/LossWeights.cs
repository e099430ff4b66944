namespace CompiledNets.Generated;

/// <summary>
/// The factors of the losses in the objective, which are Keras' <c>loss_weights</c>. They start with the values of the definition and may be
/// changed between two steps. Checkpoints contain them. Generated classes add a property for each.
/// </summary>
public abstract class LossWeights
{
    private readonly NetStructure _structure;
    private readonly double[] _values;

    /// <summary>Initializes the weights. Used by generated code.</summary>
    /// <param name="structure">The structure of the net.</param>
    protected LossWeights(NetStructure structure)
    {
        ArgumentNullException.ThrowIfNull(structure);
        _structure = structure;
        _values = [.. structure.Losses.Select(loss => loss.Weight)];
    }

    /// <summary>Gets or sets the weight of a loss.</summary>
    /// <param name="index">The index of the loss in the objective.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite.</exception>
    public double this[int index]
    {
        get => _values[index];
        set => _values[index] = double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, $"{_structure.Name}: the weight of '{_structure.Losses[index].Name}' must be a finite number.");
    }

    /// <summary>Gets the number of losses.</summary>
    public int Count => _values.Length;

    /// <summary>Copies all weights, for a checkpoint.</summary>
    internal double[] Save() => [.. _values];

    /// <summary>Restores a result of <see cref="Save"/>.</summary>
    internal void Restore(double[] values) => values.CopyTo(_values, 0);

    /// <summary>Returns the names and the weights of all losses.</summary>
    public override string ToString() => string.Join(", ", _structure.Losses.Select((loss, index) => FormattableString.Invariant($"{loss.Name}: {_values[index]}")));
}
