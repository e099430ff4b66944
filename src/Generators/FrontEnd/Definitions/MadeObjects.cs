using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace CompiledNets.Generators.FrontEnd.Definitions;

/// <summary>The objects that the definition has made, by the call that made each.</summary>
internal sealed class MadeObjects
{
    private readonly Dictionary<IOperation, Made> _byOrigin = [];
    private readonly List<MadeLayer> _layers = [];

    /// <summary>Gets the layers in the order in which they were made, including those that are never called.</summary>
    public IReadOnlyList<MadeLayer> Layers => _layers;

    public Made? Find(IOperation? origin) => origin is not null && _byOrigin.TryGetValue(origin, out var made) ? made : null;

    /// <summary>Adds the object that a call returns. A call in a loop returns another object each time.</summary>
    public void Add(IOperation call, Made made) => _byOrigin[call] = made;

    public void AddLayer(MadeLayer layer)
    {
        _layers.Add(layer);
        Add(layer.Origin, layer);
    }

    /// <summary>Replaces a layer that is only the pattern of two others.</summary>
    public void Replace(MadeLayer pattern, MadeLayer first, MadeLayer second)
    {
        _layers.Remove(pattern);
        _layers.AddRange([first, second]);
    }
}
