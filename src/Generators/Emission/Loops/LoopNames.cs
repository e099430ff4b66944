using System;
using System.Collections.Generic;

namespace CompiledNets.Generators.Emission;

/// <summary>The names that mean something in the statements of a step.</summary>
/// <param name="Variables">The local variables that are tensors.</param>
/// <param name="Layers">The net's own layers: for each member, the ordinal and the class.</param>
/// <param name="Take">Takes a new name of a local variable.</param>
internal sealed record LoopNames(IReadOnlyCollection<string> Variables, IReadOnlyDictionary<string, (int Ordinal, string Type)> Layers, Func<string, string> Take);
