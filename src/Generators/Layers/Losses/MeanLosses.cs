using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Problems;
using CompiledNets.Generators.Shapes;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Layers;

/// <summary>A loss that is the mean of a formula, computed from each element or row of output and target. The losses are rows of a table.</summary>
/// <param name="signature">The signature of the loss.</param>
/// <param name="formula">The operations that compute the values whose mean is the loss.</param>
internal sealed class MeanLoss(Signature signature, Func<MeanLoss.Terms, Value> formula) : LossWord
{
    // Keras' backend.epsilon().
    private const double Epsilon = 1e-7;

    public override Signature Signature { get; } = signature;

    /// <summary>Gets all losses of this kind.</summary>
    public static IEnumerable<Word> All { get; } =
    [
        Row("MeanAbsoluteError", "Computes the mean of |output - target|.", t => t.Abs(t.Error)),
        Row("MeanAbsolutePercentageError", "Computes 100 times the mean of |output - target| / max(|target|, 1e-7).",
            t => t.Scale(t.Divide(t.Abs(t.Error), t.Clip(t.Abs(t.Target), Epsilon, double.PositiveInfinity)), 100)),
        Row("MeanSquaredLogarithmicError", "Computes the mean of (log(1 + output) - log(1 + target))². Numbers below 1e-7 are replaced by 1e-7.",
            t => t.Square(t.Subtract(t.LogOfOneMore(t.Output), t.LogOfOneMore(t.Target)))),
        Row("Huber", "Computes the mean of error² / 2 if |error| is at most delta, else of delta · (|error| - delta / 2). Huber, 1964.", t =>
            {
                // With c the error clipped to -delta and delta, both cases are c · (error - c / 2).
                var clipped = t.Clip(t.Error, -t.Real("delta"), t.Real("delta"));
                return t.Multiply(clipped, t.Subtract(t.Error, t.Scale(clipped, 0.5)));
            },
            Parameter.Real("delta", 1, "The error above which the loss grows linearly.", min: 0)),
        Row("LogCosh", "Computes the mean of log(cosh(output - target)), which is about error² / 2 for small errors and |error| for large ones.",
            t => t.Offset(t.Add(t.Error, t.Softplus(t.Scale(t.Error, -2))), -Math.Log(2))),
        Row("Poisson", "Computes the mean of output - target · log(output + 1e-7).",
            t => t.Subtract(t.Output, t.Multiply(t.Target, t.Log(t.Offset(t.Output, Epsilon))))),
        Row("KLDivergence", "Computes the mean over the rows of sum(target · log(target / output)). Both are clipped to the range from 1e-7 to 1.", t =>
            {
                var (p, q) = (t.Clip(t.Target, Epsilon, 1), t.Clip(t.Output, Epsilon, 1));
                return t.SumOfRow(t.Multiply(p, t.Log(t.Divide(p, q))));
            }),
        Row("Hinge", "Computes the mean of max(1 - target · output, 0).", Labels, t => t.Relu(t.OneMinus(t.Multiply(t.Labels, t.Output)))),
        Row("SquaredHinge", "Computes the mean of max(1 - target · output, 0)².", Labels, t => t.Square(t.Relu(t.OneMinus(t.Multiply(t.Labels, t.Output))))),
        Row("CategoricalHinge", "Computes the mean over the rows of max(0, 1 + max((1 - target) · output) - sum(target · output)).", t =>
            {
                var right = t.SumOfRow(t.Multiply(t.Target, t.Output));
                var wrong = t.LargestOfRow(t.Multiply(t.OneMinus(t.Target), t.Output));
                return t.Relu(t.Offset(t.Subtract(wrong, right), 1));
            }),
        Row("CosineSimilarity", "Computes the negative of the mean over the rows of the cosine of the angle between output and target.",
            "The loss is negative if both have the same direction. Keras' metric of the same name has the opposite sign.",
            t => t.Negate(t.SumOfRow(t.Multiply(t.Unit(t.Output), t.Unit(t.Target))))),
        Row("BinaryFocalCrossentropy", "Computes binary crossentropy times (1 - the probability of the right class) to the power gamma. Lin et al., 2018.", t =>
            {
                var p = t.Flag("fromLogits") ? t.Sigmoid(t.Output) : t.Output;
                var target = t.Smooth(t.Target, 2);
                var kept = t.Clip(p, Epsilon, 1 - Epsilon);
                var crossentropy = t.Negate(t.Add(t.Multiply(target, t.Log(kept)), t.Multiply(t.OneMinus(target), t.Log(t.OneMinus(kept)))));
                var right = t.Add(t.Multiply(target, p), t.Multiply(t.OneMinus(target), t.OneMinus(p)));
                var focal = t.Multiply(t.Power(t.OneMinus(right), t.Real("gamma")), crossentropy);
                var alpha = t.Real("alpha");
                return t.Flag("applyClassBalancing") ? t.Multiply(t.Offset(t.Scale(target, (2 * alpha) - 1), 1 - alpha), focal) : focal;
            },
            Parameter.Flag("applyClassBalancing", false, "Whether targets of one are weighted by alpha and targets of zero by 1 - alpha."),
            Alpha,
            Gamma,
            LossRules.FromLogits,
            LossRules.LabelSmoothing),
        Row("CategoricalFocalCrossentropy", "Computes categorical crossentropy, where each class is weighted by alpha and by (1 - its probability) to the power gamma. Lin et al., 2018.", t =>
            {
                var p = t.Flag("fromLogits") ? t.Softmax(t.Output) : t.Divide(t.Output, t.Kept(t.SumOfRow(t.Output)));
                var kept = t.Clip(p, Epsilon, 1 - Epsilon);
                var crossentropy = t.Negate(t.Multiply(t.Smooth(t.Target, t.Classes), t.Log(kept)));
                return t.SumOfRow(t.Scale(t.Multiply(t.Power(t.OneMinus(kept), t.Real("gamma")), crossentropy), t.Real("alpha")));
            },
            Alpha,
            Gamma,
            LossRules.FromLogits,
            LossRules.LabelSmoothing),
    ];

