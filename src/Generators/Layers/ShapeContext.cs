using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Collections;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Problems;
using CompiledNets.Generators.Shapes;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Layers;

/// <summary>Gives a word access to a call while its shape is inferred, and takes its problem reports.</summary>
/// <param name="signature">The signature of the word.</param>
/// <param name="inputs">The shapes of the operands.</param>
/// <param name="dtypes">The dtypes of the operands.</param>
/// <param name="arguments">The arguments.</param>
/// <param name="report">Receives the problems.</param>
/// <param name="ids">The ids that the inputs declare, by operand.</param>
/// <param name="conditions">Gets the conditions that the earlier words of the net need.</param>
internal sealed class ShapeContext(
    Signature signature,
    IReadOnlyList<Shape> inputs,
    IReadOnlyList<DType> dtypes,
    Arguments arguments,
    Action<Problem> report,
    IReadOnlyList<IdRange?>? ids = null,
    Func<IEnumerable<Precondition>>? conditions = null)
{
    private readonly List<WeightModel> _weights = [];
    private readonly List<Precondition> _preconditions = [];
    private readonly List<Shape> _further = [];
    private readonly List<(int Input, IdRange Range)> _idLimits = [];

    public IReadOnlyList<Shape> Inputs { get; } = inputs;

    /// <summary>Gets the shape of the only operand.</summary>
    public Shape Input => Inputs[0];

    public IReadOnlyList<DType> DTypes { get; } = dtypes;

    public Arguments Arguments { get; } = arguments;

    public IReadOnlyList<WeightModel> Weights => _weights;

    public IReadOnlyList<Precondition> Preconditions => _preconditions;

    /// <summary>Gets the shapes of the results after the first.</summary>
    public IReadOnlyList<Shape> Further => _further;

    /// <summary>Declares a result after the first. The signature names it in <see cref="Signature.Results"/>.</summary>
    public void AddResult(Shape shape) => _further.Add(shape);

    /// <summary>Reports a problem. Returns null, so that a shape rule can return the result of this call.</summary>
    public Shape? Report(ProblemId id, Place place, IReadOnlyList<string> arguments, params DimReference[] origins) => Report(id, place, arguments, null, origins);

    /// <param name="hint">The suggested fix, if one is known.</param>
    public Shape? Report(ProblemId id, Place place, IReadOnlyList<string> arguments, Hint? hint, params DimReference[] origins)
    {
        report(new Problem(id, place, arguments, origins) { Hint = hint });
        return null;
    }

    /// <summary>Declares a weight. If its sizes are not known, reports that under <paramref name="sizeFrom"/> and returns null.</summary>
    /// <param name="name">The name in Keras, such as <c>kernel</c>.</param>
    /// <param name="shape">The shape in Keras.</param>
    /// <param name="initializer">The name of the parameter that holds the initializer.</param>
    /// <param name="sizeFrom">The size of the input that determines the weight's size. The default is the last axis of the only operand.</param>
    /// <param name="storage">The order of its axes in memory. The default is the order in Keras.</param>
    /// <param name="isTrainable">True if the weight is trained. Otherwise it is state, which the layer itself writes in training steps.</param>
    /// <param name="startsAs">The initializer, if it is not just the one that the parameter gives.</param>
    /// <param name="takesGivenSizes">Whether sizes may be given when the net is created. The rules of the word must not need their values then.</param>
    public WeightModel? Weight(
        string name,
        IReadOnlyList<Dim> shape,
        string initializer,
        DimReference? sizeFrom = null,
        IReadOnlyList<int>? storage = null,
        bool isTrainable = true,
        FormulaModel? startsAs = null,
        bool takesGivenSizes = false)
    {
        if (shape.FirstOrDefault(dim => !(takesGivenSizes ? dim.IsKnownAtConstruction : dim.IsConstant)) is { } unknown)
        {
            var from = sizeFrom ?? new DimReference(0, Input.Rank - 1);
            Report(
                ProblemId.SizeMustBeKnown,
                Place.OfInput(from.Input),
                [signature.Title, name, AxisName(from), unknown.ToString(), Inputs[from.Input].ToString()],
                from);
            return null;
        }

        // The names follow Keras' pattern: kernelInitializer, kernelRegularizer, kernelConstraint.
        var prefix = initializer.Substring(0, initializer.Length - "Initializer".Length);
        var weight = new WeightModel(
            name,
            shape.ToEquatableArray(),
            (storage ?? Enumerable.Range(0, shape.Count).ToList()).ToEquatableArray(),
            startsAs ?? Arguments.Formula(initializer)!,
            Arguments.Formula(prefix + "Regularizer"),
            Arguments.Formula(prefix + "Constraint"),
            isTrainable);
        if (!CheckFormulas(weight, prefix))
        {
            return null;
        }

        _weights.Add(weight);
        return weight;
    }

    /// <summary>Checks that the weight has the axes that its initializer, its regularizer and its constraint need.</summary>
    private bool CheckFormulas(WeightModel weight, string prefix)
    {
        var rank = weight.Shape.Length;
        if ((weight.Initializer.Name == FormulaModel.Orthogonal && rank < 2) || (weight.Initializer.Name == "Identity" && rank != 2))
        {
            Report(
                ProblemId.ArgumentsConflict,
                Place.Of(prefix + "Initializer"),
                [signature.Title, $"{weight.Initializer} as the start of its {weight.Name}, which has the shape ({string.Join(", ", weight.Shape)}): a matrix is needed"]);
            return false;
        }

        // The penalty is on pairs of rows or columns, so at least two are needed.
        if (weight.Regularizer is { Name: FormulaModel.Orthogonal } regularizer && (rank != 2 || weight.Shape[(int)regularizer.Arguments[1]] is { IsConstant: true, Constant: < 2 }))
        {
            var compared = regularizer.Arguments[1] == 1 ? "columns" : "rows";
            Report(
                ProblemId.ArgumentsConflict,
                Place.Of(prefix + "Regularizer"),
                [signature.Title, $"{regularizer} for its {weight.Name}, which has the shape ({string.Join(", ", weight.Shape)}): a matrix with at least two {compared} is needed"]);
            return false;
        }

        if (weight.Constraint?.Axes.Cast<long?>().FirstOrDefault(axis => axis < 0 || axis >= rank) is { } wrong)
        {
            Report(
                ProblemId.AxisOutOfRange,
                Place.Of(prefix + "Constraint"),
                [signature.Title, DimPrinter.Number(wrong), $"({string.Join(", ", weight.Shape)}) of the {weight.Name}", "0", DimPrinter.Number(rank - 1)]);
            return false;
        }

        return true;
    }

    /// <summary>
    /// Requires <paramref name="dim"/> to be at least one. If it never is, reports <paramref name="id"/>. If it depends on a named size, adds a
    /// precondition to the net, which is checked at run time.
    /// </summary>
    public bool RequirePositive(Dim dim, ProblemId id, Place place, IReadOnlyList<string> arguments, params DimReference[] origins)
    {
        switch (ShapeSolver.AtLeast(dim, 1))
        {
            case { Verdict: Verdict.Proved }:
                return true;
            case { Verdict: Verdict.Refuted }:
                Report(id, place, arguments, origins);
                return false;
            default:
                _preconditions.Add(new Precondition(dim, 1, signature.Name));
                return true;
        }
    }

    /// <summary>
    /// Requires two sizes to be equal. If they never are, reports <paramref name="id"/>. If it depends on a named size, reports the declaration that
    /// would make them equal.
    /// </summary>
    public bool RequireEqual(Dim left, Dim right, ProblemId id, Place place, IReadOnlyList<string> arguments, params DimReference[] origins) =>
        RequireEqual(left, right, id, place, arguments, null, origins);

    /// <param name="hint">The suggested fix, for sizes that are never equal.</param>
    public bool RequireEqual(Dim left, Dim right, ProblemId id, Place place, IReadOnlyList<string> arguments, Hint? hint, params DimReference[] origins)
    {
        var decision = ShapeSolver.Equal(left, right);
        if (decision.Verdict == Verdict.Proved)
        {
            return true;
        }

        // A condition that only some sizes of the batch satisfy is a mistake, because the batch has any size.
        var condition = new EqualSizes(left, right, decision, [.. conditions?.Invoke() ?? [], .. _preconditions]);
        if (condition.IsImpossible || left.Symbols.Concat(right.Symbols).Contains(Symbol.Batch))
        {
            report(new Problem(id, place, arguments, origins) { Hint = hint, Reason = condition.Reason });
        }
        else
        {
            var (text, code) = condition.Declaration;
            Report(ProblemId.DependsOnSize, place, [signature.Title, left.ToString(), right.ToString(), text], code is null ? null : new Hint("", RepairKind.Declare, code), origins);
        }

        return false;
    }

    /// <summary>Gets the words for two sizes that must be equal, the second of them that of the operand that is wrong.</summary>
    public static string Differ(string what, Dim left, Dim right) => $"{what} is {left} in the earlier operands, but {right} in '{{operand}}'";

    /// <summary>Gets the ids that the word accepts, by the operand that holds them. A reason that is empty is the call itself.</summary>
    public IReadOnlyList<(int Input, IdRange Range)> IdLimits => _idLimits;

    /// <summary>
    /// Requires the ids of an operand to be in a range. If the input declares more ids, reports that at <paramref name="place"/>. If it declares nothing,
    /// the net checks the ids when it runs.
    /// </summary>
    /// <param name="hint">Creates the suggested fix, which follows the message.</param>
    public bool RequireIds(int input, IdRange range, Place place, Func<Dim, string> hint)
    {
        if (ids?[input] is { } declared && declared.Count.IsConstant && range.Count.IsConstant && declared.Count.Constant > range.Count.Constant)
        {
            Report(ProblemId.IdsDoNotFit, place, [signature.Title, (range.Count - 1).ToString(), declared.Reason, (declared.Count - 1).ToString(), hint(declared.Count)]);
            return false;
        }

        _idLimits.Add((input, range));
        return true;
    }

    /// <summary>Gets the axis that <paramref name="axis"/> means, counted from 0. Returns null after reporting that it is out of range.</summary>
    /// <param name="input">The operand that has the axis.</param>
    /// <param name="least">The first axis that is allowed. The default is 1, because layers do not work along the batch.</param>
    /// <param name="element">The index of the axis if the argument is a list, or -1.</param>
    public int? AxisOf(string parameter, long axis, int input = 0, int least = 1, int element = -1)
    {
        var rank = Inputs[input].Rank;
        var index = axis < 0 ? axis + rank : axis;
        if (index >= least && index < rank)
        {
            return (int)index;
        }

        // A user may count from the wrong end or mean the batch, which layers do not work along, so the nearest valid axis is suggested.
        var nearest = Math.Min(Math.Max(index, least), rank - 1);
        var hint = nearest < least ? null : Hint.DidYouMean("axis " + DimPrinter.Number(nearest), DimPrinter.Number(nearest));
        Report(
            ProblemId.AxisOutOfRange,
            Place.Of(parameter, element),
            [signature.Title, DimPrinter.Number(axis), Inputs[input].ToString(), DimPrinter.Number(least), DimPrinter.Number(rank - 1)],
            hint);
        return null;
    }

    /// <summary>Gets the axes that are given, counted from 0. Returns null after reporting a wrong axis.</summary>
    /// <param name="default">The axes that are used if none is given.</param>
    public IReadOnlyList<int>? AxesOf(string parameter, IEnumerable<int> @default)
    {
        if (!Arguments.IsGiven(parameter))
        {
            return @default.ToList();
        }

        var axes = new List<int>();
        foreach (var given in Arguments.Sizes(parameter))
        {
            if (AxisOf(parameter, given, element: axes.Count) is not { } axis)
            {
                return null;
            }

            if (axes.Contains(axis))
            {
                Report(ProblemId.ArgumentsConflict, Place.Of(parameter, axes.Count), [signature.Title, $"axis {DimPrinter.Number(given)} twice"]);
                return null;
            }

            axes.Add(axis);
        }

        return axes;
    }

    private static string AxisName(DimReference reference) => "axis " + DimPrinter.Number(reference.Axis);
}
