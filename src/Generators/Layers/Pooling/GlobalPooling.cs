using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Problems;
using CompiledNets.Generators.Shapes;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Layers;

/// <summary>A pooling that reduces each channel to one value.</summary>
internal abstract class GlobalPooling(int axes, string name, string summary) : Word
{
    public override Signature Signature { get; } = new(name, WordKind.Layer, "Pooling")
    {
        Summary = $"Computes {summary} of each channel of {Spatial.Things(axes)}.",
        Shapes = $"(N, {Spatial.Sizes(axes)}, channels) -> (N, channels)",
        Parameters = [Parameter.DataFormat(), Parameter.Flag("keepDims", false, "Whether the other axes are kept, with size one.")],
    };

    public override Shape? Infer(ShapeContext c)
    {
        if (!Spatial.Check(c, Signature, axes))
        {
            return null;
        }

        // The mean, or the largest value, of an empty axis does not exist.
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

    public override MaskRule RuleOf(Arguments arguments) => axes == 1 && UsesMask && !arguments.ChannelsFirst ? MaskRule.Uses : MaskRule.Drops;

    public override Value Lower(LowerContext c) =>
        Reshape.Apply(c.Graph, Apply(c, [.. Spatial.Axes(c.Arguments, Signature, axes)]), ShapeOf(c.Input.Shape, c.Arguments), c.Name);

    /// <summary>True if masked steps are left out. Only the pooling of sequences has masks.</summary>
    protected virtual bool UsesMask => false;

    protected abstract Value Apply(LowerContext c, int[] over);

    private Shape ShapeOf(Shape shape, Arguments arguments)
    {
        var over = Spatial.Axes(arguments, Signature, axes);
        return arguments.Flag("keepDims")
            ? new Shape(shape.Dims.Select((dim, axis) => over.Contains(axis) ? Dim.One : dim))
            : new Shape(shape.Dims.Where((_, axis) => !over.Contains(axis)));
    }
}

/// <summary>Computes the mean.</summary>
internal abstract class GlobalAveragePooling(int axes, string name) : GlobalPooling(axes, name, "the mean")
{
    protected override bool UsesMask => true;

    protected override Value Apply(LowerContext c, int[] over)
    {
        if (c.Mask(0) is not { } mask)
        {
            return Mean.Apply(c.Graph, c.Input, over, c.Name);
        }

        // The sum of the steps that count is divided by their number. If there is none the result is zero, where Keras' result is NaN.
        var graph = c.Graph;
        var steps = c.Input.Shape.Dims[over[0]];
        var numbers = Masks.Numbers(graph, mask, c.Input, c.Name + "_mask");
        var count = Bounds.Clip.Apply(graph, Sum.Apply(graph, numbers, [1], c.Name + "_count"), [1, double.PositiveInfinity], c.Name + "_count");
        var ones = Enumerable.Range(0, c.Input.Shape.Rank).Select(axis => axis == 0 ? c.Input.Shape[0] : Dim.One).ToList();
        var wide = new Shape(ones.Select((size, axis) => axis == over[0] ? steps : size));
        var sum = Sum.Apply(graph, Arithmetic.Multiply.Apply(graph, c.Input, Reshape.Apply(graph, numbers, wide), c.Name), over, c.Name);
        return Arithmetic.Divide.Apply(graph, sum, Reshape.Apply(graph, count, Shape.Of(c.Input.Shape[0], Dim.One)), c.Name);
    }
}

internal sealed class GlobalAveragePooling1D() : GlobalAveragePooling(1, "GlobalAveragePooling1D");

internal sealed class GlobalAveragePooling2D() : GlobalAveragePooling(2, "GlobalAveragePooling2D");

internal sealed class GlobalAveragePooling3D() : GlobalAveragePooling(3, "GlobalAveragePooling3D");

/// <summary>Computes the largest value.</summary>
internal abstract class GlobalMaxPooling(int axes, string name) : GlobalPooling(axes, name, "the largest value")
{
    protected override Value Apply(LowerContext c, int[] over) => Largest.Apply(c.Graph, c.Input, over, c.Name);
}

internal sealed class GlobalMaxPooling1D() : GlobalMaxPooling(1, "GlobalMaxPooling1D");

internal sealed class GlobalMaxPooling2D() : GlobalMaxPooling(2, "GlobalMaxPooling2D");

internal sealed class GlobalMaxPooling3D() : GlobalMaxPooling(3, "GlobalMaxPooling3D");
