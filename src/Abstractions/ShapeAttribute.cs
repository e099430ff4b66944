namespace CompiledNets;

/// <summary>
/// Declares the shape of an input or a target, or asserts the shape of a result. The batch axis is not written: it is always the first axis.
/// </summary>
/// <example><c>[Shape(28, 28, 1)]</c>, <c>[Shape("T", 256)]</c>, <c>[Shape("T+1", 64)]</c>, <c>[Shape]</c> for one value per sample.</example>
/// <param name="dims">
/// Positive sizes, and names for sizes that are known at run time only. A name stands for one non-negative size, so inputs with the same name have
/// the same size there. <c>"2*T + 1"</c> is a size computed from a named one.
/// </param>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.ReturnValue)]
public sealed class ShapeAttribute(params object[] dims) : Attribute
{
    /// <summary>Gets the sizes and names.</summary>
    public object[] Dims { get; } = dims;
}
