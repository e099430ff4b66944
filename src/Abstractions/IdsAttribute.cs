namespace CompiledNets;

/// <summary>
/// Declares that an input holds ids of a vocabulary, from 0 to below <paramref name="count"/>. The ids are checked at run time, and an
/// <c>Embedding</c> with fewer rows is a compile error.
/// </summary>
/// <example><c>[Ids(10_000), Shape(100)] Sym&lt;long&gt; headline</c></example>
/// <param name="count">The size of the vocabulary.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class IdsAttribute(int count) : Attribute
{
    /// <summary>Gets the size of the vocabulary.</summary>
    public int Count { get; } = count;
}
