using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Ops;

/// <summary>Creates ones, with the dtype and on the device of another tensor.</summary>
internal sealed class Ones : Op
{
    public static Value Apply(GraphBuilder graph, Value like, Shape shape, string name) =>
        graph.Add(Op.Of<Ones>(), name, shape, [like], new Argument("shape", ArgumentValue.Of(shape.Dims)));

    public override string Call(CallContext c) => $"Kernels.Creation.Ones({c[0]}, {c.Dims("shape")})";

    public override void ToOnnx(OnnxContext c) => c.Return(c.Add("Expand", OnnxContext.Real(1), c.Sizes(c.Node.Dims("shape"))));

    // The result does not depend on the elements of the other tensor, so there is no gradient.
    public override void Differentiate(VjpContext c)
    {
    }
}
