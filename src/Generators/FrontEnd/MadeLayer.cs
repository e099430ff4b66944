using System.Collections.Generic;
using CompiledNets.Generators.Layers;
using CompiledNets.Generators.Models;
using Microsoft.CodeAnalysis;

namespace CompiledNets.Generators.FrontEnd;

/// <summary>A layer that a definition has made: <c>Dense(64, ReLU)</c>, before and while it is called.</summary>
internal sealed class MadeLayer(Layer layer, WordArguments arguments, IOperation origin) : Made(origin)
{
    public Layer Definition { get; } = layer;

    public WordArguments Arguments { get; } = arguments;

    /// <summary>Its slot among the layers of the net, once it was called.</summary>
    public int Ordinal { get; set; } = -1;

    /// <summary>Its weights, once it was called.</summary>
    public IReadOnlyList<WeightModel>? Weights { get; set; }
}

/// <summary>The arguments of a word, checked against its signature.</summary>
/// <param name="Values">Those that are constants.</param>
/// <param name="Activation">The function to apply to the result, if there is one.</param>
/// <param name="Name">The name that the user gave, if one was given.</param>
/// <param name="Locations">Where the argument of each parameter stands.</param>
/// <param name="Text">The arguments as they would be written: constants instead of variables.</param>
internal sealed record WordArguments(
    IReadOnlyList<Argument> Values,
    FunctionValue? Activation,
    string? Name,
    IReadOnlyDictionary<string, Location> Locations,
    string Text);
