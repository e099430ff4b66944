using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Problems;
using CompiledNets.Generators.Shapes;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Layers;

/// <summary>A reduction of some axes of each sample to one number. The batch axis cannot be reduced.</summary>
internal abstract class Reduction(string name, string summary, string? remarks = null) : Word
{
    public override Signature Signature { get; } = new(name, WordKind.Function, "Arithmetic")
    {
        Summary = summary,
        Remarks = remarks,
        Shapes = "(N, ..., a, ...) -> (N, ...), or (N, ..., 1, ...) with keepDims",
        Parameters =
        [
            Parameter.Axes("axis", "The axes. The default is all axes but the batch."),
            Parameter.Flag("keepDims", false, "Whether the reduced axes are kept, with size one."),
        ],
    };

    public override Shape? Infer(ShapeContext c)
    {
        if (c.Input.Rank < 2)
        {
            return c.Report(ProblemId.WrongRank, Place.OfInput(0), [Signature.Name, "at least one axis besides the batch", c.Input.ToString()], Ranks.Needed(c.Input, 2));
        }

        if (c.AxesOf("axis", Enumerable.Range(1, c.Input.Rank - 1)) is not { } axes)
        {
            return null;
        }

        // An empty axis has a sum, but no largest value.
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

    /// <summary>True if the reduction has no result for an empty axis.</summary>
    protected virtual bool NeedsValues => false;

    /// <summary>Adds the operations. The result may have the reduced axes or not.</summary>
    protected abstract Value Reduce(GraphBuilder graph, Value x, IReadOnlyList<int> axes, string name);

    protected static Shape Reduced(Shape shape, IReadOnlyList<int> axes, bool keepDims) => keepDims
        ? new Shape(shape.Dims.Select((dim, axis) => axes.Contains(axis) ? Dim.One : dim))
        : new Shape(shape.Dims.Where((_, axis) => !axes.Contains(axis)));
}

internal sealed class SumFunction() : Reduction("Sum", "Computes the sum along axes.")
{
    protected override Value Reduce(GraphBuilder graph, Value x, IReadOnlyList<int> axes, string name) => Sum.Apply(graph, x, axes, name);
}

internal sealed class MeanFunction() : Reduction("Mean", "Computes the mean along axes.")
{
    protected override Value Reduce(GraphBuilder graph, Value x, IReadOnlyList<int> axes, string name) => ScaleByCount.Mean(graph, x, axes, name);
}

internal sealed class VarFunction() : Reduction("Var", "Computes the variance along axes: the mean of the squared differences from the mean.", "The sum is divided by the number of values n, as in Keras. libtorch divides by n - 1.")
{
    protected override Value Reduce(GraphBuilder graph, Value x, IReadOnlyList<int> axes, string name)
    {
        var mean = Reshape.Apply(graph, ScaleByCount.Mean(graph, x, axes, name + "_mean"), Reduced(x.Shape, axes, keepDims: true), name + "_mean");
        var squares = Powers.Square.Apply(graph, Arithmetic.Subtract.Apply(graph, x, mean, name + "_difference"), name + "_squares");
        return ScaleByCount.Mean(graph, squares, axes, name);
    }
}

internal sealed class MaxFunction() : Reduction("Max", "Computes the largest value along axes.", "The gradient goes to the largest value. If several values are equal, they share it evenly.")
{
    protected override bool NeedsValues => true;

    protected override Value Reduce(GraphBuilder graph, Value x, IReadOnlyList<int> axes, string name) => Extreme.Apply(graph, x, largest: true, axes, name);
}

internal sealed class MinFunction() : Reduction("Min", "Computes the smallest value along axes.", "The gradient goes to the smallest value. If several values are equal, they share it evenly.")
{
    protected override bool NeedsValues => true;

    protected override Value Reduce(GraphBuilder graph, Value x, IReadOnlyList<int> axes, string name) => Extreme.Apply(graph, x, largest: false, axes, name);
}
