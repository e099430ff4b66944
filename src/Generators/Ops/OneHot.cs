using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Ops;

/// <summary>A one at the place of an id along a new last axis, and zeros elsewhere. Nothing flows back to ids.</summary>
internal sealed class OneHot : Op
{
    public static Value Apply(GraphBuilder graph, Value ids, long count, string name) => graph.Add(
        OpCatalogue.Of<OneHot>(), [(name, DType.Float, new Shape([.. ids.Shape.Dims, count]))], [ids], new Argument("count", ArgumentValue.Of(count)))[0];

    public override string Call(CallContext c) => $"Kernels.OneHot({c[0]}, {c.Integer("count")}, DType)";

    public override void Differentiate(VjpContext c)
    {
    }
}