    private const string Labels = "Targets are -1 and 1. If a batch contains only zeros and ones, zeros are replaced by -1, as in Keras.";

    private static Parameter Alpha => Parameter.Real("alpha", 0.25, "The weight of targets of one, or of every class.", min: 0);

    private static Parameter Gamma => Parameter.Real("gamma", 2, "The exponent that reduces the weight of easy samples.", min: 0);

    public override Shape? Infer(ShapeContext c)
    {
        // These losses reduce the last axis, which must not be the batch.
        if (Signature.Name is "KLDivergence" or "CategoricalHinge" or "CosineSimilarity" && c.Inputs[0].Rank < 2)
        {
            return c.Report(ProblemId.WrongRank, Place.OfInput(0), [Signature.Name, "an output with a row of values per sample", c.Inputs[0].ToString()], Ranks.Needed(c.Inputs[0], 2));
        }

        if (!LossRules.CheckSame(c, Signature.Name))
        {
            return null;
        }

        // Label smoothing distributes a part of the target over the classes, so their number must be known.
        return Signature.Name.StartsWith("Categorical", StringComparison.Ordinal) && LossRules.ClassesOf(c, Signature.Name) is null ? null : Shape.Scalar;
    }

    protected override Value Values(LowerContext c) => formula(new Terms(c));

    private static MeanLoss Row(string name, string summary, Func<Terms, Value> formula, params Parameter[] parameters) => Row(name, summary, null, formula, parameters);

    private static MeanLoss Row(string name, string summary, string? remarks, Func<Terms, Value> formula, params Parameter[] parameters) => new(
        new Signature(name, WordKind.Loss, "Losses")
        {
            Summary = summary,
            Remarks = remarks,
            Shapes = "output, target of the same shape -> one number",
            Takes = name switch
            {
                "BinaryFocalCrossentropy" => ValueRange.Unit,
                "CategoricalFocalCrossentropy" or "KLDivergence" => ValueRange.Distribution,
                _ => ValueRange.Any,
            },
            Operands = [LossRules.Output, LossRules.Target, Weighting.SampleWeight],
            Parameters = parameters,
        },
        formula);

