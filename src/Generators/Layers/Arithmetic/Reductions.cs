using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Problems;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Layers;

/// <summary>Makes one number of those along some axes of each sample. The batch is never one of them.</summary>
internal abstract class Reduction(string name, string summary, string? remarks = null) : Layer
{
    public override Signature Signature { get; } = new(name, WordKind.Function, "Arithmetic")
    {
        Summary = summary,
        Remarks = remarks,
        Shapes = "(N, ..., a, ...) -> (N, ...), or (N, ..., 1, ...) with keepDims",
        Parameters =
        [
            Parameter.Axes("axis", "The axes; all but the batch where they are not given."),
            Parameter.Flag("keepDims", false, "Whether the axes stay, with size one."),
        ],
    };

    public override Shape? Infer(ShapeContext c)
    {
        if (c.Input.Rank < 2)
        {
            return c.Report(ProblemId.WrongRank, Place.OfInput(0), [Signature.Name, "at least one axis besides the batch", c.Input.ToString()]);
        }

        if (c.AxesOf("axis", Enumerable.Range(1, c.Input.Rank - 1)) is not { } axes)
        {
            return null;
        }

        // Of no values there is a sum, but no largest one.
        var fits = true;
        foreach (var axis in axes.Where(_ => NeedsValues))
        {
            fits &= c.RequirePositive(
                c.Input[axis],
                ProblemId.WindowTooLarge,
                Place.OfInput(0),
                [Signature.Name, "1", "axis " + DimPrinter.Number(axis), c.Input[axis].ToString(), c.Input.ToString()],
                new DimReference(0, axis));
        }

        return fits ? Reduced(c.Input, axes, c.Arguments.Flag("keepDims")) : null;
    }

    public override Value Lower(LowerContext c)
    {
        var axes = c.Arguments.AxesOr("axis", c.Input.Shape.Rank, Enumerable.Range(1, c.Input.Shape.Rank - 1));
        return Reshape.Apply(c.Graph, Reduce(c.Graph, c.Input, axes, c.Name), Reduced(c.Input.Shape, axes, c.Arguments.Flag("keepDims")), c.Name);
    }

    /// <summary>Whether there is no result where there are no values.</summary>
    protected virtual bool NeedsValues => false;

    /// <summary>Adds the operations; the axes may disappear or stay.</summary>
    protected abstract Value Reduce(GraphBuilder graph, Value x, IReadOnlyList<int> axes, string name);

    protected static Shape Reduced(Shape shape, IReadOnlyList<int> axes, bool keepDims) => keepDims
        ? new Shape(shape.Dims.Select((dim, axis) => axes.Contains(axis) ? Dim.One : dim))
        : new Shape(shape.Dims.Where((_, axis) => !axes.Contains(axis)));
}

internal sealed class SumFunction() : Reduction("Sum", "The sum along axes.")
{
    protected override Value Reduce(GraphBuilder graph, Value x, IReadOnlyList<int> axes, string name) => Sum.Apply(graph, x, axes, name);
}

internal sealed class MeanFunction() : Reduction("Mean", "The mean along axes.")
{
    protected override Value Reduce(GraphBuilder graph, Value x, IReadOnlyList<int> axes, string name) => ScaleByCount.Mean(graph, x, axes, name);
}

internal sealed class VarFunction() : Reduction("Var", "The variance along axes: the mean of the squared distances from the mean.", "The sum is divided by the number of values, as in Keras; libtorch divides by one less.")
{
    protected override Value Reduce(GraphBuilder graph, Value x, IReadOnlyList<int> axes, string name)
    {
        var mean = Reshape.Apply(graph, ScaleByCount.Mean(graph, x, axes, name + "_mean"), Reduced(x.Shape, axes, keepDims: true), name + "_mean");
        var squares = Pointwise.Apply(graph, "Square", Pointwise.Subtract(graph, x, mean, name + "_difference"), name + "_squares");
        return ScaleByCount.Mean(graph, squares, axes, name);
    }
}

internal sealed class MaxFunction() : Reduction("Max", "The largest value along axes.", "The gradient goes where it stands, and is shared evenly where several values are as large.")
{
    protected override bool NeedsValues => true;

    protected override Value Reduce(GraphBuilder graph, Value x, IReadOnlyList<int> axes, string name) => Extreme.Apply(graph, x, largest: true, axes, name);
}

internal sealed class MinFunction() : Reduction("Min", "The smallest value along axes.", "The gradient goes where it stands, and is shared evenly where several values are as small.")
{
    protected override bool NeedsValues => true;

    protected override Value Reduce(GraphBuilder graph, Value x, IReadOnlyList<int> axes, string name) => Extreme.Apply(graph, x, largest: false, axes, name);
}
