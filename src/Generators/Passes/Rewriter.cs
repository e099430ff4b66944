using System;
using System.Collections.Generic;
using CompiledNets.Generators.Collections;
using CompiledNets.Generators.Graph;

namespace CompiledNets.Generators.Passes;

/// <summary>
/// Writes a graph again, node by node, with what a pass wants to have instead. Values that were replaced are replaced
/// wherever they are read later. A graph in which a pass finds nothing to do is not written again.
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

    /// <summary>Takes the new nodes. Until a pass asks for it the new graph is the old one.</summary>
    public GraphBuilder Builder => _builder ??= new GraphBuilder(_graph, _position) { Call = _graph.Nodes[_position].Call, Phase = _graph.Nodes[_position].Phase };

    /// <param name="rewrite">
    /// Is shown each node, with its inputs already replaced. It returns what replaces the results (null for each that stays), or
    /// null to keep the node as it is; what it needs for that it adds to <see cref="Builder"/>.
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

    /// <summary>The node of the new graph that computes a value, or null for a source.</summary>
    public Node? ProducerOf(Value value) => value.Id < _producers.Length ? _producers[value.Id] : null;

    /// <summary>Whether a value of the old graph is read once only.</summary>
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
            _ = Builder; // Without the node the graph is another one, whether or not anything was added for it.
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

    // Most nodes stay as they are, in every pass: those are not written again.
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
