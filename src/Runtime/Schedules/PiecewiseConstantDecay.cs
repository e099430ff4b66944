namespace CompiledNets;

/// <summary>Has one learning rate up to and including the first boundary, another up to the second, and so on.</summary>
public sealed class PiecewiseConstantDecay : LearningRateSchedule
{
    private readonly long[] _boundaries;
    private readonly double[] _values;

    /// <summary>Initializes a schedule.</summary>
    /// <param name="boundaries">The last step of each piece but the last, in ascending order.</param>
    /// <param name="values">The learning rate of each piece: one more than boundaries.</param>
    /// <exception cref="ArgumentException">The number of values is wrong, a value is negative or NaN, or the boundaries do not ascend.</exception>
    public PiecewiseConstantDecay(IEnumerable<long> boundaries, IEnumerable<double> values)
    {
        ArgumentNullException.ThrowIfNull(boundaries);
        ArgumentNullException.ThrowIfNull(values);
        (_boundaries, _values) = ([.. boundaries], [.. values.Select(value => OptionChecks.Rate(value, nameof(values)))]);
        if (_values.Length != _boundaries.Length + 1)
        {
            throw new ArgumentException($"{_boundaries.Length} boundaries need {_boundaries.Length + 1} values, but {_values.Length} were given.", nameof(values));
        }

        for (var i = 1; i < _boundaries.Length; i++)
        {
            if (_boundaries[i] <= _boundaries[i - 1])
            {
                throw new ArgumentException($"Boundaries must be in ascending order, but {_boundaries[i]} follows {_boundaries[i - 1]}.", nameof(boundaries));
            }
        }
    }

    /// <inheritdoc/>
    public override double At(long step) => _values[_boundaries.Count(boundary => step > boundary)];
}
