using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;

namespace CompiledNets.Generators.Ops;

/// <summary>Computes exp(x) divided by its sum along an axis.</summary>
internal sealed class Softmax : Op
{
    public override OpTraits Traits => OpTraits.KeepsOrder;

    public static Value Apply(GraphBuilder graph, Value x, int axis, string name) =>
        graph.Add(Op.Of<Softmax>(), name, x.Shape, [x], new Argument("axis", ArgumentValue.Of(axis)));

    public override string Call(CallContext c) => $"Kernels.Probabilities.Softmax({c[0]}, {c.Integer("axis")})";

    public override void ToOnnx(OnnxContext c) => c.Return(c.Add("Softmax", c.Inputs, new OnnxAttribute("axis", c.Node.Integer("axis"))));

    public override void Differentiate(VjpContext c) => c.Accumulate(0, () => c.Graph.Add(
        Op.Of<SoftmaxGradient>(), c.NameOf(0), c.Inputs[0].Shape, [c.Gradient, c.Outputs[0]], [.. c.Node.Arguments]));
}

/// <summary>Computes y * (g - sum(g * y)) along the axis of the softmax.</summary>
internal sealed class SoftmaxGradient : Op
{
    public override string Call(CallContext c) => $"Kernels.Probabilities.SoftmaxGradient({c[0]}, {c[1]}, {c.Integer("axis")})";
}
