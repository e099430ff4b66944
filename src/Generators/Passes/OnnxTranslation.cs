using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;

namespace CompiledNets.Generators.Passes;

/// <summary>Translates the graph of the prediction step to operators of ONNX, with the rule of each operation.</summary>
internal sealed class OnnxTranslation
{
    private readonly OpGraph _graph;
    private readonly OnnxGraph _onnx = new();
    private readonly OnnxSizes _sizes;
    private readonly OnnxNames _names;
    private readonly Node?[] _producers;
    private readonly int[] _uses;
    private readonly Dictionary<int, OnnxValue> _values = [];

    private OnnxTranslation(NetModel model, OpGraph graph)
    {
        (_graph, _producers, _uses) = (graph, graph.Producers(), graph.Uses());
        _names = new OnnxNames(model, graph);
        _sizes = new OnnxSizes(model, _onnx, _names);
    }

    public static OnnxGraph Run(NetModel model, OpGraph graph) => new OnnxTranslation(model, graph).Run();

    private OnnxGraph Run()
    {
        foreach (var node in _graph.Nodes)
        {
            var first = _onnx.Nodes.Count;
            node.Op.ToOnnx(new Context(node, this));
            if (_onnx.Refusal is not null)
            {
                return _onnx;
            }

            _names.NameRest(_onnx.Nodes.Skip(first), node);
        }

        foreach (var result in _graph.Results)
        {
            // An output that is an input, a weight or another output gets a name of its own.
            var value = Of(result.Value);
            if (value is not OnnxResult { IsOutput: true } named || named.Name != result.Name)
            {
                _onnx.Add(new OnnxNode("Identity", [value], [new OnnxResult { Name = result.Name, IsOutput = true }], []));
            }
        }

        _onnx.RemoveDead();
        return _onnx;
    }

    private OnnxValue Of(Value value)
    {
        if (!_values.TryGetValue(value.Id, out var known))
        {
            _values.Add(value.Id, known = value.IsWeight ? new OnnxWeight([value]) : new OnnxResult { Name = value.Name });
        }

        return known;
    }

    private sealed class Context(Node node, OnnxTranslation translation) : OnnxContext(node, translation._onnx)
    {
        public override OnnxValue Of(Value value) => translation.Of(value);

        public override Node? ProducerOf(Value value) => translation._producers[value.Id];

        public override bool IsRead(int output) => translation._uses[Node.Outputs[output].Id] > 0;

        public override OnnxValue Size(Shapes.Dim dim) => translation._sizes.Of(dim);

        public override void Name(OnnxResult result, string name) => result.Name = translation._names.Take(name);

        public override void Return(int output, OnnxValue value)
        {
            if (output == 0 && Node.EndsInRelu)
            {
                value = Add("Relu", value);
            }

            translation._values[Node.Outputs[output].Id] = value;
            if (value is OnnxResult { Name: null } result)
            {
                translation._names.Name(result, Node.Outputs[output]);
            }
        }
    }
}
