using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Problems;
using CompiledNets.Generators.Shapes;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Layers;

/// <summary>Provides the checks and parameters that losses and metrics share.</summary>
internal static class LossRules
{
    private static readonly Place s_target = Place.OfInput(1);

    public static Operand Output { get; } = Operand.Float("output", "The output of the net.");

    /// <summary>Gets a target operand with the shape of the output.</summary>
    public static Operand Target { get; } = Operand.Float("target", "The target, of the shape of the output.");

    public static Operand AnyTarget { get; } = Operand.FloatOrIds("target", "The target, with the shape of the output, or class indices.");

    public static Operand ClassNumbers { get; } = Operand.Ids("target", "The index of the right class, from 0.");

    public static Parameter FromLogits => Parameter.Flag("fromLogits", false, "Whether the output is logits, before softmax or sigmoid.");

    public static Parameter IgnoreClass { get; } = new(
        "ignoreClass", ParameterKind.Integer, "A number that marks places to leave out, which need not be a class: often -1 or 255. By default no place is left out.");

    public static Parameter LabelSmoothing =>
        new("labelSmoothing", ParameterKind.Real, "The part of each target that is distributed evenly over all classes.") { Default = ArgumentValue.Of(0d), Min = 0, Below = 1 };

    /// <summary>Distributes the part <c>labelSmoothing</c> of the target evenly over the given number of classes.</summary>
    public static Value Smooth(LowerContext c, Value target, double classes) => c.Arguments.Real("labelSmoothing") is > 0 and var part
        ? Arithmetic.Offset.Apply(c.Graph, Arithmetic.Scale.Apply(c.Graph, target, 1 - part, c.Name + "_target"), part / classes, c.Name + "_target")
        : target;

    public static Parameter K { get; } = new("k", ParameterKind.Integer, "The number of largest outputs that count as predictions.") { Default = ArgumentValue.Of(5), Min = 1 };

    /// <summary>Computes the number of rows of an output that has one probability per class.</summary>
    public static Dim RowsOf(IReadOnlyList<Value> inputs) => Dim.Product(inputs[0].Shape.Dims.Take(inputs[0].Shape.Rank - 1));

    /// <summary>Checks that the target has the shape of the output, or holds class indices if it is an integer tensor.</summary>
    public static Shape? CheckEither(ShapeContext c, string loss) =>
        (c.DTypes[1] == DType.Int64 ? CheckClasses(c, loss) && CheckSparse(c, loss) : CheckSame(c, loss)) ? Shape.Scalar : null;

    /// <summary>
    /// Gets the size of the output's last axis, the classes or columns. Returns null after reporting that it is known at run time only.
    /// </summary>
    public static long? ClassesOf(ShapeContext c, string loss)
    {
        var output = c.Inputs[0];
        if (output.Rank >= 2 && output.Last.IsConstant)
        {
            return output.Last.Constant;
        }

        if (output.Rank < 2)
        {
            c.Report(ProblemId.WrongRank, Place.OfInput(0), [loss, "an output with one value per class", output.ToString()], Ranks.Needed(output, 2));
        }
        else
        {
            c.Report(
                ProblemId.SizeMustBeKnown,
                Place.OfInput(0),
                [loss, "counts", "axis " + DimPrinter.Number(output.Rank - 1), output.Last.ToString(), output.ToString()],
                new DimReference(0, output.Rank - 1));
        }

        return null;
    }

    /// <summary>
    /// Checks that output and target have the same shape. Nothing is broadcast, because that would let a net train on a target of the wrong width.
    /// </summary>
    public static bool CheckSame(ShapeContext c, string loss)
    {
        var (output, target) = (c.Inputs[0], c.Inputs[1]);
        if (output.Rank != target.Rank)
        {
            c.Report(ProblemId.TargetDisagrees, s_target, [loss, output.ToString(), target.ToString()], ShapeOf(output));
            return false;
        }

        if (ClassesFirst(output, target, hasClasses: true) is { } hint)
        {
            c.Report(ProblemId.TargetDisagrees, s_target, [loss, output.ToString(), target.ToString()], hint);
            return false;
        }

        for (var axis = 0; axis < output.Rank; axis++)
        {
            if (!c.RequireEqual(
                output[axis], target[axis], ProblemId.TargetDisagrees, s_target, [loss, output.ToString(), target.ToString()], ShapeOf(output), new DimReference(0, axis)))
            {
                return false;
            }
        }

        return Weighting.Check(c, loss);
    }

