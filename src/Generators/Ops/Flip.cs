using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;

namespace CompiledNets.Generators.Ops;

/// <summary>Reverses an axis.</summary>
internal sealed class Flip : Op
{
    public static Value Apply(GraphBuilder graph, Value x, int axis, string name)
    {
        // The reverse of a reversed tensor is the tensor itself.
        var producer = graph.Nodes.LastOrDefault(node => node.Outputs.Contains(x));
        return producer?.Op is Flip && producer.Integer("axis") == axis
            ? producer.Inputs[0]
            : graph.Add(Op.Of<Flip>(), name, x.Shape, [x], new Argument("axis", ArgumentValue.Of(axis)));
    }

    public override string Call(CallContext c) => $"{c[0]}.flip({c.Integer("axis")})";

    public override void ToOnnx(OnnxContext c) => c.Return(c.Add(
        "Slice", c[0], OnnxContext.Integers(-1), OnnxContext.Integers(long.MinValue), OnnxContext.Integers(c.Node.Integer("axis")), OnnxContext.Integers(-1)));

    public override void Differentiate(VjpContext c) => c.Accumulate(0, () => Apply(c.Graph, c.Gradient, (int)c.Node.Integer("axis"), c.NameOf(0)));
}
