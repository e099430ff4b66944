using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Collections;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Shapes;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Layers;

internal sealed class RootMeanSquaredError : MetricWord
{
    public override Signature Signature { get; } = new("RootMeanSquaredError", WordKind.Metric, "Metrics")
    {
        Summary = "Computes the square root of the mean of (output - target)² over all batches.",
        Shapes = "output, target of the same shape -> one number",
        Better = Direction.Smaller,
        Operands = [LossRules.Output, LossRules.Target, Weighting.SampleWeight],
    };

    public override FormulaModel Formula(Arguments arguments) => FormulaModel.Of("RootMean");

    public override Shape? Infer(ShapeContext c) => LossRules.CheckSame(c, "RootMeanSquaredError") ? Shape.Scalar : null;

    public override Dim? CountOf(IReadOnlyList<Value> inputs) => null;

    // The metric is the root of the loss that is tracked beside it, with or without weights.
    public override Value Lower(LowerContext c) => WordCatalogue.Of<MeanSquaredError>().LowerMetric(c);
}

internal sealed class R2Score : MetricWord
{
    private static readonly string[] s_aggregations = ["UniformAverage", "VarianceWeightedAverage"];

    public override Signature Signature { get; } = new("R2Score", WordKind.Metric, "Metrics")
    {
        Summary = "Computes the fraction of the targets' variance that the outputs explain, for each column: 1 - sum((output - target)²) / sum((target - mean)²).",
        Shapes = "output (N, ..., columns), target (N, ..., columns) -> one number",
        Better = Direction.Larger,
        Operands = [LossRules.Output, LossRules.Target, Weighting.SampleWeight],
        Parameters = [Parameter.Choice("classAggregation", "Aggregation", "UniformAverage", "The way the scores of the columns are averaged.", s_aggregations)],
    };

    public override FormulaModel Formula(Arguments arguments) =>
        new("R2", new[] { (double)Array.IndexOf(s_aggregations, arguments.Choice("classAggregation")) }.ToEquatableArray());

    public override Dim? CountOf(IReadOnlyList<Value> inputs) => null;

    public override Shape? Infer(ShapeContext c) => LossRules.CheckSame(c, "R2Score") && LossRules.ClassesOf(c, "R2Score") is { } columns ? Shape.Of(1 + (3 * columns)) : null;

    public override Value Lower(LowerContext c) =>
        Counts.Apply<RegressionSums>(c.Graph, c.Inputs[0], c.Inputs[1], Weighting.OfMetric(c), 1 + (3 * c.Inputs[0].Shape.Last.Constant), c.Name);
}
