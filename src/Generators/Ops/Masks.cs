using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Ops;

/// <summary>Adds operations that compute masks, and numbers from masks.</summary>
internal static class Masks
{
    public static Value OfIds(GraphBuilder graph, Value ids, string name) =>
        graph.Add(Op.Of<MaskOfIds>(), [(name, DType.Bool, ids.Shape)], [ids])[0];

    public static Value OfSteps(GraphBuilder graph, Value x, double value, string name) => graph.Add(
        Op.Of<MaskOfSteps>(), [(name, DType.Bool, Shape.Of(x.Shape[0], x.Shape[1]))], [x], new Argument("value", ArgumentValue.Of(value)))[0];

    /// <summary>Computes the mask of class numbers that are not <paramref name="ignored"/>.</summary>
    public static Value OfLabels(GraphBuilder graph, Value labels, long ignored, string name) =>
        graph.Add(Op.Of<MaskOfLabels>(), [(name, DType.Bool, labels.Shape)], [labels], new Argument("ignored", ArgumentValue.Of(ignored)))[0];

    /// <summary>Replaces the class number <paramref name="ignored"/> by 0.</summary>
    public static Value WithoutLabel(GraphBuilder graph, Value labels, long ignored, string name) =>
        graph.Add(Op.Of<WithoutLabel>(), name, labels.Shape, [labels], new Argument("ignored", ArgumentValue.Of(ignored)));

    /// <summary>Computes the mask of time steps, (N, T), that have a step that counts in (N, T, S, ...).</summary>
    public static Value OfGroups(GraphBuilder graph, Value mask, string name)
    {
        var (batch, steps) = (mask.Shape[0], mask.Shape[1]);
        var flat = Reshape.Apply(graph, mask, Shape.Of(batch, steps, Dim.Product(mask.Shape.Dims.Skip(2))), name + "_flat");
        return graph.Add(Op.Of<MaskOfGroups>(), [(name, DType.Bool, Shape.Of(batch, steps))], [flat])[0];
    }

    public static Value Both(GraphBuilder graph, Value left, Value right, string name) =>
        graph.Add(Op.Of<BothMasks>(), [(name, DType.Bool, left.Shape)], [left, right])[0];

    /// <summary>Sets the steps of x that the mask leaves out to zero.</summary>
    public static Value Zero(GraphBuilder graph, Value x, Value mask, string name)
    {
        var numbers = Numbers(graph, mask, x, name + "_mask");
        return Arithmetic.Multiply.Apply(graph, x, Widen(graph, numbers, x.Shape.Rank), name);
    }

    /// <summary>Adds axes of size one at the end, so that numbers of the first axes of a tensor are broadcast along its other axes.</summary>
    public static Value Widen(GraphBuilder graph, Value x, int rank) =>
        Reshape.Apply(graph, x, new Shape([.. x.Shape.Dims, .. Enumerable.Repeat(Dim.One, rank - x.Shape.Rank)]));

    /// <summary>Converts a mask to zeros and ones, with the dtype of <paramref name="like"/>.</summary>
    public static Value Numbers(GraphBuilder graph, Value mask, Value like, string name) =>
        graph.Add(Op.Of<MaskNumbers>(), [(name, DType.Float, mask.Shape)], [mask, like])[0];

    /// <summary>
    /// Converts a mask to zeros and ones, divided by the fraction of steps that count. The mean of a product with it is the mean over these steps.
    /// </summary>
    public static Value Weights(GraphBuilder graph, Value mask, Value like, string name) =>
        graph.Add(Op.Of<MaskWeights>(), [(name, DType.Float, mask.Shape)], [mask, like])[0];

    /// <summary>Computes the numbers that are added to attention scores: 0 where a mask is true, else -1e9, after which exp gives 0.</summary>
    public static Value Bias(GraphBuilder graph, Value mask, Value like, string name) =>
        Arithmetic.Scale.Apply(graph, Arithmetic.Offset.Apply(graph, Numbers(graph, mask, like, name), -1, name), 1e9, name);

