namespace CompiledNets.Generated;

/// <summary>An output.</summary>
/// <param name="Name">The name in the definition.</param>
/// <param name="DType">The dtype in C#.</param>
/// <param name="Shape">The shape, with the batch axis <c>N</c> first.</param>
/// <param name="Source">The name of the call or input that computes it.</param>
public sealed record OutputStructure(string Name, string DType, IReadOnlyList<string> Shape, string Source) : TensorStructure(Name, DType, Shape);
