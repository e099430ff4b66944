using Microsoft.CodeAnalysis;

namespace CompiledNets.Generators.FrontEnd.Definitions;

/// <summary>The calls of methods and the passes of loops in which a tensor was made, the innermost first.</summary>
/// <param name="Method">The name of the method that was called; null for a loop.</param>
/// <param name="Call">The place of the call or loop.</param>
/// <param name="Pass">The number of the pass of a loop, from 1.</param>
/// <param name="Outer">The calls and passes around it.</param>
internal sealed record CallPath(string? Method, IOperation Call, int Pass, CallPath? Outer);
