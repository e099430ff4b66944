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
    private readonly Value?[] _replacements;
    private readonly List<Node?> _producers;
    private bool _hasReplacements;
    private int[]? _uses;

    private Rewriter(OpGraph graph)
    {
        _graph = graph;
        Builder = new GraphBuilder(graph, keepNodes: false);
        _replacements = new Value?[graph.NextId];
        _producers = [.. new Node?[graph.NextId]];
    }

    /// <summary>Takes the new nodes.</summary>
    public GraphBuilder Builder { get; }

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
                        rewriter._hasReplacements = true;
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
                foreach (var output in added.Outputs)
                {
                    rewriter.SetProducer(output.Id, added);
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
    public Node? ProducerOf(Value value) => value.Id < _producers.Count ? _producers[value.Id] : null;

    private void SetProducer(int id, Node node)
    {
        while (_producers.Count <= id)
        {
            _producers.Add(null);
        }

        _producers[id] = node;
    }

    /// <summary>Whether a value of the old graph is read once only.</summary>
    public bool IsReadOnce(Value value) => (_uses ??= _graph.Uses()) is var uses && value.Id < uses.Length && uses[value.Id] == 1;

    // Most nodes stay as they are, in every pass: those are not written again.
    private Node Current(Node node)
    {
        for (var i = 0; _hasReplacements && i < node.Inputs.Length; i++)
        {
            if (_replacements[node.Inputs[i].Id] is not null)
            {
                return node with { Inputs = node.Inputs.Select(Current).ToEquatableArray() };
            }
        }

        return node;
    }

    private Value Current(Value value) => _replacements[value.Id] ?? value;
}
