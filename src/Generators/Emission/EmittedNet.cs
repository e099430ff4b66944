using CompiledNets.Generators.Models;

namespace CompiledNets.Generators.Emission;

/// <summary>A net as C#.</summary>
/// <param name="Hierarchy">The class.</param>
/// <param name="Text">The file.</param>
/// <param name="Failure">What went wrong inside the compiler, if anything did.</param>
internal sealed record EmittedNet(HierarchyModel Hierarchy, string Text, string? Failure);
