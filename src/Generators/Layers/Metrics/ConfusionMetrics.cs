using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Collections;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Layers;

/// <summary>Metrics of how often a yes and a no were right and wrong, at one threshold: they differ in a formula.</summary>
internal abstract class ConfusionMetric(string name, string summary, string formula, string? remarks = null) : MetricLayer
{
    public override Signature Signature { get; } = new(name, WordKind.Metric, "Metrics")
    {
        Summary = summary,
        Remarks = remarks,
        Shapes = "output, target of the same shape -> one number",
        Operands = [LossRules.Output, LossRules.Target, Weighting.SampleWeight],
        Parameters = [Parameter.Real("threshold", 0.5, "From where on an output means one.")],
    };

    public override FormulaModel Formula(Arguments arguments) => FormulaModel.Of(formula);

    public override Dim? CountOf(IReadOnlyList<Value> inputs) => null;

    public override Shape? Infer(ShapeContext c) => LossRules.CheckSame(c, name) ? Shape.Of(4) : null;

    public override Value Lower(LowerContext c) => Counts.Apply<ConfusionCounts>(
        c.Graph, c.Inputs[0], c.Inputs[1], Weighting.OfMetric(c), 4, c.Name, new Argument("threshold", ArgumentValue.Of(c.Arguments.Real("threshold"))));
}

internal sealed class Precision() : ConfusionMetric("Precision", "The part of the outputs above the threshold whose target is one.", "Precision");

internal sealed class Recall() : ConfusionMetric("Recall", "The part of the targets that are one whose output is above the threshold.", "Recall");

internal sealed class TruePositives() : ConfusionMetric("TruePositives", "How many outputs are above the threshold where the target is one.", "TruePositives");

internal sealed class FalsePositives() : ConfusionMetric("FalsePositives", "How many outputs are above the threshold where the target is zero.", "FalsePositives");

internal sealed class TrueNegatives() : ConfusionMetric("TrueNegatives", "How many outputs are not above the threshold where the target is zero.", "TrueNegatives");

internal sealed class FalseNegatives() : ConfusionMetric("FalseNegatives", "How many outputs are not above the threshold where the target is one.", "FalseNegatives");

internal sealed class BinaryIoU() : ConfusionMetric(
    "BinaryIoU", "Intersection over union of what is said to be one and what is, and of what is said to be zero and what is: the mean of both.", "BinaryIoU");

/// <summary>F1Score and FBetaScore.</summary>
internal abstract class FScore(string name, string summary, params Parameter[] parameters) : MetricLayer
{
    public override Signature Signature { get; } = new(name, WordKind.Metric, "Metrics")
    {
        Summary = summary,
        Remarks = "In Keras a number per class is the default; a metric is one number here, so classes are averaged.",
        Shapes = "output (N, ..., classes), target (N, ..., classes) -> one number",
        Operands = [LossRules.Output, LossRules.Target, Weighting.SampleWeight],
        Parameters =
        [
            Parameter.Choice("average", "ClassAverage", "Macro", "How classes are put together.", "Macro", "Micro", "Weighted"),
            .. parameters,
            new Parameter("threshold", ParameterKind.Real, "From where on an output says a class; the largest says it where it is not given."),
        ],
    };

    public override Dim? CountOf(IReadOnlyList<Value> inputs) => null;

    public override Shape? Infer(ShapeContext c) => LossRules.CheckSame(c, name) && LossRules.ClassesOf(c, name) is { } classes ? Shape.Of(3 * classes) : null;

    public override FormulaModel Formula(Arguments arguments) => new(
        "FBeta",
        new[] { Signature.Find("beta") is null ? 1 : arguments.Real("beta"), Array.IndexOf(["Macro", "Micro", "Weighted"], arguments.Choice("average")) }.ToEquatableArray());

    public override Value Lower(LowerContext c) => Counts.Apply<ClassCounts>(
        c.Graph,
        c.Inputs[0],
        c.Inputs[1],
        Weighting.OfMetric(c),
        3 * c.Inputs[0].Shape.Last.Constant,
        c.Name,
        c.Arguments.IsGiven("threshold") ? [new Argument("threshold", ArgumentValue.Of(c.Arguments.Real("threshold")))] : []);
}

internal sealed class F1Score() : FScore("F1Score", "The harmonic mean of precision and recall, of each class.");

internal sealed class FBetaScore() : FScore(
    "FBetaScore",
    "The harmonic mean of precision and recall, of each class, with recall counting beta times as much.",
    Parameter.Real("beta", 1, "How much more recall counts.", min: 0));

internal sealed class MeanIoU : MetricLayer
{
    public override Signature Signature { get; } = new("MeanIoU", WordKind.Metric, "Metrics")
    {
        Summary = "Intersection over union of where a class is said and where it is right: the mean over the classes that occur.",
        Remarks = "The class that is said is that of the largest output; Keras' MeanIoU wants it as a number, its OneHotMeanIoU takes a target per class.",
        Shapes = "output (N, ..., classes), target (N, ...) or (N, ..., classes) -> one number",
        Operands = [LossRules.Output, LossRules.AnyTarget, Weighting.SampleWeight],
    };

    public override FormulaModel Formula(Arguments arguments) => FormulaModel.Of("MeanIoU");

    public override Dim? CountOf(IReadOnlyList<Value> inputs) => null;

    public override Shape? Infer(ShapeContext c) => LossRules.CheckClasses(c, "MeanIoU") && LossRules.CheckEither(c, "MeanIoU") is not null && LossRules.ClassesOf(c, "MeanIoU") is { } classes
        ? Shape.Of(classes * classes)
        : null;

    public override Value Lower(LowerContext c)
    {
        var classes = c.Inputs[0].Shape.Last.Constant;
        return Counts.Apply<ConfusionMatrix>(c.Graph, c.Inputs[0], c.Inputs[1].DType == DType.Int64 ? LossRules.Squeeze(c) : c.Inputs[1], Weighting.OfMetric(c), classes * classes, c.Name);
    }
}
