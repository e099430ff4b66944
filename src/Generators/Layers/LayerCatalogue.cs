using System;
using System.Collections.Generic;
using System.Linq;

namespace CompiledNets.Generators.Layers;

/// <summary>Finds the words of the language by name. Reflection finds them, so that adding a layer needs no more than its own file.</summary>
internal static class LayerCatalogue
{
    private static readonly Dictionary<string, Layer> s_layers = typeof(Layer).Assembly.GetTypes()
        .Where(type => typeof(Layer).IsAssignableFrom(type) && !type.IsAbstract && type.GetConstructor(Type.EmptyTypes) is not null)
        .Select(type => (Layer)Activator.CreateInstance(type)!)
        .Concat(Elementwise.All)
        .Concat(MeanLoss.All)
        .ToDictionary(layer => layer.Signature.Name, StringComparer.Ordinal);

    /// <summary>Gets all words, in ordinal order of their names.</summary>
    public static IReadOnlyList<Layer> All { get; } = s_layers.Values.OrderBy(layer => layer.Signature.Name, StringComparer.Ordinal).ToList();

    public static Layer? Find(string name) => s_layers.TryGetValue(name, out var layer) ? layer : null;
}
