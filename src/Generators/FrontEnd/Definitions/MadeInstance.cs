using System.Collections.Generic;
using CompiledNets.Generators.Models;
using Microsoft.CodeAnalysis;

namespace CompiledNets.Generators.FrontEnd.Definitions;

/// <summary>A net in the net that the definition has made: <c>Instance(VisionNet.Define)</c>.</summary>
internal sealed class MadeInstance(INamedTypeSymbol type, NetModel? model, string? name, IOperation origin) : Made(origin)
{
    public INamedTypeSymbol Type { get; } = type;

    /// <summary>Gets the model of the net, or null if the net has errors.</summary>
    public NetModel? Model { get; } = model is { IsValid: true } ? model : null;

    /// <summary>Gets the name that the user gave, or null.</summary>
    public string? Name { get; } = name;

    /// <summary>Gets or sets its ordinal among the nets in the net; -1 before the first call.</summary>
    public int Ordinal { get; set; } = -1;

    /// <summary>Gets or sets the slots of its layers in the graph; empty before the first call.</summary>
    public IReadOnlyList<int> Slots { get; set; } = [];
}

/// <summary>A layer of a net in the net.</summary>
/// <param name="Instance">The net in the net.</param>
/// <param name="Layer">The layer in the model of that net.</param>
internal sealed record LinkedLayer(MadeInstance Instance, LayerModel Layer);
