using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Shapes;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Layers;

internal sealed class Accuracy : MetricWord
{
    public override Signature Signature { get; } = new("Accuracy", WordKind.Metric, "Metrics")
    {
        Summary = "Computes the fraction of samples whose output is right.",
        Remarks = "The kind is chosen at compile time by the rule that Keras applies at the first batch: binary for an output of width one, categorical for a target as wide as the output, sparse for class indices. If a loss takes the same output with fromLogits, the binary kind compares its probabilities, where Keras compares the logits.",
        Shapes = "output, target -> one number",
        Better = Direction.Larger,
        Operands = [LossRules.Output, LossRules.AnyTarget, Weighting.SampleWeight],
    };

    public override Shape? Infer(ShapeContext c) => LossRules.CheckEither(c, "Accuracy");

    public override bool ComparesProbabilities(Arguments arguments, Shape output, DType target) => IsBinary(output, target);

    public override Dim? CountOf(IReadOnlyList<Value> inputs) => IsBinary(inputs[0].Shape, inputs[1].DType) ? inputs[1].Shape.Count : LossRules.RowsOf(inputs);

    public override Value Lower(LowerContext c) =>
        c.Inputs[1].DType == DType.Int64 ? Matches.Apply<SparseCategoricalMatches>(c.Graph, c.Inputs[0], LossRules.Squeeze(c), Weighting.OfMetric(c), c.Name)
        : IsBinary(c.Inputs[0].Shape, c.Inputs[1].DType) ? Matches.Apply<BinaryMatches>(c.Graph, ProbabilitiesOf(c), c.Inputs[1], Weighting.OfMetric(c), c.Name, new Argument("threshold", ArgumentValue.Of(0.5)))
        : Matches.Apply<CategoricalMatches>(c.Graph, c.Inputs[0], c.Inputs[1], Weighting.OfMetric(c), c.Name);

    private static bool IsBinary(Shape output, DType target) => target != DType.Int64 && (output.Rank < 2 || output.Last.Is(1));
}

internal sealed class BinaryAccuracy : MetricWord
{
    public override Signature Signature { get; } = new("BinaryAccuracy", WordKind.Metric, "Metrics")
    {
        Summary = "Computes the fraction of outputs that are above the threshold if and only if the target is one.",
        Shapes = "output, target of the same shape -> one number",
        Better = Direction.Larger,
        Operands = [LossRules.Output, LossRules.Target, Weighting.SampleWeight],
        Parameters = [Parameter.Real("threshold", 0.5, "The output above which the prediction is one.")],
    };

    public override Shape? Infer(ShapeContext c) => LossRules.CheckSame(c, "BinaryAccuracy") ? Shape.Scalar : null;

    public override bool ComparesProbabilities(Arguments arguments, Shape output, DType target) => IsProbability(arguments.Real("threshold"));

    public override Value Lower(LowerContext c) => Matches.Apply<BinaryMatches>(
        c.Graph, ProbabilitiesOf(c), c.Inputs[1], Weighting.OfMetric(c), c.Name, new Argument("threshold", ArgumentValue.Of(c.Arguments.Real("threshold"))));
}

internal sealed class CategoricalAccuracy : MetricWord
{
    public override Signature Signature { get; } = new("CategoricalAccuracy", WordKind.Metric, "Metrics")
    {
        Summary = "Computes the fraction of samples whose largest output has the index of the largest target.",
        Shapes = "output (N, ..., classes), target (N, ..., classes) -> one number",
        Better = Direction.Larger,
        Operands = [LossRules.Output, LossRules.Target, Weighting.SampleWeight],
    };

    public override Shape? Infer(ShapeContext c) =>
        LossRules.CheckClasses(c, "CategoricalAccuracy") && LossRules.CheckSame(c, "CategoricalAccuracy") ? Shape.Scalar : null;

    public override Dim? CountOf(IReadOnlyList<Value> inputs) => LossRules.RowsOf(inputs);

