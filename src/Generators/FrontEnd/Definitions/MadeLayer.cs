using System.Collections.Generic;
using CompiledNets.Generators.Layers;
using CompiledNets.Generators.Models;
using Microsoft.CodeAnalysis;

namespace CompiledNets.Generators.FrontEnd.Definitions;

/// <summary>A layer that the definition has made: <c>Dense(64, ReLU)</c>.</summary>
internal sealed class MadeLayer(Word word, WordArguments arguments, IOperation origin) : Made(origin)
{
    public Word Word { get; } = word;

    public WordArguments Arguments { get; } = arguments;

    /// <summary>Gets or sets the ordinal of its slot in the graph; -1 before the first call.</summary>
    public int Ordinal { get; set; } = -1;

    /// <summary>Gets or sets its weights; null before the first call, which decides their shapes.</summary>
    public IReadOnlyList<WeightModel>? Weights { get; set; }
}
