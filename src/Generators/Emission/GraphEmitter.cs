using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Emission;

/// <summary>Writes each node of a graph as one statement of a method, followed by the shape as a comment.</summary>
internal sealed class GraphEmitter
{
    private readonly CodeWriter _writer;
    private readonly NetModel _model;
    private readonly OpGraph _graph;
    private readonly Func<Value, string> _nameOfWeight;
    private readonly Func<Value, string> _gradientOfWeight;
    private readonly Identifiers _identifiers;
    private readonly Dictionary<int, string> _names = [];
    private readonly Dictionary<string, string> _sizes = [];
    private readonly int[] _uses;
    private (int Call, Phase Phase) _section = (-2, Phase.Forward);

    /// <param name="reserved">The identifiers that the method already uses.</param>
    /// <param name="nameOfWeight">Gets the expression that reads a weight or a view of one.</param>
    /// <param name="gradientOfWeight">Gets the expression of the tensor that holds the gradient of a weight.</param>
    public GraphEmitter(
        CodeWriter writer,
        NetModel model,
        OpGraph graph,
        IEnumerable<string> reserved,
        Func<Value, string> nameOfWeight,
        Func<Value, string> gradientOfWeight)
    {
        (_writer, _model, _graph, _nameOfWeight, _gradientOfWeight) = (writer, model, graph, nameOfWeight, gradientOfWeight);
        _identifiers = new Identifiers(reserved.Concat(model.OwnLayers.Select(layer => layer.Member).OfType<string>()).Concat(model.Instances.Select(instance => instance.Member)));
        _uses = graph.Uses();
    }

    /// <summary>True if every value is passed to the runtime, which can check that it is finite.</summary>
    public bool IsObserved { get; set; }

    /// <summary>Declares a variable for a value that no node computes.</summary>
    public void Declare(Value value, string expression)
    {
        var name = _identifiers.Take(value.Name);
        _names[value.Id] = name;
        _writer.Line($"var {name} = {expression};  // {ShapeText(value)}");
    }

    /// <summary>Declares a variable for a size.</summary>
    public void Declare(Symbol size, string expression)
    {
        var name = _identifiers.Take(size.Name);
        _sizes[size.Name] = name;
        _writer.Line($"var {name} = {expression};");
    }

    public string NameOf(Value value) => value.IsWeight ? _nameOfWeight(value) : _names[value.Id];

    public string NameOf(Symbol size) => _sizes[size.Name];

    /// <summary>Returns true if a value has a variable already.</summary>
    public bool Knows(Value value) => _names.ContainsKey(value.Id);

    public Value ResultOf(ResultKind kind, string name) => _graph.Results.First(result => result.Kind == kind && result.Name == name).Value;

    public void Emit(Node node)
    {
        Section(node);
        var op = node.Op;
        var context = new Context(this, node);
        if (node.Destination is { } weight)
        {
            _writer.Line($"{op.CallInto(context, _gradientOfWeight(weight))};  // {ShapeText(weight)}");
        }
        else if (node.InPlaceInput >= 0)
        {
            // The result has the operand's variable, because it is the same tensor.
            _names[node.Output.Id] = NameOf(node.Inputs[node.InPlaceInput]);
            _writer.Line($"{op.CallInPlace(context, node.InPlaceInput)};  // {node.Output.Name}: {ShapeText(node.Output)}");
        }
        else if (node.Outputs.Length == 0)
        {
            _writer.Line($"{op.Call(context)};  // {ShapeText(node.Inputs[0])}");
        }
        else
        {
            _writer.Line($"var {Targets(node)} = {op.Call(context)};  // {ShapesOfRead(node)}");
        }

        if (IsObserved)
        {
            for (var i = 0; i < node.Outputs.Length; i++)
            {
                if (IsRead(node, i))
                {
                    _writer.Line($"Observe({DimPrinter.Number(node.Call)}, \"{node.Op.Name}\", {NameOf(node.Outputs[i])});");
                }
            }
        }

        if (node.Releases.Length > 0)
        {
            _writer.Line(string.Join(" ", node.Releases.Select(value => NameOf(value) + ".Dispose();")));
        }
    }

    private string Targets(Node node)
    {
        if (node.Outputs.Length == 1 && IsRead(node, 0))
        {
            return _names[node.Output.Id] = _identifiers.Take(node.Output.Name);
        }

        // A result that nothing reads has no variable. If the kernel does not even return it, it has no element in the tuple.
        var targets = node.Outputs
            .Select((output, index) => (output, index))
            .Where(pair => IsRead(node, pair.index) || !node.Op.IsOptional(pair.index))
            .Select(pair => IsRead(node, pair.index) ? _names[pair.output.Id] = _identifiers.Take(pair.output.Name) : "_")
            .ToList();
        return targets.Count == 1 ? targets[0] : "(" + string.Join(", ", targets) + ")";
    }

    private bool IsRead(Node node, int output) => _uses[node.Outputs[output].Id] > 0;

    /// <summary>Writes a comment where the code of another layer begins.</summary>
    private void Section(Node node)
    {
        if (_section == (node.Call, node.Phase) || node.Call < 0)
        {
            return;
        }

        _section = (node.Call, node.Phase);
        var call = _model.Calls[node.Call];
        var text = call.Layer >= 0 ? _model.Layers[call.Layer].Text : call.Word;
        _writer.Line();
        _writer.Line($"// {(node.Phase == Phase.Backward ? "Backward of " : "")}{call.Name}: {text}");
    }

    private string ShapesOfRead(Node node) => node.Outputs.Length == 1 && IsRead(node, 0)
        ? ShapeText(node.Output)
        : string.Join(", ", Enumerable.Range(0, node.Outputs.Length).Where(output => IsRead(node, output)).Select(output => ShapeText(node.Outputs[output])));

    private static string ShapeText(Value value) => value.Shape.ToString();

    private sealed class Context(GraphEmitter emitter, Node node) : CallContext(node)
    {
        public override bool IsRead(int output) => emitter.IsRead(Node, output);

        public override string GradientOf(int input) => emitter._gradientOfWeight(Node.Inputs[input]);

        protected override string NameOf(Value value) => emitter.NameOf(value);

        protected override string NameOf(Symbol symbol) => emitter.NameOf(symbol);
    }
}
