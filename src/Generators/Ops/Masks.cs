using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Ops;

/// <summary>Which steps count, and numbers made of that.</summary>
internal static class Masks
{
    public static Value OfIds(GraphBuilder graph, Value ids, string name) =>
        graph.Add(OpCatalogue.Of<MaskOfIds>(), [(name, DType.Bool, ids.Shape)], [ids])[0];

    public static Value OfSteps(GraphBuilder graph, Value x, double value, string name) => graph.Add(
        OpCatalogue.Of<MaskOfSteps>(), [(name, DType.Bool, Shape.Of(x.Shape[0], x.Shape[1]))], [x], new Argument("value", ArgumentValue.Of(value)))[0];

    public static Value Both(GraphBuilder graph, Value left, Value right, string name) =>
        graph.Add(OpCatalogue.Of<BothMasks>(), [(name, DType.Bool, left.Shape)], [left, right])[0];

    /// <summary>x with zeros in the steps that do not count.</summary>
    public static Value Zero(GraphBuilder graph, Value x, Value mask, string name)
    {
        var numbers = Numbers(graph, mask, x, name + "_mask");
        for (var axis = 2; axis < x.Shape.Rank; axis++)
        {
            numbers = Reshape.Apply(graph, numbers, new Shape([.. numbers.Shape.Dims, Dim.One]));
        }

        return Pointwise.Multiply(graph, x, numbers, name);
    }

    /// <summary>Zeros where a mask is false, else ones, of the dtype of <paramref name="like"/>.</summary>
    public static Value Numbers(GraphBuilder graph, Value mask, Value like, string name) =>
        graph.Add(OpCatalogue.Of<MaskNumbers>(), [(name, DType.Float, mask.Shape)], [mask, like])[0];

    /// <summary>The same, divided by the part of the steps that count: the mean over all of what is multiplied with it is that over those.</summary>
    public static Value Weights(GraphBuilder graph, Value mask, Value like, string name) =>
        graph.Add(OpCatalogue.Of<MaskWeights>(), [(name, DType.Float, mask.Shape)], [mask, like])[0];

    /// <summary>What attention scores are lowered by: zeros where a mask is true, else -1e9, which leaves nothing of exp.</summary>
    public static Value Bias(GraphBuilder graph, Value mask, Value like, string name) =>
        Pointwise.Scale(graph, Pointwise.Offset(graph, Numbers(graph, mask, like, name), -1, name), 1e9, name);

    /// <summary>The same for a step that sees no later one, (T, S).</summary>
    public static Value CausalBias(GraphBuilder graph, Value like, Dim queries, Dim keys, string name) =>
        graph.Add(OpCatalogue.Of<CausalBias>(), name, Shape.Of(queries, keys), [like], new Argument("shape", ArgumentValue.Of([queries, keys])));
}

/// <summary>Where ids are not zero.</summary>
internal sealed class MaskOfIds : Op
{
    public override string Call(CallContext c) => $"Kernels.MaskOfIds({c[0]})";
}

/// <summary>Where a feature of a step is not a value.</summary>
internal sealed class MaskOfSteps : Op
{
    public override string Call(CallContext c) => $"Kernels.MaskOfSteps({c[0]}, {c.Real("value")})";
}

/// <summary>Where two masks are true.</summary>
internal sealed class BothMasks : Op
{
    public override string Call(CallContext c) => $"{c[0]}.logical_and({c[1]})";
}

/// <summary>A mask as zeros and ones. Nothing flows back.</summary>
internal sealed class MaskNumbers : Op
{
    public override string Call(CallContext c) => $"{c[0]}.type({c[1]}.dtype)";

    public override void Differentiate(VjpContext c)
    {
    }
}

/// <summary>A mask as numbers whose mean is one. Nothing flows back.</summary>
internal sealed class MaskWeights : Op
{
    public override string Call(CallContext c) => $"Kernels.MaskWeights({c[0]}, {c[1]})";

    public override void Differentiate(VjpContext c)
    {
    }
}

/// <summary>What keeps a step from later ones. Nothing flows back.</summary>
internal sealed class CausalBias : Op
{
    public override string Call(CallContext c) => $"Kernels.CausalBias({c[0]}, {c.Dims("shape")})";

    public override void Differentiate(VjpContext c)
    {
    }
}
