using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Ops;

/// <summary>Looks up the rows of a table that ids select.</summary>
internal sealed class Embedding : Op
{
    public static Value Apply(GraphBuilder graph, Value ids, Value table, string name) => graph.Add(
        Op.Of<Embedding>(), [(name, DType.Float, new Shape([.. ids.Shape.Dims, table.Shape[1]]))], [ids, table])[0];

    public override string Call(CallContext c) => $"Kernels.Embeddings.Embedding({c[0]}, {c[1]})";

    public override void ToOnnx(OnnxContext c) => c.Return(c.Add("Gather", [c[1], c[0]], new OnnxAttribute("axis", 0)));

    public override void Differentiate(VjpContext c) => c.Accumulate(1, () => c.Graph.Add(
        Op.Of<EmbeddingGradient>(), c.NameOf(1), c.Inputs[1].Shape, [c.Gradient, c.Inputs[0]], new Argument("rows", ArgumentValue.Of([c.Inputs[1].Shape[0]]))));
}

/// <summary>Computes the gradient of an <see cref="Embedding"/>: each row is the sum over all occurrences of its id.</summary>
internal sealed class EmbeddingGradient : Op
{
    public override string Call(CallContext c) => $"Kernels.Embeddings.EmbeddingGradient({c[0]}, {c[1]}, {c.Dims("rows")})";

    public override bool HasInto => true;

    public override string CallInto(CallContext c, string destination) => $"Kernels.Embeddings.EmbeddingGradientInto({destination}, {c[0]}, {c[1]})";
}