    public override Value Lower(LowerContext c) => Matches.Apply<CategoricalMatches>(c.Graph, c.Inputs[0], c.Inputs[1], Weighting.OfMetric(c), c.Name);
}

internal sealed class SparseCategoricalAccuracy : MetricWord
{
    public override Signature Signature { get; } = new("SparseCategoricalAccuracy", WordKind.Metric, "Metrics")
    {
        Summary = "Computes the fraction of samples whose largest output has the index that the target gives.",
        Shapes = "output (N, ..., classes), target (N, ...) or (N, ..., 1) -> one number",
        Better = Direction.Larger,
        Operands = [LossRules.Output, LossRules.ClassNumbers, Weighting.SampleWeight],
    };

    public override Shape? Infer(ShapeContext c) =>
        LossRules.CheckClasses(c, "SparseCategoricalAccuracy") && LossRules.CheckSparse(c, "SparseCategoricalAccuracy") ? Shape.Scalar : null;

    public override Dim? CountOf(IReadOnlyList<Value> inputs) => LossRules.RowsOf(inputs);

    public override Value Lower(LowerContext c) => Matches.Apply<SparseCategoricalMatches>(c.Graph, c.Inputs[0], LossRules.Squeeze(c), Weighting.OfMetric(c), c.Name);
}

internal sealed class TopKCategoricalAccuracy : MetricWord
{
    public override Signature Signature { get; } = new("TopKCategoricalAccuracy", WordKind.Metric, "Metrics")
    {
        Summary = "Computes the fraction of samples for which fewer than k outputs are larger than the output at the index of the largest target.",
        Shapes = "output (N, ..., classes), target (N, ..., classes) -> one number",
        Better = Direction.Larger,
        Operands = [LossRules.Output, LossRules.Target, Weighting.SampleWeight],
        Parameters = [LossRules.K],
    };

    public override Shape? Infer(ShapeContext c) =>
        LossRules.CheckClasses(c, "TopKCategoricalAccuracy") && LossRules.CheckSame(c, "TopKCategoricalAccuracy") && LossRules.CheckK(c, "TopKCategoricalAccuracy") ? Shape.Scalar : null;

    public override Dim? CountOf(IReadOnlyList<Value> inputs) => LossRules.RowsOf(inputs);

    public override Value Lower(LowerContext c) => Matches.Apply<TopKCategoricalMatches>(
        c.Graph, c.Inputs[0], c.Inputs[1], Weighting.OfMetric(c), c.Name, new Argument("k", ArgumentValue.Of(c.Arguments.Integer("k"))));
}

internal sealed class SparseTopKCategoricalAccuracy : MetricWord
{
    public override Signature Signature { get; } = new("SparseTopKCategoricalAccuracy", WordKind.Metric, "Metrics")
    {
        Summary = "Computes the fraction of samples for which fewer than k outputs are larger than the output at the index that the target gives.",
        Shapes = "output (N, ..., classes), target (N, ...) or (N, ..., 1) -> one number",
        Better = Direction.Larger,
        Operands = [LossRules.Output, LossRules.ClassNumbers, Weighting.SampleWeight],
        Parameters = [LossRules.K],
    };

    public override Shape? Infer(ShapeContext c) =>
        LossRules.CheckClasses(c, "SparseTopKCategoricalAccuracy") && LossRules.CheckSparse(c, "SparseTopKCategoricalAccuracy") && LossRules.CheckK(c, "SparseTopKCategoricalAccuracy") ? Shape.Scalar : null;

    public override Dim? CountOf(IReadOnlyList<Value> inputs) => LossRules.RowsOf(inputs);

    public override Value Lower(LowerContext c) => Matches.Apply<SparseTopKCategoricalMatches>(
        c.Graph, c.Inputs[0], LossRules.Squeeze(c), Weighting.OfMetric(c), c.Name, new Argument("k", ArgumentValue.Of(c.Arguments.Integer("k"))));
}