    /// <summary>
    /// Checks that the target holds one class index per row of the output: the shape of the output without its last axis, or with a last axis of size
    /// one.
    /// </summary>
    public static bool CheckSparse(ShapeContext c, string loss)
    {
        var (output, target) = (c.Inputs[0], c.Inputs[1]);
        var expected = new Shape(output.Dims.Take(output.Rank - 1));
        var given = target.Rank == output.Rank && target.Last.Is(1) ? new Shape(target.Dims.Take(target.Rank - 1)) : target;
        if (!given.Equals(expected))
        {
            c.Report(ProblemId.TargetDisagrees, s_target, [loss, expected.ToString(), target.ToString()], ClassesFirst(output, target, hasClasses: false) ?? ShapeOf(expected));
            return false;
        }

        // An accuracy compares numbers, so the number that a loss ignores is no problem for it. As in Keras, such a place counts as wrong.
        var range = new IdRange(output.Last, $"the {output.Last} classes of {loss}", IgnoredClass(c.Arguments), IsLenient: loss is "Accuracy" or "SparseCategoricalAccuracy");
        return c.RequireIds(1, range, s_target, count => $"Give the output {count} classes") && Weighting.Check(c, loss);
    }

    /// <summary>Gets the class number whose places are ignored, or null.</summary>
    public static long? IgnoredClass(Arguments arguments) => arguments.IsGiven(IgnoreClass.Name) ? arguments.Integer(IgnoreClass.Name) : null;

    /// <summary>Checks that the last axis of the output can hold a probability per class.</summary>
    public static bool CheckClasses(ShapeContext c, string loss)
    {
        if (c.Inputs[0].Rank < 2)
        {
            c.Report(ProblemId.WrongRank, Place.OfInput(0), [loss, "an output with one value per class", c.Inputs[0].ToString()], Ranks.Needed(c.Inputs[0], 2));
            return false;
        }

        if (c.Inputs[0].Last.Is(1))
        {
            c.Report(ProblemId.LossNeedsTwoClasses, Place.OfInput(0), [loss, c.Inputs[0].ToString()], new DimReference(0, c.Inputs[0].Rank - 1));
            return false;
        }

        return true;
    }

    /// <summary>Checks that fewer than all classes count as predictions. Otherwise every output is right.</summary>
    public static bool CheckK(ShapeContext c, string metric)
    {
        if (c.Inputs[0].Last is { IsConstant: true, Constant: var classes } && c.Arguments.Integer(K.Name) is var k && k >= classes)
        {
            var smaller = Math.Max(1, Math.Min(classes - 1, 5));
            c.Report(
                ProblemId.ArgumentOutOfRange,
                Place.Of(K.Name),
                [metric, K.Name, $"below the {DimPrinter.Number(classes)} classes, because otherwise every output is right", DimPrinter.Number(k)],
                c.Arguments.IsGiven(K.Name) ? Hint.DidYouMean(DimPrinter.Number(smaller), DimPrinter.Number(smaller)) : new Hint($"Write k: {DimPrinter.Number(smaller)}"));
            return false;
        }

        return true;
    }

    /// <summary>Creates the hint for an output that has its classes on the first axis of a sample. Returns null if the target does not say so.</summary>
    private static Hint? ClassesFirst(Shape output, Shape target, bool hasClasses)
    {
        if (output.Rank < 3 || output[1].Equals(output.Last))
        {
            return null;
        }

        var rest = output.Dims.Skip(2).ToList();
        var wanted = new Shape([output[0], .. rest, .. hasClasses ? [output[1]] : System.Array.Empty<Dim>()]);
        var order = string.Join(", ", Enumerable.Range(2, output.Rank - 2).Concat([1]).Select(axis => DimPrinter.Number(axis)));
        return wanted.Equals(target)
            ? new Hint($"Classes are taken from the last axis ({output.Last}), but this output has them first ({output[1]}): put Permute({order}) before the softmax")
            : null;
    }

    /// <summary>Creates the hint that declares a target with the given shape.</summary>
    private static Hint ShapeOf(Shape shape)
    {
        var sizes = shape.Dims.Skip(1).Select(dim => dim.IsConstant ? dim.ToString() : $"\"{dim}\"").ToList();
        var code = sizes.Count == 0 ? "Shape" : $"Shape({string.Join(", ", sizes)})";
        return new Hint($"Declare it as [{code}]", RepairKind.Reshape, code);
    }

    /// <summary>Gets the class numbers of a target, of the shape of the output without its last axis. The places that are left out get the class 0.</summary>
    public static Value Classes(LowerContext c) => IgnoredClass(c.Arguments) is { } ignored
        ? Masks.WithoutLabel(c.Graph, Squeeze(c), ignored, c.Name + "_classes")
        : Squeeze(c);

    /// <summary>Removes the last axis of the class indices if its size is one.</summary>
    public static Value Squeeze(LowerContext c)
    {
        var (output, target) = (c.Inputs[0], c.Inputs[1]);
        return target.Shape.Rank == output.Shape.Rank
            ? Reshape.Apply(c.Graph, target, new Shape(target.Shape.Dims.Take(target.Shape.Rank - 1)))
            : target;
    }
}
