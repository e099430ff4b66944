namespace CompiledNets;

/// <summary>
/// The shape of an input or a target, or an assertion about a result, without the batch dimension, which is implicit and first.
/// </summary>
/// <example><c>[Shape(28, 28, 1)]</c>, <c>[Shape("T", 256)]</c>, <c>[Shape("T+1", 64)]</c>, <c>[Shape]</c> for one value per sample.</example>
/// <param name="dims">
/// Positive sizes, and names for sizes that are known at run time only. A name is one non-negative size: the same name on two
/// inputs is the same size. <c>"2*T + 1"</c> is a size computed from one.
/// </param>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.ReturnValue)]
public sealed class ShapeAttribute(params object[] dims) : Attribute
{
    /// <summary>The sizes and names.</summary>
    public object[] Dims { get; } = dims;
}
