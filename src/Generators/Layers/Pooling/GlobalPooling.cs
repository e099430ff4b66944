using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Problems;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Layers;

/// <summary>One value for each channel.</summary>
internal abstract class GlobalPooling(int axes, string name, string summary) : Layer
{
    public override Signature Signature { get; } = new(name, WordKind.Layer, "Pooling")
    {
        Summary = $"{summary} of each channel of {Spatial.Things(axes)}.",
        Shapes = $"(N, {Spatial.Sizes(axes)}, channels) -> (N, channels)",
        Parameters = [Parameter.DataFormat(), Parameter.Flag("keepDims", false, "Whether the other axes stay, with the size 1.")],
    };

    public override Shape? Infer(ShapeContext c)
    {
        if (!Spatial.Check(c, Signature, axes))
        {
            return null;
        }

        // The mean, or the largest, of nothing is not a number.
        for (var i = 0; i < axes; i++)
        {
            var axis = Spatial.Axes(c.Arguments, Signature, axes)[i];
            if (!c.RequirePositive(
                c.Input[axis],
                ProblemId.WindowTooLarge,
                Place.OfInput(0),
                [name, "1", Spatial.NameOf(axes, i), c.Input[axis].ToString(), c.Input.ToString()],
                new DimReference(0, axis)))
            {
                return null;
            }
        }

        return ShapeOf(c.Input, c.Arguments);
    }

    public override Value Lower(LowerContext c) =>
        Reshape.Apply(c.Graph, Apply(c.Graph, c.Input, [.. Spatial.Axes(c.Arguments, Signature, axes)], c.Name), ShapeOf(c.Input.Shape, c.Arguments), c.Name);

    protected abstract Value Apply(GraphBuilder graph, Value x, int[] over, string result);

    private Shape ShapeOf(Shape shape, Arguments arguments)
    {
        var over = Spatial.Axes(arguments, Signature, axes);
        return arguments.Flag("keepDims")
            ? new Shape(shape.Dims.Select((dim, axis) => over.Contains(axis) ? Dim.One : dim))
            : new Shape(shape.Dims.Where((_, axis) => !over.Contains(axis)));
    }
}

/// <summary>The mean.</summary>
internal abstract class GlobalAveragePooling(int axes, string name) : GlobalPooling(axes, name, "The mean")
{
    protected override Value Apply(GraphBuilder graph, Value x, int[] over, string result) => Mean.Apply(graph, x, over, result);
}

internal sealed class GlobalAveragePooling1D() : GlobalAveragePooling(1, "GlobalAveragePooling1D");

internal sealed class GlobalAveragePooling2D() : GlobalAveragePooling(2, "GlobalAveragePooling2D");

internal sealed class GlobalAveragePooling3D() : GlobalAveragePooling(3, "GlobalAveragePooling3D");

/// <summary>The largest value.</summary>
internal abstract class GlobalMaxPooling(int axes, string name) : GlobalPooling(axes, name, "The largest value")
{
    protected override Value Apply(GraphBuilder graph, Value x, int[] over, string result) => Largest.Apply(graph, x, over, result);
}

internal sealed class GlobalMaxPooling1D() : GlobalMaxPooling(1, "GlobalMaxPooling1D");

internal sealed class GlobalMaxPooling2D() : GlobalMaxPooling(2, "GlobalMaxPooling2D");

internal sealed class GlobalMaxPooling3D() : GlobalMaxPooling(3, "GlobalMaxPooling3D");
