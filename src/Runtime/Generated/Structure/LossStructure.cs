namespace CompiledNets.Generated;

/// <summary>A loss.</summary>
/// <param name="Name">The name in logs.</param>
/// <param name="Weight">The factor in the total loss.</param>
public sealed record LossStructure(string Name, double Weight);
