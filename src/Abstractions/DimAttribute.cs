namespace CompiledNets;

/// <summary>Constrains a named size: <c>[Dim("T", Min = 9, MultipleOf = 2)]</c>. The constraint is checked at run time.</summary>
/// <param name="name">The name of the size, as in <see cref="ShapeAttribute"/>.</param>
[AttributeUsage(AttributeTargets.Parameter, AllowMultiple = true)]
public sealed class DimAttribute(string name) : Attribute
{
    /// <summary>Gets the name of the size.</summary>
    public string Name { get; } = name;

    /// <summary>The smallest size that is accepted. The default is 0.</summary>
    public int Min { get; set; }

    /// <summary>The number that a size must be a multiple of. The default is 1.</summary>
    public int MultipleOf { get; set; } = 1;
}
