using CompiledNets.Generators.Models;

namespace CompiledNets.Generators.Emission;

/// <summary>A net as C#.</summary>
/// <param name="Hierarchy">The class.</param>
/// <param name="Text">The text of the file.</param>
/// <param name="Failure">The description of an internal error of the compiler, or null.</param>
internal sealed record EmittedNet(HierarchyModel Hierarchy, string Text, string? Failure);
