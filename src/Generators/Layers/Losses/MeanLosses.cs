using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Problems;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Layers;

/// <summary>A loss that is the mean of something computed of each output and its target, or of each row of them: one row of a table.</summary>
/// <param name="signature">What it looks like.</param>
/// <param name="formula">The operations, whose mean over everything is the loss.</param>
internal sealed class MeanLoss(Signature signature, Func<MeanLoss.Terms, Value> formula) : Layer
{
    // Keras' backend.epsilon().
    private const double Epsilon = 1e-7;

    public override Signature Signature { get; } = signature;

    /// <summary>All of them.</summary>
    public static IEnumerable<Layer> All { get; } =
    [
        Row("MeanAbsoluteError", "The mean of |output - target|.", t => t.Abs(t.Error)),
        Row("MeanAbsolutePercentageError", "100 times the mean of |output - target| / |target|; targets nearer to zero than 1e-7 count as that.",
            t => t.Scale(t.Divide(t.Abs(t.Error), t.Clip(t.Abs(t.Target), Epsilon, double.PositiveInfinity)), 100)),
        Row("MeanSquaredLogarithmicError", "The mean of (log(1 + output) - log(1 + target))²; numbers below 1e-7 count as that.",
            t => t.Square(t.Subtract(t.LogOfOneMore(t.Output), t.LogOfOneMore(t.Target)))),
        Row("Huber", "The mean of half the squared error where that is at most delta, and of delta · (|error| - delta / 2) beyond. Huber, 1964.", t =>
            {
                // With c the error between -delta and delta, both pieces are c · (error - c / 2).
                var clipped = t.Clip(t.Error, -t.Real("delta"), t.Real("delta"));
                return t.Multiply(clipped, t.Subtract(t.Error, t.Scale(clipped, 0.5)));
            },
            Parameter.Real("delta", 1, "From which error on it grows linearly.", min: 0)),
        Row("LogCosh", "The mean of log(cosh(output - target)): about half the square of a small error, and the size of a large one.",
            t => t.Offset(t.Add(t.Error, t.Softplus(t.Scale(t.Error, -2))), -Math.Log(2))),
        Row("Poisson", "The mean of output - target · log(output + 1e-7).",
            t => t.Subtract(t.Output, t.Multiply(t.Target, t.Log(t.Offset(t.Output, Epsilon))))),
        Row("KLDivergence", "The mean over the rows of sum(target · log(target / output)); both are kept between 1e-7 and 1.", t =>
            {
                var (p, q) = (t.Clip(t.Target, Epsilon, 1), t.Clip(t.Output, Epsilon, 1));
                return t.SumOfRow(t.Multiply(p, t.Log(t.Divide(p, q))));
            }),
        Row("Hinge", "The mean of max(1 - target · output, 0).", Labels, t => t.Relu(t.OneMinus(t.Multiply(t.Labels, t.Output)))),
        Row("SquaredHinge", "The mean of max(1 - target · output, 0)².", Labels, t => t.Square(t.Relu(t.OneMinus(t.Multiply(t.Labels, t.Output))))),
        Row("CategoricalHinge", "The mean over the rows of max(0, 1 + max((1 - target) · output) - sum(target · output)).", t =>
            {
                var right = t.SumOfRow(t.Multiply(t.Target, t.Output));
                var wrong = t.LargestOfRow(t.Multiply(t.OneMinus(t.Target), t.Output));
                return t.Relu(t.Offset(t.Subtract(wrong, right), 1));
            }),
        Row("CosineSimilarity", "Minus the mean over the rows of the cosine of the angle between output and target.",
            "As a loss it is negative where both point the same way. Keras' metric of the same name has the other sign.",
            t => t.Negate(t.SumOfRow(t.Multiply(t.Unit(t.Output), t.Unit(t.Target))))),
        Row("BinaryFocalCrossentropy", "Binary crossentropy, times (1 - the probability of what is right) to the power gamma. Lin et al., 2018.", t =>
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
            Parameter.Flag("applyClassBalancing", false, "Whether ones are weighted by alpha and zeros by 1 - alpha."),
            Alpha,
            Gamma,
            LossRules.FromLogits,
            LossRules.LabelSmoothing),
        Row("CategoricalFocalCrossentropy", "Categorical crossentropy, each class times alpha and (1 - its probability) to the power gamma. Lin et al., 2018.", t =>
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

    private const string Labels = "Targets are -1 and 1. Where a batch has only zeros and ones, zeros count as -1, as in Keras.";

    private static Parameter Alpha => Parameter.Real("alpha", 0.25, "The weight of ones, or of every class.", min: 0);

    private static Parameter Gamma => Parameter.Real("gamma", 2, "How much less easy samples count.", min: 0);

    public override Shape? Infer(ShapeContext c)
    {
        // What is computed of a row is none of the batch.
        if (Signature.Name is "KLDivergence" or "CategoricalHinge" or "CosineSimilarity" && c.Inputs[0].Rank < 2)
        {
            return c.Report(ProblemId.WrongRank, Place.OfInput(0), [Signature.Name, "an output with a row of values per sample", c.Inputs[0].ToString()]);
        }

        if (!LossRules.CheckSame(c, Signature.Name))
        {
            return null;
        }

        // A smoothed target has to know among how many classes it is spread.
        return Signature.Name.StartsWith("Categorical", StringComparison.Ordinal) && LossRules.ClassesOf(c, Signature.Name) is null ? null : Shape.Scalar;
    }

    public override Value Lower(LowerContext c) => Weighting.Mean(c, formula(new Terms(c)));

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

    /// <summary>The words that formulas are written in.</summary>
    internal sealed class Terms(LowerContext c)
    {
        private Value? _error;

        public Value Output => c.Inputs[0];

        public Value Target => c.Inputs[1];

        /// <summary>output - target.</summary>
        public Value Error => _error ??= Subtract(Output, Target);

        /// <summary>The target, with -1 in place of 0 where there are no other numbers than 0 and 1.</summary>
        public Value Labels => HingeLabels.Apply(c.Graph, Target, Name);

        public double Classes => Output.Shape.Last.Constant;

        private string Name => c.Name;

        private int LastAxis => Output.Shape.Rank - 1;

        public double Real(string parameter) => c.Arguments.Real(parameter);

        public bool Flag(string parameter) => c.Arguments.Flag(parameter);

        public Value Abs(Value x) => Pointwise.Apply(c.Graph, "Abs", x, Name);

        public Value Log(Value x) => Pointwise.Apply(c.Graph, "Log", x, Name);

        public Value Square(Value x) => Pointwise.Apply(c.Graph, "Square", x, Name);

        public Value Relu(Value x) => Pointwise.Apply(c.Graph, "Relu", x, Name);

        public Value Sigmoid(Value x) => Pointwise.Apply(c.Graph, "Sigmoid", x, Name);

        public Value Negate(Value x) => Pointwise.Apply(c.Graph, "Negate", x, Name);

        public Value Softplus(Value x) => Activations.Apply(c.Graph, "Softplus", x, Name);

        public Value Softmax(Value x) => Ops.Softmax.Apply(c.Graph, x, LastAxis, Name);

        public Value Clip(Value x, double least, double most) => Activations.Clip(c.Graph, x, least, most, Name);

        public Value Scale(Value x, double a) => Pointwise.Scale(c.Graph, x, a, Name);

        public Value Offset(Value x, double a) => Pointwise.Offset(c.Graph, x, a, Name);

        public Value Power(Value x, double a) => Pointwise.Power(c.Graph, x, a, Name);

        public Value OneMinus(Value x) => Offset(Negate(x), 1);

        public Value Add(Value x, Value y) => Pointwise.Add(c.Graph, x, y, Name);

        public Value Subtract(Value x, Value y) => Pointwise.Subtract(c.Graph, x, y, Name);

        public Value Multiply(Value x, Value y) => Pointwise.Multiply(c.Graph, x, y, Name);

        public Value Divide(Value x, Value y) => Pointwise.Divide(c.Graph, x, y, Name);

        public Value LogOfOneMore(Value x) => Log(Offset(Clip(x, Epsilon, double.PositiveInfinity), 1));

        public Value SumOfRow(Value x) => Sum.Apply(c.Graph, x, [LastAxis], Name);

        public Value LargestOfRow(Value x) => Reshape.Apply(c.Graph, Extreme.Apply(c.Graph, x, largest: true, [LastAxis], Name), new Shape(x.Shape.Dims.Take(LastAxis)), Name);

        /// <summary>What was made of a row, with an axis of size one in its place.</summary>
        public Value Kept(Value row) => Reshape.Apply(c.Graph, row, new Shape([.. row.Shape.Dims, Dim.One]), Name);

        /// <summary>Rows of length one.</summary>
        public Value Unit(Value x) =>
            Multiply(x, Pointwise.Apply(c.Graph, "Rsqrt", Clip(Kept(SumOfRow(Square(x))), Epsilon * Epsilon, double.PositiveInfinity), Name));

        /// <summary>The target with a part of it spread evenly over all classes.</summary>
        public Value Smooth(Value target, double classes) => LossRules.Smooth(c, target, classes);
    }
}
