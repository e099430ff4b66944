using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Collections;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Problems;
using CompiledNets.Generators.Shapes;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Layers;

/// <summary>
/// Computes a metric from the numbers of true and false positives and negatives at one threshold. The metrics differ in the formula.
/// </summary>
internal abstract class ConfusionMetric(string name, Direction better, string summary, bool hasClassId = false) : MetricWord
{
    public override Signature Signature { get; } = new(name, WordKind.Metric, "Metrics")
    {
        Summary = summary,
        Shapes = "output, target of the same shape -> one number",
        Better = better,
        Operands = [LossRules.Output, LossRules.Target, Weighting.SampleWeight],
        Parameters =
        [
            Parameter.Real("threshold", 0.5, "The output above which the prediction is one."),
            .. hasClassId ? [ClassIds.Parameter] : Array.Empty<Parameter>(),
        ],
    };

    public override FormulaModel Formula(Arguments arguments) => FormulaModel.Of(name);

    public override Dim? CountOf(IReadOnlyList<Value> inputs) => null;

    public override Shape? Infer(ShapeContext c) => LossRules.CheckSame(c, name) && ClassIds.Check(c, name) ? Shape.Of(4) : null;

    public override bool ComparesProbabilities(Arguments arguments, Shape output, DType target) => IsProbability(arguments.Real("threshold"));

    public override Value Lower(LowerContext c) => Counts.Apply<ConfusionCounts>(
        c.Graph,
        ClassIds.Column(c, ProbabilitiesOf(c)),
        ClassIds.Column(c, c.Inputs[1]),
        Weighting.OfMetric(c),
        4,
        c.Name,
        new Argument("threshold", ArgumentValue.Of(c.Arguments.Real("threshold"))));
}

internal sealed class Precision() : ConfusionMetric("Precision", Direction.Larger, "Computes the fraction of outputs above the threshold whose target is one.", hasClassId: true);

internal sealed class Recall() : ConfusionMetric("Recall", Direction.Larger, "Computes the fraction of targets of one whose output is above the threshold.", hasClassId: true);

internal sealed class TruePositives() : ConfusionMetric("TruePositives", Direction.Larger, "Counts the outputs above the threshold whose target is one.");

internal sealed class FalsePositives() : ConfusionMetric("FalsePositives", Direction.Smaller, "Counts the outputs above the threshold whose target is zero.");

internal sealed class TrueNegatives() : ConfusionMetric("TrueNegatives", Direction.Larger, "Counts the outputs not above the threshold whose target is zero.");

internal sealed class FalseNegatives() : ConfusionMetric("FalseNegatives", Direction.Smaller, "Counts the outputs not above the threshold whose target is one.");

internal sealed class BinaryIoU() : ConfusionMetric(
    "BinaryIoU", Direction.Larger, "Computes the mean intersection over union of predictions and targets for two classes, zero and one.");

/// <summary>Provides the common parts of F1Score and FBetaScore.</summary>
internal abstract class FScore(string name, string summary, params Parameter[] parameters) : MetricWord
{
    public override Signature Signature { get; } = new(name, WordKind.Metric, "Metrics")
    {
        Summary = summary,
        Remarks = "In Keras the default is one number per class. Here a metric is one number: the average of the scores of the classes, or the score of the class classId.",
        Shapes = "output (N, ..., classes), target (N, ..., classes) -> one number",
        Better = Direction.Larger,
        Operands = [LossRules.Output, LossRules.Target, Weighting.SampleWeight],
        Parameters =
        [
            Parameter.Choice("average", "ClassAverage", "Macro", "The way the scores of the classes are averaged.", "Macro", "Micro", "Weighted"),
            .. parameters,
            new Parameter("threshold", ParameterKind.Real, "The output above which a class is predicted. By default the class with the largest output is predicted."),
            ClassIds.Parameter,
        ],
    };

    public override Dim? CountOf(IReadOnlyList<Value> inputs) => null;

    public override Shape? Infer(ShapeContext c) => LossRules.CheckSame(c, name) && LossRules.ClassesOf(c, name) is { } classes && ClassIds.Check(c, name) ? Shape.Of(3 * classes) : null;

    public override FormulaModel Formula(Arguments arguments)
    {
        List<double> numbers = [Signature.Find("beta") is null ? 1 : arguments.Real("beta"), Array.IndexOf(["Macro", "Micro", "Weighted"], arguments.Choice("average"))];
        if (ClassIds.Of(arguments) is { } id)
        {
            numbers.Add(id);
        }

        return new FormulaModel("FBeta", numbers.ToEquatableArray());
    }

    public override bool ComparesProbabilities(Arguments arguments, Shape output, DType target) => arguments.IsGiven("threshold") && IsProbability(arguments.Real("threshold"));

    public override Value Lower(LowerContext c) => Counts.Apply<ClassCounts>(
        c.Graph,
        ProbabilitiesOf(c),
        c.Inputs[1],
        Weighting.OfMetric(c),
        3 * c.Inputs[0].Shape.Last.Constant,
        c.Name,
        c.Arguments.IsGiven("threshold") ? [new Argument("threshold", ArgumentValue.Of(c.Arguments.Real("threshold")))] : []);
}

internal sealed class F1Score() : FScore("F1Score", "Computes the harmonic mean of precision and recall of each class.");

internal sealed class FBetaScore() : FScore(
    "FBetaScore",
    "Computes the weighted harmonic mean of precision and recall of each class, where recall counts beta times as much.",
    Parameter.Real("beta", 1, "The weight of recall relative to precision.", min: 0));

internal sealed class MeanIoU : MetricWord
{
    public override Signature Signature { get; } = new("MeanIoU", WordKind.Metric, "Metrics")
    {
        Summary = "Computes the mean intersection over union of predicted and right classes, over the classes that occur.",
        Remarks = "The predicted class is that of the largest output. Keras' MeanIoU takes class indices as predictions, and its OneHotMeanIoU takes one-hot targets.",
        Shapes = "output (N, ..., classes), target (N, ...) or (N, ..., classes) -> one number",
        Better = Direction.Larger,
        Operands = [LossRules.Output, LossRules.AnyTarget, Weighting.SampleWeight],
        Parameters = [LossRules.IgnoreClass],
    };

    public override FormulaModel Formula(Arguments arguments) => FormulaModel.Of("MeanIoU");

    public override Dim? CountOf(IReadOnlyList<Value> inputs) => null;

    public override Shape? Infer(ShapeContext c)
    {
        if (c.DTypes[1] != DType.Int64 && LossRules.IgnoredClass(c.Arguments) is not null)
        {
            return c.Report(ProblemId.ArgumentsConflict, Place.Of(LossRules.IgnoreClass.Name), ["MeanIoU", "ignoreClass with a number for each class: give class numbers as the target"]);
        }

        return LossRules.CheckClasses(c, "MeanIoU") && LossRules.CheckEither(c, "MeanIoU") is not null && LossRules.ClassesOf(c, "MeanIoU") is { } classes
            ? Shape.Of(classes * classes)
            : null;
    }

    public override Value Lower(LowerContext c)
    {
        var classes = c.Inputs[0].Shape.Last.Constant;
        return Counts.Apply<ConfusionMatrix>(c.Graph, c.Inputs[0], c.Inputs[1].DType == DType.Int64 ? LossRules.Classes(c) : c.Inputs[1], Weighting.OfMetric(c), classes * classes, c.Name);
    }
}
