using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Ops;

/// <summary>Normalizes each channel, along axis 1, over all other axes, including the batch.</summary>
internal sealed class BatchNorm : Normalize<BatchNormGradients>
{
    /// <returns>The result, the mean of each channel, and 1 / sqrt(variance + epsilon).</returns>
    public static IReadOnlyList<Value> Apply(GraphBuilder graph, Value x, Value? gamma, Value? beta, double epsilon, string name) =>
        Apply<BatchNorm>(graph, x, gamma, beta, name, Shape.Of(x.Shape[1]), epsilon);

    public override string Call(CallContext c) => c.IsRead(1) ? $"Kernels.Normalization.BatchNormWithStatistics({Arguments(c)})" : $"Kernels.Normalization.BatchNorm({Arguments(c)})";
}

/// <summary>Computes the gradients of <see cref="BatchNorm"/>.</summary>
internal sealed class BatchNormGradients : NormalizeGradients
{
    public override string Call(CallContext c) => $"Kernels.Normalization.BatchNormGradients({Arguments(c)})";
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

    public override string Call(CallContext c)
    {
        var (gamma, beta) = NormalizeGradients.Affine(c, 3);
        return $"Kernels.Normalization.FixedNorm({c[0]}, {c[1]}, {c[2]}, {gamma}, {beta}, epsilon: {c.Real("epsilon")})";
    }

    public override void Differentiate(VjpContext c) =>
        NormalizeGradients.Add<FixedNormGradients>(c, [c.Inputs[0], c.Inputs[1], c.Inputs[2]], affineFrom: 3);
}

/// <summary>Computes the gradients of <see cref="FixedNorm"/>.</summary>
internal sealed class FixedNormGradients : NormalizeGradients
{
    public override string Call(CallContext c) => $"Kernels.Normalization.FixedNormGradients({Arguments(c)})";
}
