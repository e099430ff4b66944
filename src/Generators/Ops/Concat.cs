using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Ops;

/// <summary>Concatenates tensors along an axis.</summary>
internal sealed class Concat : Op
{
    public static Value Apply(GraphBuilder graph, IReadOnlyList<Value> inputs, int axis, string name) => graph.Add(
        Op.Of<Concat>(),
        name,
        inputs[0].Shape.With(axis, inputs.Aggregate(Dim.Zero, (sum, input) => sum + input.Shape[axis])),
        inputs,
        new Argument("axis", ArgumentValue.Of(axis)));

    public override string Call(CallContext c) => $"Kernels.Shapes.Concatenate({c.Integer("axis")}, {string.Join(", ", c.Inputs)})";

    public override void ToOnnx(OnnxContext c) => c.Return(c.Add("Concat", c.Inputs, new OnnxAttribute("axis", c.Node.Integer("axis"))));

    public override void Differentiate(VjpContext c)
    {
        var axis = (int)c.Node.Integer("axis");
        var start = Dim.Zero;
        for (var i = 0; i < c.Inputs.Count; i++)
        {
            var (from, length) = (start, c.Inputs[i].Shape[axis]);
            c.Accumulate(i, () => Narrow.Apply(c.Graph, c.Gradient, axis, from, length, c.NameOf(i)));
            start += length;
        }
    }
}
