using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;

namespace CompiledNets.Generators.Ops;

/// <summary>Computes the probabilities along an axis that are nearest to the operand.</summary>
internal sealed class Sparsemax : Op
{
    public static Value Apply(GraphBuilder graph, Value x, int axis, string name) =>
        graph.Add(Op.Of<Sparsemax>(), name, x.Shape, [x], new Argument("axis", ArgumentValue.Of(axis)));

    public override string Call(CallContext c) => $"Kernels.Probabilities.Sparsemax({c[0]}, {c.Integer("axis")})";

    public override void ToOnnx(OnnxContext c)
    {
        long[] axis = [c.Node.Integer("axis")];
        var size = c.Node.Output.Shape[(int)axis[0]];

        // The operator works on the last axis of (rest, size), because the numbers 1, 2, ... are broadcast along the other axes.
        var order = Enumerable.Range(0, c.Node.Output.Shape.Rank).Select(index => (long)index).Where(index => index != axis[0]).Append(axis[0]).ToList();
        var last = order.Count - 1;
        var x = c.Transpose(c.Add("Sub", c[0], c.Reduce("ReduceMax", c[0], axis, keepDims: true)), order);
        var sorted = c.Add("TopK", 2, [x, c.Size(size)], new OnnxAttribute("axis", last))[0];
        var excess = c.Add("Sub", c.Add("CumSum", sorted, OnnxContext.Integer(last)), OnnxContext.Real(1));
        var numbers = c.Float(c.Add("Range", OnnxContext.Integer(1), c.Add("Add", c.Scalar(c.Size(size)), OnnxContext.Integer(1)), OnnxContext.Integer(1)));
        var isAbove = c.Float(c.Add("Greater", c.Add("Mul", sorted, numbers), excess));
        var support = c.Reduce("ReduceSum", isAbove, [last], keepDims: true);
        var total = c.Reduce("ReduceSum", c.Add("Mul", sorted, isAbove), [last], keepDims: true);
        var threshold = c.Add("Div", c.Add("Sub", total, OnnxContext.Real(1)), support);
        c.Return(c.Transpose(c.Add("Relu", c.Add("Sub", x, threshold)), Permute.Inverse([.. order.Select(index => (int)index)]).Select(index => (long)index).ToList()));
    }

    public override void Differentiate(VjpContext c) => c.Accumulate(0, () => c.Graph.Add(
        Op.Of<SparsemaxGradient>(), c.NameOf(0), c.Inputs[0].Shape, [c.Gradient, c.Outputs[0]], [.. c.Node.Arguments]));
}

/// <summary>Computes g minus its mean over the nonzero elements of the result, and zero for the other elements.</summary>
internal sealed class SparsemaxGradient : Op
{
    public override string Call(CallContext c) => $"Kernels.Probabilities.SparsemaxGradient({c[0]}, {c[1]}, {c.Integer("axis")})";
}
