namespace CompiledNets;

/// <summary>
/// The numbers that an input holds are ids of a vocabulary: 0 to below <paramref name="count"/>. It is checked at run time, and an
/// <c>Embedding</c> that has no row for each of them is a compile error.
/// </summary>
/// <example><c>[Ids(10_000), Shape(100)] Sym&lt;long&gt; headline</c></example>
/// <param name="count">The size of the vocabulary.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class IdsAttribute(int count) : Attribute
{
    /// <summary>The size of the vocabulary.</summary>
    public int Count { get; } = count;
}
