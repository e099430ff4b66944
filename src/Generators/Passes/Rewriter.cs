using System;
using System.Collections.Generic;
using CompiledNets.Generators.Collections;
using CompiledNets.Generators.Graph;

namespace CompiledNets.Generators.Passes;

/// <summary>
/// Copies a graph node by node and lets a pass replace nodes. Later reads of a replaced value read its replacement. A graph in which a pass replaces
/// nothing is not copied.
/// </summary>
internal sealed class Rewriter
{
    private readonly OpGraph _graph;
    private Node?[] _producers;
    private Value?[]? _replacements;
    private GraphBuilder? _builder;
    private int _position;
    private int[]? _uses;

    private Rewriter(OpGraph graph) => (_graph, _producers) = (graph, graph.Producers());

    /// <summary>Gets the builder of the new graph, which is created when a pass first asks for it.</summary>
    public GraphBuilder Builder => _builder ??= new GraphBuilder(_graph, _position) { Call = _graph.Nodes[_position].Call, Phase = _graph.Nodes[_position].Phase };

    /// <param name="rewrite">
    /// Receives each node, with its inputs already replaced. It returns the values that replace the results, where null keeps a result, or it returns
    /// null to keep the node. It adds new nodes to <see cref="Builder"/>.
    /// </param>
    public static OpGraph Run(OpGraph graph, Func<Rewriter, Node, IReadOnlyList<Value?>?> rewrite)
    {
        var rewriter = new Rewriter(graph);
        for (var i = 0; i < graph.Nodes.Length; i++)
        {
            rewriter._position = i;
            rewriter.Rewrite(graph.Nodes[i], rewrite);
        }

        if (rewriter._builder is not { } builder)
        {
            return graph;
        }

        foreach (var result in graph.Results)
        {
            builder.Add(result with { Value = rewriter.Current(result.Value) });
        }

        return builder.Build();
    }

    /// <summary>Gets the node of the new graph that computes a value, or null for a source.</summary>
    public Node? ProducerOf(Value value) => value.Id < _producers.Length ? _producers[value.Id] : null;

    /// <summary>Returns true if a value of the old graph is read exactly once.</summary>
    public bool IsReadOnce(Value value) => (_uses ??= _graph.Uses()) is var uses && value.Id < uses.Length && uses[value.Id] == 1;

    private void Rewrite(Node node, Func<Rewriter, Node, IReadOnlyList<Value?>?> rewrite)
    {
        if (_builder is not null)
        {
            (_builder.Call, _builder.Phase) = (node.Call, node.Phase);
        }

        var current = Current(node);
        var before = _builder?.Nodes.Count ?? _position;
        if (rewrite(this, current) is { } results)
        {
            _ = Builder; // Removing the node changes the graph even if nothing was added, so the graph must be copied.
            Replace(node, results);
        }
        else if (_builder is not null || !ReferenceEquals(current, node))
        {
            Builder.Add(current);
        }

        for (var i = before; i < _builder?.Nodes.Count; i++)
        {
            var added = _builder.Nodes[i];
            foreach (var output in added.Outputs)
            {
                SetProducer(output.Id, added);
            }
        }
    }

    private void Replace(Node node, IReadOnlyList<Value?> results)
    {
        for (var i = 0; i < results.Count; i++)
        {
            if (results[i] is { } replacement)
            {
                (_replacements ??= new Value?[_graph.NextId])[node.Outputs[i].Id] = replacement;
                _producers[node.Outputs[i].Id] = null;
            }
        }
    }

    private void SetProducer(int id, Node node)
    {
        if (id >= _producers.Length)
        {
            Array.Resize(ref _producers, Math.Max(id + 1, 2 * _producers.Length));
        }

        _producers[id] = node;
    }

    // Most nodes are unchanged in every pass, so they are not copied.
    private Node Current(Node node)
    {
        for (var i = 0; _replacements is not null && i < node.Inputs.Length; i++)
        {
            if (_replacements[node.Inputs[i].Id] is not null)
            {
                return node with { Inputs = node.Inputs.Select(Current).ToEquatableArray() };
            }
        }

        return node;
    }

    private Value Current(Value value) => _replacements?[value.Id] ?? value;
}
