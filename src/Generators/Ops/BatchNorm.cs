using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Ops;

/// <summary>
/// Normalizes each channel, along axis 1, over all other axes, including the batch. If the layer is not trainable at run time, it normalizes by the
/// moving averages. The inputs are x, the moving mean, the moving variance, then gamma and beta.
/// </summary>
internal sealed class BatchNorm : Normalize<BatchNormGradients>
{
    private const int AffineFrom = 3;

    /// <returns>The result, the mean of each channel, and 1 / sqrt(variance + epsilon).</returns>
    public static IReadOnlyList<Value> Apply(GraphBuilder graph, Value x, Value movingMean, Value movingVariance, Value? gamma, Value? beta, double epsilon, string name) =>
        Apply<BatchNorm>(graph, [x, movingMean, movingVariance], gamma, beta, name, Shape.Of(x.Shape[1]), epsilon);

    public override OpTraits Traits => base.Traits | OpTraits.EndsInRelu;

    public override string Call(CallContext c)
    {
        var (gamma, beta) = NormalizeGradients.Affine(c, AffineFrom);
        var kernel = c.IsRead(1) ? "BatchNormWithStatistics" : "BatchNorm";
        return $"Kernels.Normalization.{kernel}({c[0]}, {c[1]}, {c[2]}, {gamma}, {beta}, {Of<BatchNormGradients>().Constants(c)}{c.Relu})";
    }

    public override void Differentiate(VjpContext c) =>
        NormalizeGradients.Add<BatchNormGradients>(c, [c.Inputs[0], c.Outputs[1], c.Outputs[2]], AffineFrom);

    /// <summary>Writes the argument that says whether the layer uses its moving averages in this step.</summary>
    public static string IsFrozen(CallContext c) => $"isFrozen: !{c.Layer}.Trainable";
}

/// <summary>Computes the gradients of <see cref="BatchNorm"/>.</summary>
internal sealed class BatchNormGradients : NormalizeGradients
{
    public override string Constants(CallContext c) => base.Constants(c) + ", " + BatchNorm.IsFrozen(c);

    public override string Call(CallContext c) => $"Kernels.Normalization.BatchNormGradients({Arguments(c)})";
}

/// <summary>
/// Chooses the statistics that a batch normalization by several operations uses: those of the batch, or the moving averages if the layer is not trainable
/// at run time. The inputs are both.
/// </summary>
internal sealed class ChosenStatistics : Op
{
    public static Value Apply(GraphBuilder graph, Value ofBatch, Value moving, string name) => graph.Add(Op.Of<ChosenStatistics>(), name, ofBatch.Shape, [ofBatch, moving]);

    public override string Call(CallContext c) => $"Kernels.Normalization.ChosenStatistics({c[0]}, {c[1]}, {BatchNorm.IsFrozen(c)})";

    public override void Differentiate(VjpContext c) =>
        c.Accumulate(0, () => c.Graph.Add(Op.Of<ChosenStatisticsGradient>(), c.NameOf(0), c.Inputs[0].Shape, [c.Gradient]));
}

/// <summary>Computes the gradient of <see cref="ChosenStatistics"/> with respect to those of the batch, which is zero if they are not used.</summary>
internal sealed class ChosenStatisticsGradient : Op
{
    public override string Call(CallContext c) => $"Kernels.Normalization.ChosenStatisticsGradient({c[0]}, {BatchNorm.IsFrozen(c)})";
}

/// <summary>
/// Normalizes each channel by a given mean and variance, which do not depend on x. <see cref="BatchNorm"/> becomes this operation after training. The
/// inputs are x, mean, variance, then gamma and beta.
/// </summary>
internal sealed class FixedNorm : Op
{
    public static Value Apply(GraphBuilder graph, Value x, Value mean, Value variance, Value? gamma, Value? beta, double epsilon, string name) => graph.Add(
        Op.Of<FixedNorm>(),
        name,
        x.Shape,
        [.. new[] { x, mean, variance, gamma, beta }.OfType<Value>()],
        new Argument("scale", ArgumentValue.Of(gamma is not null)),
        new Argument("center", ArgumentValue.Of(beta is not null)),
        new Argument("epsilon", ArgumentValue.Of(epsilon)));

    public override OpTraits Traits => OpTraits.EndsInRelu;

    public override string Call(CallContext c)
    {
        var (gamma, beta) = NormalizeGradients.Affine(c, 3);
        return $"Kernels.Normalization.FixedNorm({c[0]}, {c[1]}, {c[2]}, {gamma}, {beta}, epsilon: {c.Real("epsilon")}{c.Relu})";
    }

    public override void ToOnnx(OnnxContext c) => c.Return(AddTo(c, c[0], 1));

    /// <summary>Adds the operator of ONNX that normalizes a value. The mean is the input with the index <paramref name="mean"/>, and the others follow it.</summary>
    internal static OnnxResult AddTo(OnnxContext c, OnnxValue x, int mean)
    {
        var hasScale = c.Node.Flag("scale");
        var channels = c.Node.Inputs[mean].Shape[0].Constant;
        return c.Add(
            "BatchNormalization",
            [
                x,
                hasScale ? c[mean + 2] : new OnnxReal(1, channels),
                c.Node.Flag("center") ? c[mean + (hasScale ? 3 : 2)] : new OnnxReal(0, channels),
                c[mean],
                c[mean + 1],
            ],
            new OnnxAttribute("epsilon", c.Node.Real("epsilon")));
    }

    public override void Differentiate(VjpContext c) =>
        NormalizeGradients.Add<FixedNormGradients>(c, [c.Inputs[0], c.Inputs[1], c.Inputs[2]], affineFrom: 3);
}

/// <summary>Computes the gradients of <see cref="FixedNorm"/>.</summary>
internal sealed class FixedNormGradients : NormalizeGradients
{
    public override string Call(CallContext c) => $"Kernels.Normalization.FixedNormGradients({Arguments(c)})";
}
