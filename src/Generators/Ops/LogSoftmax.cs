using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;

namespace CompiledNets.Generators.Ops;

/// <summary>Computes the logarithm of softmax. It is more accurate than both functions one after the other.</summary>
internal sealed class LogSoftmax : Op
{
    public override OpTraits Traits => OpTraits.KeepsOrder;

    public static Value Apply(GraphBuilder graph, Value x, int axis, string name) =>
        graph.Add(Op.Of<LogSoftmax>(), name, x.Shape, [x], new Argument("axis", ArgumentValue.Of(axis)));

    public override string Call(CallContext c) => $"Kernels.Probabilities.LogSoftmax({c[0]}, {c.Integer("axis")})";

    public override void ToOnnx(OnnxContext c) => c.Return(c.Add("LogSoftmax", c.Inputs, new OnnxAttribute("axis", c.Node.Integer("axis"))));

    public override void Differentiate(VjpContext c) => c.Accumulate(0, () => c.Graph.Add(
        Op.Of<LogSoftmaxGradient>(), c.NameOf(0), c.Inputs[0].Shape, [c.Gradient, c.Outputs[0]], [.. c.Node.Arguments]));
}

/// <summary>Computes g - exp(y) * sum(g) along the axis of the softmax.</summary>
internal sealed class LogSoftmaxGradient : Op
{
    public override string Call(CallContext c) => $"Kernels.Probabilities.LogSoftmaxGradient({c[0]}, {c[1]}, {c.Integer("axis")})";
}
