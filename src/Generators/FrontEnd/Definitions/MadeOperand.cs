using Microsoft.CodeAnalysis;

namespace CompiledNets.Generators.FrontEnd.Definitions;

/// <summary>An operand of a call.</summary>
/// <param name="Location">The place in the source.</param>
/// <param name="Output">The name of the output that the objective reads there, or null.</param>
internal readonly record struct MadeOperand(Location Location, string? Output = null);
