using System.Collections.Generic;
using CompiledNets.Generators.Collections;
using CompiledNets.Generators.Graph;

namespace CompiledNets.Generators.Passes;

/// <summary>Determines the node after which each value is released, which is the last node that reads it. Results are not released.</summary>
internal static class Liveness
{
    public static OpGraph Run(OpGraph graph)
    {
        // The result of an operation in place is the same object as its operand, so it is released once, under the result's name.
        var holders = new int[graph.NextId];
        for (var id = 0; id < holders.Length; id++)
        {
            holders[id] = id;
        }

        var uses = graph.Uses();
        var lastReads = new int[graph.NextId];
        var last = new Value?[graph.NextId];
        for (var i = 0; i < graph.Nodes.Length; i++)
        {
            var node = graph.Nodes[i];
            if (node.InPlaceInput >= 0)
            {
                holders[node.Output.Id] = holders[node.Inputs[node.InPlaceInput].Id];
            }

            void Alive(Value value)
            {
                if (value.Source == ValueSource.Node)
                {
                    last[holders[value.Id]] = value;
                    lastReads[holders[value.Id]] = i;
                }
            }

            foreach (var input in node.Inputs)
            {
                Alive(input);
            }

            foreach (var output in node.Outputs)
            {
                if (uses[output.Id] > 0)
                {
                    Alive(output);
                }
            }
        }

        foreach (var result in graph.Results)
        {
            last[holders[result.Value.Id]] = null;
        }

        var releases = new List<Value>?[graph.Nodes.Length];
        for (var id = 0; id < last.Length; id++)
        {
            if (last[id] is { } value)
            {
                (releases[lastReads[id]] ??= []).Add(value);
            }
        }

        var nodes = graph.Nodes.ToArray();
        for (var i = 0; i < nodes.Length; i++)
        {
            if (releases[i] is { } values)
            {
                values.Sort(static (left, right) => left.Id.CompareTo(right.Id));
                nodes[i] = nodes[i] with { Releases = values.ToEquatableArray() };
            }
        }

        return graph with { Nodes = EquatableArray.Of(nodes) };
    }
}