    /// <summary>Provides the functions that formulas are written with.</summary>
    internal sealed class Terms(LowerContext c)
    {
        private Value? _error;

        public Value Output => c.Inputs[0];

        public Value Target => c.Inputs[1];

        /// <summary>Gets output - target.</summary>
        public Value Error => _error ??= Subtract(Output, Target);

        /// <summary>Gets the target, with 0 replaced by -1 if all of its numbers are 0 or 1.</summary>
        public Value Labels => HingeLabels.Apply(c.Graph, Target, Name);

        public double Classes => Output.Shape.Last.Constant;

        private string Name => c.Name;

        private int LastAxis => Output.Shape.Rank - 1;

        public double Real(string parameter) => c.Arguments.Real(parameter);

        public bool Flag(string parameter) => c.Arguments.Flag(parameter);

        public Value Abs(Value x) => Signs.Abs.Apply(c.Graph, x, Name);

        public Value Log(Value x) => Exponentials.Log.Apply(c.Graph, x, Name);

        public Value Square(Value x) => Powers.Square.Apply(c.Graph, x, Name);

        public Value Relu(Value x) => Rectifiers.Relu.Apply(c.Graph, x, Name);

        public Value Sigmoid(Value x) => Sigmoids.Sigmoid.Apply(c.Graph, x, Name);

        public Value Negate(Value x) => Arithmetic.Negate.Apply(c.Graph, x, Name);

        public Value Softplus(Value x) => Exponentials.Softplus.Apply(c.Graph, x, Name);

        public Value Softmax(Value x) => Ops.Softmax.Apply(c.Graph, x, LastAxis, Name);

        public Value Clip(Value x, double least, double most) => Bounds.Clip.Apply(c.Graph, x, [least, most], Name);

        public Value Scale(Value x, double a) => Arithmetic.Scale.Apply(c.Graph, x, a, Name);

        public Value Offset(Value x, double a) => Arithmetic.Offset.Apply(c.Graph, x, a, Name);

        public Value Power(Value x, double a) => Powers.Power.Apply(c.Graph, x, a, Name);

        public Value OneMinus(Value x) => Offset(Negate(x), 1);

        public Value Add(Value x, Value y) => Arithmetic.Add.Apply(c.Graph, x, y, Name);

        public Value Subtract(Value x, Value y) => Arithmetic.Subtract.Apply(c.Graph, x, y, Name);

        public Value Multiply(Value x, Value y) => Arithmetic.Multiply.Apply(c.Graph, x, y, Name);

        public Value Divide(Value x, Value y) => Arithmetic.Divide.Apply(c.Graph, x, y, Name);

        public Value LogOfOneMore(Value x) => Log(Offset(Clip(x, Epsilon, double.PositiveInfinity), 1));

        public Value SumOfRow(Value x) => Sum.Apply(c.Graph, x, [LastAxis], Name);

        public Value LargestOfRow(Value x) => Reshape.Apply(c.Graph, Extreme.Apply(c.Graph, x, largest: true, [LastAxis], Name), new Shape(x.Shape.Dims.Take(LastAxis)), Name);

        /// <summary>Restores the last axis of a reduced row, with size one.</summary>
        public Value Kept(Value row) => Reshape.Apply(c.Graph, row, new Shape([.. row.Shape.Dims, Dim.One]), Name);

        /// <summary>Scales rows to length one.</summary>
        public Value Unit(Value x) =>
            Multiply(x, Powers.Rsqrt.Apply(c.Graph, Clip(Kept(SumOfRow(Square(x))), Epsilon * Epsilon, double.PositiveInfinity), Name));

        /// <summary>Distributes a part of the target evenly over all classes.</summary>
        public Value Smooth(Value target, double classes) => LossRules.Smooth(c, target, classes);
    }
}