    /// <summary>Computes the numbers, (T, S), that are added to attention scores to hide later steps.</summary>
    public static Value CausalBias(GraphBuilder graph, Value like, Dim queries, Dim keys, string name) =>
        graph.Add(Op.Of<CausalBias>(), name, Shape.Of(queries, keys), [like], new Argument("shape", ArgumentValue.Of([queries, keys])));
}

/// <summary>Computes the mask of ids that are not zero.</summary>
internal sealed class MaskOfIds : Op
{
    public override string Call(CallContext c) => $"Kernels.Masks.MaskOfIds({c[0]})";

    public override void ToOnnx(OnnxContext c) => c.Return(c.Add("Not", c.Add("Equal", c[0], OnnxContext.Integer(0, c.Node.Inputs[0].DType))));
}

/// <summary>Computes the mask of class numbers that are not ignored.</summary>
internal sealed class MaskOfLabels : Op
{
    public override string Call(CallContext c) => $"Kernels.Masks.MaskOfLabels({c[0]}, {c.Integer("ignored")})";
}

/// <summary>Replaces the class number that is ignored by 0.</summary>
internal sealed class WithoutLabel : Op
{
    public override string Call(CallContext c) => $"Kernels.Masks.WithoutLabel({c[0]}, {c.Integer("ignored")})";
}

/// <summary>Computes the mask of steps with at least one feature that differs from a value.</summary>
internal sealed class MaskOfSteps : Op
{
    public override string Call(CallContext c) => $"Kernels.Masks.MaskOfSteps({c[0]}, {c.Real("value")})";

    public override void ToOnnx(OnnxContext c)
    {
        var differs = c.Float(c.Add("Not", c.Add("Equal", c[0], OnnxContext.Real(c.Node.Real("value")))));
        c.Return(c.Cast(c.Reduce("ReduceMax", differs, [c.Node.Inputs[0].Shape.Rank - 1], keepDims: false), OnnxDType.Bool));
    }
}

/// <summary>Computes the mask of rows with at least one step that counts.</summary>
internal sealed class MaskOfGroups : Op
{
    public override string Call(CallContext c) => $"{c[0]}.any(-1)";

    public override void ToOnnx(OnnxContext c) =>
        c.Return(c.Cast(c.Reduce("ReduceMax", c.Float(c[0]), [c.Node.Inputs[0].Shape.Rank - 1], keepDims: false), OnnxDType.Bool));
}

/// <summary>Computes the logical and of two masks.</summary>
internal sealed class BothMasks : Op
{
    public override string Call(CallContext c) => $"{c[0]}.logical_and({c[1]})";

    public override void ToOnnx(OnnxContext c) => c.Return(c.Add("And", c.Inputs));
}

/// <summary>Converts a mask to zeros and ones. It has no gradient.</summary>
internal sealed class MaskNumbers : Op
{
    public override string Call(CallContext c) => $"{c[0]}.type({c[1]}.dtype)";

    public override void ToOnnx(OnnxContext c) => c.Return(c.Float(c[0]));

    public override void Differentiate(VjpContext c)
    {
    }
}

/// <summary>Converts a mask to numbers whose mean is one. They have no gradient.</summary>
internal sealed class MaskWeights : Op
{
    public override string Call(CallContext c) => $"Kernels.Masks.MaskWeights({c[0]}, {c[1]})";

    public override void Differentiate(VjpContext c)
    {
    }
}

/// <summary>Computes the numbers that hide later steps. They have no gradient.</summary>
internal sealed class CausalBias : Op
{
    public override string Call(CallContext c) => $"Kernels.Masks.CausalBias({c[0]}, {c.Dims("shape")})";

    public override void ToOnnx(OnnxContext c)
    {
        var (queries, keys) = (c.Node.Dims("shape")[0], c.Node.Dims("shape")[1]);
        OnnxValue Numbers(Dim count) => c.Add("Range", OnnxContext.Integer(0), c.Scalar(c.Size(count)), OnnxContext.Integer(1));
        var isLater = c.Add("Greater", Numbers(keys), c.Add("Unsqueeze", Numbers(queries), OnnxContext.Integers(1)));
        c.Return(c.Add("Where", isLater, OnnxContext.Real(-1e9), OnnxContext.Real(0)));
    }

    public override void Differentiate(VjpContext c)
    {
    }
}
