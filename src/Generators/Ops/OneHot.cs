using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Ops;

/// <summary>Sets the element at the index of each id along a new last axis to one, and the others to zero. Ids have no gradient.</summary>
internal sealed class OneHot : Op
{
    public static Value Apply(GraphBuilder graph, Value ids, long count, string name) => graph.Add(
        Op.Of<OneHot>(), [(name, DType.Float, new Shape([.. ids.Shape.Dims, count]))], [ids], new Argument("count", ArgumentValue.Of(count)))[0];

    public override string Call(CallContext c) => $"Kernels.Embeddings.OneHot({c[0]}, {c.Integer("count")}, DType)";

    public override void ToOnnx(OnnxContext c)
    {
        // ONNX Runtime has no kernel for int32 ids and floating-point results.
        var ids = c.Node.Inputs[0].DType == DType.Int64 ? c[0] : c.Cast(c[0], OnnxDType.Int64);
        c.Return(c.Add("OneHot", ids, OnnxContext.Integer(c.Node.Integer("count")), new OnnxReals([0, 1])));
    }

    public override void Differentiate(VjpContext c)
    {
    }
}
