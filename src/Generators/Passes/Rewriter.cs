using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Collections;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Ops;

namespace CompiledNets.Generators.Passes;

/// <summary>
/// Writes a graph again, node by node, with what a pass wants to have instead. Values that were replaced are replaced
/// wherever they are read later.
/// </summary>
internal sealed class Rewriter
{
    private readonly OpGraph _graph;
    private readonly Dictionary<int, Value> _replacements = [];
    private readonly Dictionary<int, Node> _producers = [];

    private Rewriter(OpGraph graph)
    {
        _graph = graph;
        Builder = new GraphBuilder(graph, keepNodes: false);
        Uses = graph.Uses();
    }

    /// <summary>Takes the new nodes.</summary>
    public GraphBuilder Builder { get; }

    /// <summary>How often each value of the old graph is read.</summary>
    public IReadOnlyDictionary<int, int> Uses { get; }

    /// <param name="rewrite">
    /// Is shown each node, with its inputs already replaced. It returns what replaces the results (null for each that stays), or
    /// null to keep the node as it is; what it needs for that it adds to <see cref="Builder"/>.
    /// </param>
    public static OpGraph Run(OpGraph graph, Func<Rewriter, Node, IReadOnlyList<Value?>?> rewrite)
    {
        var rewriter = new Rewriter(graph);
        foreach (var node in graph.Nodes)
        {
            var current = node with { Inputs = node.Inputs.Select(rewriter.Current).ToEquatableArray() };
            rewriter.Builder.Call = node.Call;
            rewriter.Builder.Phase = node.Phase;
            var before = rewriter.Builder.Nodes.Count;
            if (rewrite(rewriter, current) is { } results)
            {
                for (var i = 0; i < results.Count; i++)
                {
                    if (results[i] is { } replacement)
                    {
                        rewriter._replacements[node.Outputs[i].Id] = replacement;
                    }
                }
            }
            else
            {
                rewriter.Builder.Add(current);
            }

            foreach (var added in rewriter.Builder.Nodes.Skip(before))
            {
                foreach (var output in added.Outputs)
                {
                    rewriter._producers[output.Id] = added;
                }
            }
        }

        foreach (var result in graph.Results)
        {
            rewriter.Builder.Add(result with { Value = rewriter.Current(result.Value) });
        }

        return rewriter.Builder.Build();
    }

    /// <summary>The node of the new graph that computes a value, or null for a source.</summary>
    public Node? ProducerOf(Value value) => _producers.TryGetValue(value.Id, out var node) ? node : null;

    /// <summary>Whether a value of the old graph is read once only.</summary>
    public bool IsReadOnce(Value value) => Uses.TryGetValue(value.Id, out var count) && count == 1;

    private Value Current(Value value) => _replacements.TryGetValue(value.Id, out var replacement) ? replacement : value;
}
