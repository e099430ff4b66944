using CompiledNets.Generators.Graph;

namespace CompiledNets.Generators.Ops;

/// <summary>Targets as -1 and 1: zeros become -1 where a batch holds nothing but zeros and ones. No gradient flows into them.</summary>
internal sealed class HingeLabels : Op
{
    public static Value Apply(GraphBuilder graph, Value target, string name) => graph.Add(OpCatalogue.Of<HingeLabels>(), name + "_labels", target.Shape, [target]);

    public override string Call(CallContext c) => $"Kernels.HingeLabels({c[0]})";

    public override void Differentiate(VjpContext c)
    {
    }
}
