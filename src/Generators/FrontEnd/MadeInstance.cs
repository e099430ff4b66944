using System.Collections.Generic;
using CompiledNets.Generators.Models;
using Microsoft.CodeAnalysis;

namespace CompiledNets.Generators.FrontEnd;

/// <summary>A net in the net, <c>Instance(VisionNet.Define)</c>, before and while it is called.</summary>
internal sealed class MadeInstance(INamedTypeSymbol type, NetModel? model, string? name, IOperation origin) : Made(origin)
{
    public INamedTypeSymbol Type { get; } = type;

    /// <summary>The net; null where it could not be read.</summary>
    public NetModel? Model { get; } = model is { IsValid: true } ? model : null;

    /// <summary>The name that the user gave, if one was given.</summary>
    public string? Name { get; } = name;

    /// <summary>Its ordinal among the instances of the net, once it was called.</summary>
    public int Ordinal { get; set; } = -1;

    /// <summary>The slots of its layers, once it was called.</summary>
    public IReadOnlyList<int> Slots { get; set; } = [];
}

/// <summary>A layer of a net in the net, among the layers of the outer one.</summary>
/// <param name="Instance">The net in the net.</param>
/// <param name="Layer">The layer as that net knows it.</param>
internal sealed record LinkedLayer(MadeInstance Instance, LayerModel Layer);

/// <summary>Calls that are one thing to the user, while a definition is read.</summary>
internal sealed class MadeScope(string word, MadeInstance? instance, int parent, IReadOnlyList<int> inputs)
{
    public string Word { get; } = word;

    public MadeInstance? Instance { get; } = instance;

    public int Parent { get; } = parent;

    public IReadOnlyList<int> Inputs { get; } = inputs;

    public IReadOnlyList<int> Outputs { get; set; } = [];

    /// <summary>The name of the result, where a local holds it or the net in the net has named it.</summary>
    public string? Name { get; set; }
}
