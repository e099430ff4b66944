using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Collections;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Graph;

/// <summary>Builds a graph.</summary>
internal sealed class GraphBuilder
{
    private readonly List<Node> _nodes;
    private readonly List<Result> _results = [];
    private int _nextId;

    public GraphBuilder() => _nodes = [];

    /// <summary>Starts with the first nodes of a graph. New values get ids that the graph does not use.</summary>
    public GraphBuilder(OpGraph graph, int nodes)
    {
        _nextId = graph.NextId;
        _nodes = new(graph.Nodes.Length + (graph.Nodes.Length / 4));
        for (var i = 0; i < nodes; i++)
        {
            _nodes.Add(graph.Nodes[i]);
        }
    }

    /// <summary>Starts with all nodes and results of a graph.</summary>
    public GraphBuilder(OpGraph graph)
        : this(graph, graph.Nodes.Length) => _results.AddRange(graph.Results);

    /// <summary>Gets or sets the index of the call that new nodes belong to, or -1.</summary>
    public int Call { get; set; } = -1;

    public Phase Phase { get; set; }

    public IReadOnlyList<Node> Nodes => _nodes;

    public Value AddSource(ValueSource source, string name, DType dtype, Shape shape, int layer = -1) =>
        new(_nextId++, name, dtype, shape, source, layer);

    /// <summary>Adds an operation with one result.</summary>
    public Value Add(Op op, string name, Shape shape, IReadOnlyList<Value> inputs, params Argument[] arguments) =>
        Add(op, name, shape, inputs, EquatableArray.Of(arguments));

    /// <summary>Adds an operation with one result.</summary>
    public Value Add(Op op, string name, Shape shape, IReadOnlyList<Value> inputs, EquatableArray<Argument> arguments)
    {
        var value = new Value(_nextId++, name, inputs.Count > 0 ? inputs[0].DType : DType.Float, shape);
        _nodes.Add(new Node(op, inputs.ToEquatableArray(), EquatableArray.Of(value), arguments, Call, Phase));
        return value;
    }

    /// <summary>Adds an operation.</summary>
    public IReadOnlyList<Value> Add(
        Op op,
        IReadOnlyList<(string Name, DType DType, Shape Shape)> outputs,
        IReadOnlyList<Value> inputs,
        params Argument[] arguments)
    {
        var values = outputs.Select(output => new Value(_nextId++, output.Name, output.DType, output.Shape)).ToEquatableArray();
        _nodes.Add(new Node(op, inputs.ToEquatableArray(), values, EquatableArray.Of(arguments), Call, Phase));
        return values;
    }

    public void Add(Node node) => _nodes.Add(node);

    public void Add(Result result) => _results.Add(result);

    public OpGraph Build() => new(_nodes.ToEquatableArray(), _results.ToEquatableArray(), _nextId);
}
