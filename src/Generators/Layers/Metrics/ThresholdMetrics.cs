using System;
using System.Collections.Generic;
using CompiledNets.Generators.Collections;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Shapes;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Layers;

/// <summary>Computes a metric from the numbers of true and false positives and negatives at many thresholds.</summary>
internal abstract class ThresholdMetric(string name, string summary, params Parameter[] parameters) : MetricWord
{
    public override Signature Signature { get; } = new(name, WordKind.Metric, "Metrics")
    {
        Summary = summary,
        Remarks = "Outputs are probabilities. If a loss takes the same output with fromLogits, they are computed from it. The thresholds are evenly spaced between 0 and 1, as in Keras.",
        Shapes = "output, target of the same shape -> one number",
        Better = Direction.Larger,
        Operands = [LossRules.Output, LossRules.Target, Weighting.SampleWeight],
        Parameters = parameters,
    };

    public override Dim? CountOf(IReadOnlyList<Value> inputs) => null;

    public override Shape? Infer(ShapeContext c) => LossRules.CheckSame(c, name) ? Shape.Of(SumsOf(c.Arguments)) : null;

    public override bool ComparesProbabilities(Arguments arguments, Shape output, DType target) => true;

    public override Value Lower(LowerContext c) => Counts.Apply<ThresholdCounts>(
        c.Graph, ProbabilitiesOf(c), c.Inputs[1], Weighting.OfMetric(c), SumsOf(c.Arguments), c.Name, new Argument("thresholds", ArgumentValue.Of(c.Arguments.Integer("numThresholds"))));

    // n thresholds have n - 1 intervals between them. Each is counted for ones and for zeros.
    private static long SumsOf(Arguments arguments) => 2 * (arguments.Integer("numThresholds") - 1);

    protected static Parameter Thresholds { get; } = new("numThresholds", ParameterKind.Integer, "The number of thresholds.") { Default = ArgumentValue.Of(200), Min = 3 };

    protected static FormulaModel Of(string formula, params double[] numbers) => new(formula, numbers.ToEquatableArray());
}

internal sealed class AUC() : ThresholdMetric(
    "AUC",
    "Computes the area under the curve of true positives against false positives, or of precision against recall.",
    Thresholds,
    Parameter.Choice("curve", "Curve", "ROC", "The curve.", s_curves),
    Parameter.Choice("summationMethod", "SummationMethod", "Interpolation", "The method by which the area between two thresholds is computed.", s_methods))
{
    private static readonly string[] s_curves = ["ROC", "PR"];
    private static readonly string[] s_methods = ["Interpolation", "Minoring", "Majoring"];

    public override FormulaModel Formula(Arguments arguments) =>
        Of("AUC", Array.IndexOf(s_curves, arguments.Choice("curve")), Array.IndexOf(s_methods, arguments.Choice("summationMethod")));
}

/// <summary>Computes the best value of one rate among the thresholds at which another rate is large enough.</summary>
internal abstract class BestUnder(string name, string best, string constrained) : ThresholdMetric(
    name,
    $"Computes the best {best} among the thresholds at which the {constrained} is at least a given value.",
    new Parameter(constrained, ParameterKind.Real, $"The required {constrained}, at most 1.") { IsRequired = true, Min = 0 },
    Thresholds)
{
    public override FormulaModel Formula(Arguments arguments) => Of(Signature.Name, arguments.Real(Signature.Parameters[0].Name));
}

internal sealed class SensitivityAtSpecificity() : BestUnder("SensitivityAtSpecificity", "sensitivity", "specificity");

internal sealed class SpecificityAtSensitivity() : BestUnder("SpecificityAtSensitivity", "specificity", "sensitivity");

internal sealed class PrecisionAtRecall() : BestUnder("PrecisionAtRecall", "precision", "recall");

internal sealed class RecallAtPrecision() : BestUnder("RecallAtPrecision", "recall", "precision");
