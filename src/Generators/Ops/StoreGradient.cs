using CompiledNets.Generators.Graph;

namespace CompiledNets.Generators.Ops;

/// <summary>Stores a gradient where the optimizer reads it. The second input is the weight that it belongs to.</summary>
internal sealed class StoreGradient : Op
{
    public override OpTraits Traits => OpTraits.Effect;

    public static void Apply(GraphBuilder graph, Value gradient, Value weight) =>
        graph.Add(Op.Of<StoreGradient>(), [], [gradient, weight]);

    // The emitter names the gradients of weights, which are members next to the weights.
    public override string Call(CallContext c) => $"Kernels.Elementwise.Copy({c.GradientOf(1)}, {c[0]})";
}
