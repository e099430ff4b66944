using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Models;

/// <summary>
/// The dtype and the shape of a tensor of the definition. A null <paramref name="Shape"/> means that a problem was already reported, so uses of the
/// tensor report nothing.
/// </summary>
internal sealed record TensorType(DType DType, Shape? Shape);
