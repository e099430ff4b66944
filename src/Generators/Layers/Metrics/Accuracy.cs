using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Layers;

internal sealed class Accuracy : Layer
{
    public override Signature Signature { get; } = new("Accuracy", WordKind.Metric, "Metrics")
    {
        Summary = "The part of the samples for which the output is right.",
        Remarks = "Chosen at compile time as Keras chooses it at the first batch: binary for an output of width one, categorical for a target as wide as the output, sparse for class numbers.",
        Shapes = "output, target -> one number",
        Operands = [LossRules.Output, Operand.FloatOrIds("target", "The target: of the shape of the output, or class numbers.")],
    };

    public override Shape? Infer(ShapeContext c) =>
        c.DTypes[1] == DType.Int64
            ? (LossRules.CheckClasses(c, "Accuracy") && LossRules.CheckSparse(c, "Accuracy") ? Shape.Scalar : null)
            : (LossRules.CheckSame(c, "Accuracy") ? Shape.Scalar : null);

    public override Value Lower(LowerContext c) =>
        c.Inputs[1].DType == DType.Int64 ? Matches.Apply<SparseCategoricalMatches>(c.Graph, c.Inputs[0], LossRules.Squeeze(c), c.Name)
        : c.Inputs[0].Shape.Rank < 2 || c.Inputs[0].Shape.Last.Is(1) ? Matches.Apply<BinaryMatches>(c.Graph, c.Inputs[0], c.Inputs[1], c.Name, new Argument("threshold", ArgumentValue.Of(0.5)))
        : Matches.Apply<CategoricalMatches>(c.Graph, c.Inputs[0], c.Inputs[1], c.Name);
}
