using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Ops;

/// <summary>Normalizes each sample over groups of channels, along axis 1, and over all later axes.</summary>
internal sealed class GroupNorm : Normalize<GroupNormGradients>
{
    public static Value Apply(GraphBuilder graph, Value x, Value? gamma, Value? beta, long groups, double epsilon, string name) =>
        Apply<GroupNorm>(graph, x, gamma, beta, name, Shape.Of(x.Shape[0], groups), epsilon, new Argument("groups", ArgumentValue.Of(groups)))[0];

    public override string Call(CallContext c) => c.IsRead(1) ? $"Kernels.Normalization.GroupNormWithStatistics({Arguments(c)})" : $"Kernels.Normalization.GroupNorm({Arguments(c)})";
}

/// <summary>Computes the gradients of <see cref="GroupNorm"/>.</summary>
internal sealed class GroupNormGradients : NormalizeGradients
{
    public override string Constants(CallContext c) => $"groups: {c.Integer("groups")}, {base.Constants(c)}";

    public override string Call(CallContext c) => $"Kernels.Normalization.GroupNormGradients({Arguments(c)})";
}
