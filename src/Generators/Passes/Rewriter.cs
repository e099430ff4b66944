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
            var current = rewriter.Current(node);
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

            for (var i = before; i < rewriter.Builder.Nodes.Count; i++)
            {
                var added = rewriter.Builder.Nodes[i];
                for (var j = 0; j < added.Outputs.Length; j++)
                {
                    rewriter._producers[added.Outputs[j].Id] = added;
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

    // Most nodes stay as they are, in every pass: those are not written again.
    private Node Current(Node node)
    {
        for (var i = 0; _replacements.Count > 0 && i < node.Inputs.Length; i++)
        {
            if (_replacements.ContainsKey(node.Inputs[i].Id))
            {
                return node with { Inputs = node.Inputs.Select(Current).ToEquatableArray() };
            }
        }

        return node;
    }

    private Value Current(Value value) => _replacements.TryGetValue(value.Id, out var replacement) ? replacement : value;
}
