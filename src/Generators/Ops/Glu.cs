using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Ops;

/// <summary>Computes the first half of an axis times the sigmoid of the second half.</summary>
internal sealed class Glu : Op
{
    public static Value Apply(GraphBuilder graph, Value x, int axis, string name) => graph.Add(
        Op.Of<Glu>(), name, x.Shape.With(axis, Dim.FloorDiv(x.Shape[axis], 2)), [x], new Argument("axis", ArgumentValue.Of(axis)));

    public override string Call(CallContext c) => $"Kernels.Activations.Glu({c[0]}, {c.Integer("axis")})";

    public override void ToOnnx(OnnxContext c)
    {
        var axis = c.Node.Integer("axis");
        var half = c.Size(c.Node.Output.Shape[(int)axis]);
        OnnxValue Part(OnnxValue start, OnnxValue end) => c.Add("Slice", c[0], start, end, OnnxContext.Integers(axis));
        c.Return(c.Add("Mul", Part(OnnxContext.Integers(0), half), c.Add("Sigmoid", Part(half, OnnxContext.Integers(long.MaxValue)))));
    }

    public override void Differentiate(VjpContext c) => c.Accumulate(0, () => c.Graph.Add(
        Op.Of<GluGradient>(), c.NameOf(0), c.Inputs[0].Shape, [c.Gradient, c.Inputs[0]], [.. c.Node.Arguments]));
}

/// <summary>Computes the gradient of <see cref="Glu"/>.</summary>
internal sealed class GluGradient : Op
{
    public override string Call(CallContext c) => $"Kernels.Activations.GluGradient({c[0]}, {c[1]}, {c.Integer("axis")})";
}
