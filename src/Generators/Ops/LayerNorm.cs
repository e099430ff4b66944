using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Ops;

/// <summary>Normalizes over the last axis.</summary>
internal sealed class LayerNorm : Normalize<LayerNormGradients>
{
    public static Value Apply(GraphBuilder graph, Value x, Value? gamma, Value? beta, double epsilon, string name) =>
        Apply<LayerNorm>(graph, x, gamma, beta, name, x.Shape.With(x.Shape.Rank - 1, Dim.One), epsilon)[0];

    public override string Call(CallContext c) => c.IsRead(1) ? $"Kernels.Normalization.LayerNormWithStatistics({Arguments(c)})" : $"Kernels.Normalization.LayerNorm({Arguments(c)})";
}

/// <summary>Computes the gradients of <see cref="LayerNorm"/>.</summary>
internal sealed class LayerNormGradients : NormalizeGradients
{
    public override string Call(CallContext c) => $"Kernels.Normalization.LayerNormGradients({Arguments(c)})";
}
