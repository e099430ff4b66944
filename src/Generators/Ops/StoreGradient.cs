using CompiledNets.Generators.Graph;

namespace CompiledNets.Generators.Ops;

/// <summary>Puts a gradient where the optimizer looks for it: the second input is the weight it belongs to.</summary>
internal sealed class StoreGradient : Op
{
    public override OpTraits Traits => OpTraits.Effect;

    public static void Apply(GraphBuilder graph, Value gradient, Value weight) =>
        graph.Add(OpCatalogue.Of<StoreGradient>(), [], [gradient, weight]);

    // The name of a weight's gradient is the emitter's business: it is a field beside the weight's.
    public override string Call(CallContext c) => $"Kernels.Copy({c.GradientOf(1)}, {c[0]})";
}
