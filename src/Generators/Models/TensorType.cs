using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Models;

/// <summary>What is known of a tensor before it exists. A null <paramref name="Shape"/> is poison: something was wrong upstream, and whatever uses it stays silent.</summary>
internal sealed record TensorType(DType DType, Shape? Shape);
