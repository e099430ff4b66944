namespace CompiledNets.Generated;

/// <summary>A weight.</summary>
/// <param name="Name">The name in Keras: <c>kernel</c>.</param>
/// <param name="Shape">The shape in Keras.</param>
/// <param name="Storage">The axes from the slowest to the fastest in memory.</param>
/// <param name="Initializer">The name of the initializer in Keras: <c>GlorotUniform</c>.</param>
/// <param name="InitializerArguments">The arguments of the initializer.</param>
public sealed record WeightStructure(string Name, long[] Shape, long[] Storage, string Initializer, params double[] InitializerArguments)
{
    /// <summary>Gets the constraint applied after each step, or null.</summary>
    public ConstraintStructure? Constraint { get; init; }

    /// <summary>True if the weight is learned from gradients. If false, training steps write it, or it is frozen.</summary>
    public bool IsLearned { get; init; } = true;

    /// <summary>Gets the number of elements.</summary>
    public long Count { get; } = Shape.Aggregate(1L, (product, size) => checked(product * size));
}
