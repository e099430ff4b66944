namespace CompiledNets;

/// <summary>What is known of a named size before the net runs: <c>[Dim("T", Min = 9, MultipleOf = 2)]</c>. It is checked at run time.</summary>
/// <param name="name">The name, as it stands in <see cref="ShapeAttribute"/>.</param>
[AttributeUsage(AttributeTargets.Parameter, AllowMultiple = true)]
public sealed class DimAttribute(string name) : Attribute
{
    /// <summary>The name.</summary>
    public string Name { get; } = name;

    /// <summary>The least size that is accepted.</summary>
    public int Min { get; set; }

    /// <summary>Only multiples of this are accepted.</summary>
    public int MultipleOf { get; set; } = 1;
}
