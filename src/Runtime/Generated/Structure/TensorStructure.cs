namespace CompiledNets.Generated;

/// <summary>An input, output or target.</summary>
/// <param name="Name">The name in the definition.</param>
/// <param name="DType">The dtype in C#: <c>float</c>, <c>long</c>, <c>int</c> or <c>bool</c>.</param>
/// <param name="Shape">The shape, with the batch axis <c>N</c> first. A size that is known at run time only is a name or a sum.</param>
public record TensorStructure(string Name, string DType, IReadOnlyList<string> Shape);
