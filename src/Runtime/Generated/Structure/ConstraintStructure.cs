namespace CompiledNets.Generated;

/// <summary>A constraint applied to a weight after each step.</summary>
/// <param name="Name">The name of the constraint in Keras: <c>MaxNorm</c>.</param>
/// <param name="Arguments">The arguments, followed by the axes.</param>
public sealed record ConstraintStructure(string Name, params double[] Arguments);
