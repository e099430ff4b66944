using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Ops;

/// <summary>Multiplies stacks of matrices (B, m, k) and (B, k, n). Each operand can be transposed first.</summary>
internal sealed class BatchMatMul : Op
{
    public static Value Apply(GraphBuilder graph, Value left, Value right, string name, bool transposeLeft = false, bool transposeRight = false) => graph.Add(
        Op.Of<BatchMatMul>(),
        name,
        Shape.Of(left.Shape[0], left.Shape[transposeLeft ? 2 : 1], right.Shape[transposeRight ? 1 : 2]),
        [left, right],
        new Argument("transposeLeft", ArgumentValue.Of(transposeLeft)),
        new Argument("transposeRight", ArgumentValue.Of(transposeRight)));

    public override Dim Work(Node node) => node.Inputs[0].Shape.Count * node.Output.Shape.Last;

    public override string Call(CallContext c) =>
        $"Kernels.Matrices.BatchMatMul({c[0]}, {c[1]}{(c.Node.Flag("transposeLeft") ? ", transposeLeft: true" : "")}{(c.Node.Flag("transposeRight") ? ", transposeRight: true" : "")})";

    public override void ToOnnx(OnnxContext c) => c.Return(c.Add(
        "MatMul",
        c.Node.Flag("transposeLeft") ? c.Transpose(c[0], 0, 2, 1) : c[0],
        c.Node.Flag("transposeRight") ? c.Transpose(c[1], 0, 2, 1) : c[1]));

    public override void Differentiate(VjpContext c)
    {
        // d(AB) = dA B + A dB. The gradient of a factor that was transposed is transposed too.
        var (left, right) = (c.Node.Flag("transposeLeft"), c.Node.Flag("transposeRight"));
        c.Accumulate(0, () => left
            ? Apply(c.Graph, c.Inputs[1], c.Gradient, c.NameOf(0), transposeLeft: right, transposeRight: true)
            : Apply(c.Graph, c.Gradient, c.Inputs[1], c.NameOf(0), transposeRight: !right));
        c.Accumulate(1, () => right
            ? Apply(c.Graph, c.Gradient, c.Inputs[0], c.NameOf(1), transposeLeft: true, transposeRight: left)
            : Apply(c.Graph, c.Inputs[0], c.Gradient, c.NameOf(1), transposeLeft: !left));
    }
}
