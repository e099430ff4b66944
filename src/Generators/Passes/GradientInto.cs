using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Collections;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Ops;

namespace CompiledNets.Generators.Passes;

/// <summary>Computes the gradient of a weight directly in the memory where it is stored, which saves a copy.</summary>
internal static class GradientInto
{
    public static OpGraph Run(OpGraph graph)
    {
        var uses = graph.Uses();
        var producers = graph.Producers();
        var destinations = new Dictionary<int, Value>();
        foreach (var store in graph.Nodes.Where(node => node.Op is StoreGradient))
        {
            var gradient = store.Inputs[0];
            if (uses[gradient.Id] == 1 && producers[gradient.Id] is { } producer && producer.Op.HasInto)
            {
                destinations.Add(gradient.Id, store.Inputs[1]);
            }
        }

        return graph with
        {
            Nodes = graph.Nodes
                .Where(node => node.Op is not StoreGradient || !destinations.ContainsKey(node.Inputs[0].Id))
                .Select(node => node.Outputs.Length == 1 && destinations.TryGetValue(node.Output.Id, out var weight)
                    ? node with { Outputs = EquatableArray<Value>.Empty, Destination = weight }
                    : node)
                .ToEquatableArray(),
        };
    }
}
