using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Collections;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;

namespace CompiledNets.Generators.Passes;

/// <summary>
/// Divides the backward pass into stages, so that a step does not compute what only layers need that are not trainable at run time. The nodes of a
/// stage are moved together, so that the emitted code has few conditions.
/// </summary>
internal static class BackwardStages
{
    public static OpGraph Run(OpGraph graph, NetModel model)
    {
        if (StagePlan.Of(graph, model) is not { } plan)
        {
            return graph;
        }

        var needed = plan.Needed(graph);
        var nodes = graph.Nodes.Select((node, index) => node.Phase == Phase.Backward ? node with { Stages = plan.StagesOf(needed[index]) } : node).ToList();
        var start = nodes.FindIndex(node => node.Phase == Phase.Backward);
        return plan.Used.Length == 0
            ? graph
            : graph with { Nodes = nodes.Take(start).Concat(Order(nodes.Skip(start).ToList(), graph.NextId)).ToEquatableArray(), Stages = plan.Used };
    }

    /// <summary>
    /// Orders nodes so that each follows those whose results it reads. The next node is the first one with the same stages as the last, or the first one
    /// of all if there is none.
    /// </summary>
    private static IEnumerable<Node> Order(List<Node> nodes, int values)
    {
        var producers = new int?[values];
        for (var i = 0; i < nodes.Count; i++)
        {
            foreach (var output in nodes[i].Outputs)
            {
                producers[output.Id] = i;
            }
        }

        var awaited = new int[nodes.Count];
        var readers = nodes.Select(_ => new List<int>()).ToList();
        var ready = new Dictionary<EquatableArray<int>, SortedSet<int>>();
        for (var i = 0; i < nodes.Count; i++)
        {
            foreach (var input in nodes[i].Inputs)
            {
                if (producers[input.Id] is { } producer)
                {
                    readers[producer].Add(i);
                    awaited[i]++;
                }
            }

            if (awaited[i] == 0)
            {
                Add(i);
            }
        }

        var stages = EquatableArray<int>.Empty;
        while (ready.Count > 0)
        {
            stages = ready.ContainsKey(stages) ? stages : ready.OrderBy(pair => pair.Value.Min).First().Key;
            var next = ready[stages].Min;
            ready[stages].Remove(next);
            if (ready[stages].Count == 0)
            {
                ready.Remove(stages);
            }

            yield return nodes[next];
            foreach (var reader in readers[next])
            {
                if (--awaited[reader] == 0)
                {
                    Add(reader);
                }
            }
        }

        void Add(int node)
        {
            if (!ready.TryGetValue(nodes[node].Stages, out var set))
            {
                ready.Add(nodes[node].Stages, set = []);
            }

            set.Add(node);
        }
    }
}
