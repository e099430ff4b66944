using CompiledNets.Generators.Graph;

namespace CompiledNets.Generators.Ops;

/// <summary>Converts targets to -1 and 1: zeros become -1 if a batch contains only zeros and ones. The targets get no gradient.</summary>
internal sealed class HingeLabels : Op
{
    public static Value Apply(GraphBuilder graph, Value target, string name) => graph.Add(Op.Of<HingeLabels>(), name + "_labels", target.Shape, [target]);

    public override string Call(CallContext c) => $"Kernels.Losses.HingeLabels({c[0]})";

    public override void Differentiate(VjpContext c)
    {
    }
}
