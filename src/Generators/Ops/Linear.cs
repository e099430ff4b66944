using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Ops;

/// <summary>Computes x · kernel + bias for a matrix x, or x · kernel if there are only two inputs.</summary>
internal sealed class Linear : Op
{
    public static Value Apply(GraphBuilder graph, Value x, Value kernel, Value? bias, string name) => graph.Add(
        Op.Of<Linear>(),
        name,
        Shape.Of(x.Shape[0], kernel.Shape[1]),
        bias is null ? [x, kernel] : [x, kernel, bias]);

    public override OpTraits Traits => OpTraits.EndsInRelu;

    public override Dim Work(Node node) => node.Inputs[0].Shape.Count * node.Inputs[1].Shape[1];

    public override string Call(CallContext c) => $"Kernels.Matrices.Linear({string.Join(", ", c.Inputs)}{c.Relu})";

    public override void ToOnnx(OnnxContext c) => c.Return(c.Add("Gemm", c.Inputs));

    public override void Differentiate(VjpContext c)
    {
        c.Accumulate(0, () => MatMul.Apply(c.Graph, c.Gradient, c.Inputs[1], c.NameOf(0), transposeRight: true));
        c.Accumulate(1, () => MatMul.Apply(c.Graph, c.Inputs[0], c.Gradient, c.NameOf(1), transposeLeft: true));
        if (c.Inputs.Count == 3)
        {
            c.Accumulate(2, () => Sum.Apply(c.Graph, c.Gradient, [0], c.NameOf(2)));
        }
    }
}

/// <summary>Multiplies two matrices. Each can be transposed first.</summary>
internal sealed class MatMul : Op
{
    public static Value Apply(GraphBuilder graph, Value left, Value right, string name, bool transposeLeft = false, bool transposeRight = false) => graph.Add(
        Op.Of<MatMul>(),
        name,
        Shape.Of(left.Shape[transposeLeft ? 1 : 0], right.Shape[transposeRight ? 0 : 1]),
        [left, right],
        new Argument("transposeLeft", ArgumentValue.Of(transposeLeft)),
        new Argument("transposeRight", ArgumentValue.Of(transposeRight)));

    public override Dim Work(Node node) => node.Inputs[0].Shape.Count * node.Inputs[1].Shape[node.Flag("transposeRight") ? 0 : 1];

    public override string Call(CallContext c) => $"Kernels.Matrices.MatMul({c[0]}, {c[1]}{Transposed(c)})";

    public override void ToOnnx(OnnxContext c) => c.Return(c.Add(
        "Gemm",
        c.Inputs,
        new OnnxAttribute("transA", c.Node.Flag("transposeLeft") ? 1 : 0),
        new OnnxAttribute("transB", c.Node.Flag("transposeRight") ? 1 : 0)));

    public override bool HasInto => true;

    public override string CallInto(CallContext c, string destination) => $"Kernels.Matrices.MatMulInto({destination}, {c[0]}, {c[1]}{Transposed(c)})";

    public override void Differentiate(VjpContext c)
    {
        // With A and B as in the product, d(AB) = dA B + A dB. The gradient of a factor that was transposed is transposed too.
        var (left, right) = (c.Node.Flag("transposeLeft"), c.Node.Flag("transposeRight"));
        c.Accumulate(0, () => left
            ? Apply(c.Graph, c.Inputs[1], c.Gradient, c.NameOf(0), transposeLeft: right, transposeRight: true)
            : Apply(c.Graph, c.Gradient, c.Inputs[1], c.NameOf(0), transposeRight: !right));
        c.Accumulate(1, () => right
            ? Apply(c.Graph, c.Gradient, c.Inputs[0], c.NameOf(1), transposeLeft: true, transposeRight: left)
            : Apply(c.Graph, c.Inputs[0], c.Gradient, c.NameOf(1), transposeLeft: !left));
    }

    private static string Transposed(CallContext c) =>
        (c.Node.Flag("transposeLeft") ? ", transposeLeft: true" : "") + (c.Node.Flag("transposeRight") ? ", transposeRight: true" : "");
}
