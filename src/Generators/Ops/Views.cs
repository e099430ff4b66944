using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Ops;

/// <summary>Reshapes a tensor. The result is a view, unless the memory cannot be read in the new order, in which case libtorch copies it.</summary>
internal sealed class Reshape : Op
{
    public override OpTraits Traits => OpTraits.View;

    public static Value Apply(GraphBuilder graph, Value x, Shape shape, string? name = null) => shape.Equals(x.Shape)
        ? x
        : graph.Add(Op.Of<Reshape>(), name ?? x.Name, shape, [x], new Argument("shape", ArgumentValue.Of(shape.Dims)));

    public override string Call(CallContext c) => $"{c[0]}.reshape({c.Dims("shape")})";

    public override string CallKept(CallContext c, int index, int count) => $"memory.Reshape({CallContext.Number(index)}, {c[0]}, {c.Dims("shape")})";

    public override void ToOnnx(OnnxContext c)
    {
        var (from, to) = (c.Node.Inputs[0].Shape, c.Node.Output.Shape);

        // ONNX takes 0 as the size of the same axis of the operand, and -1 as the size that is left.
        var sizes = to.Dims.Select((dim, axis) => dim.IsConstant ? dim.Constant : axis < from.Rank && dim.Equals(from[axis]) ? 0 : -1).ToList();
        if (to.Dims.Any(dim => dim.Is(0)) || sizes.Count(size => size < 0) > 1)
        {
            c.Return(c.Add("Reshape", [c[0], c.Sizes(to.Dims)], new OnnxAttribute("allowzero", 1)));
            return;
        }

        c.Return(c.Add("Reshape", c[0], OnnxContext.Integers(sizes)));
    }

    public override void Differentiate(VjpContext c) => c.Accumulate(0, () => Apply(c.Graph, c.Gradient, c.Inputs[0].Shape, c.NameOf(0)));
}

/// <summary>Permutes axes: axis i of the result is axis <c>order[i]</c> of the input.</summary>
internal sealed class Permute : Op
{
    public override OpTraits Traits => OpTraits.View;

    public static Value Apply(GraphBuilder graph, Value x, IReadOnlyList<int> order, string? name = null) => IsIdentity(order)
        ? x
        : graph.Add(Op.Of<Permute>(), name ?? x.Name, x.Shape.Permute(order), [x], new Argument("order", ArgumentValue.Of(order.Select(axis => (long)axis))));

    private static bool IsIdentity(IReadOnlyList<int> order)
    {
        for (var axis = 0; axis < order.Count; axis++)
        {
            if (order[axis] != axis)
            {
                return false;
            }
        }

        return true;
    }

    public static IReadOnlyList<int> Inverse(IReadOnlyList<int> order)
    {
        var inverse = new int[order.Count];
        for (var axis = 0; axis < inverse.Length; axis++)
        {
            inverse[order[axis]] = axis;
        }

        return inverse;
    }

    public static IReadOnlyList<int> OrderOf(Node node) => node.Sizes("order").Select(axis => (int)axis);

    public override string Call(CallContext c) => $"{c[0]}.permute({c.List("order")})";

    public override string CallKept(CallContext c, int index, int count) => $"memory.Permute({CallContext.Number(index)}, {c[0]}, {c.List("order")})";

    public override void ToOnnx(OnnxContext c) => c.Return(c.Transpose(c[0], c.Node.Sizes("order")));

    public override void Differentiate(VjpContext c) => c.Accumulate(0, () => Apply(c.Graph, c.Gradient, Inverse(OrderOf(c.Node)), c.NameOf(0)));
}

/// <summary>Takes the part of an axis that starts at <c>start</c> and has <c>length</c> elements.</summary>
internal sealed class Narrow : Op
{
    public override OpTraits Traits => OpTraits.View;

    public static Value Apply(GraphBuilder graph, Value x, int axis, Dim start, Dim length, string? name = null) => graph.Add(
        Op.Of<Narrow>(),
        name ?? x.Name,
        x.Shape.With(axis, length),
        [x],
        new Argument("axis", ArgumentValue.Of(axis)),
        new Argument("range", ArgumentValue.Of([start, length])));

    public override string Call(CallContext c) => $"{c[0]}.narrow({c.Integer("axis")}, {c.Dims("range")})";

    public override string CallKept(CallContext c, int index, int count) => $"memory.Narrow({CallContext.Number(index)}, {c[0]}, {c.Integer("axis")}, {c.Dims("range")})";

    public override void ToOnnx(OnnxContext c)
    {
        var (start, length) = (c.Node.Dims("range")[0], c.Node.Dims("range")[1]);
        c.Return(c.Add("Slice", c[0], c.Sizes([start]), c.Sizes([start + length]), OnnxContext.Integers(c.Node.Integer("axis"))));
    }

    public override void Differentiate(VjpContext c)
    {
        var axis = (int)c.Node.Integer("axis");
        var (start, length, whole) = (c.Node.Dims("range")[0], c.Node.Dims("range")[1], c.Inputs[0].Shape[axis]);
        c.Accumulate(0, () => Pad.Apply(c.Graph, c.Gradient, axis, start, whole - start - length, c.NameOf(0)));
    }
}

/// <summary>Broadcasts axes of size one, as a view.</summary>
internal sealed class Expand : Op
{
    public override OpTraits Traits => OpTraits.View;

    public static Value Apply(GraphBuilder graph, Value x, Shape shape, string? name = null) => shape.Equals(x.Shape)
        ? x
        : graph.Add(Op.Of<Expand>(), name ?? x.Name, shape, [x], new Argument("shape", ArgumentValue.Of(shape.Dims)));

    public override string Call(CallContext c) => $"{c[0]}.expand({c.Dims("shape")})";

    public override string CallKept(CallContext c, int index, int count) => $"memory.Expand({CallContext.Number(index)}, {c[0]}, {c.Dims("shape")})";

    public override void ToOnnx(OnnxContext c)
    {
        // Sizes of one do not change the operand, so the sizes of the other axes need not be computed.
        var (from, to) = (c.Node.Inputs[0].Shape, c.Node.Output.Shape);
        var added = to.Rank - from.Rank;
        var sizes = to.Dims.Select((dim, axis) => axis >= added && dim.Equals(from[axis - added]) ? Dim.One : dim).ToList();
        c.Return(c.Add("Expand", c[0], c.Sizes(sizes)));
    }

    public override void Differentiate(VjpContext c) => c.Accumulate(0, () => Sum.To(c.Graph, c.Gradient, c.Inputs[0].Shape, c.NameOf(0)));
}
