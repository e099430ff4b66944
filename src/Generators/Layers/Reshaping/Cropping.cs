using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Problems;
using CompiledNets.Generators.Shapes;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Layers;

/// <summary>Removes elements at the ends of axes.</summary>
internal abstract class Cropping(int axes, Signature signature) : Word
{
    public override Signature Signature { get; } = signature;

    public override Shape? Infer(ShapeContext c)
    {
        if (!Spatial.Check(c, Signature, axes))
        {
            return null;
        }

        var (shape, borders, fits) = (c.Input, c.Arguments.Sizes("cropping"), true);
        foreach (var axis in Spatial.Axes(c.Arguments, Signature, axes))
        {
            var index = 2 * (axis - Spatial.Axes(c.Arguments, Signature, axes)[0]);
            var left = c.Input[axis] - borders[index] - borders[index + 1];
            fits &= c.RequirePositive(
                left,
                ProblemId.NothingIsLeft,
                Place.Of("cropping"),
                [Signature.Name, DimPrinter.Number(borders[index] + borders[index + 1]), DimPrinter.Number(axis), c.Input[axis].ToString(), c.Input.ToString()],
                new DimReference(0, axis));
            shape = shape.With(axis, left);
        }

        return fits ? shape : null;
    }

    public override Value Lower(LowerContext c)
    {
        var (x, borders) = (c.Input, c.Arguments.Sizes("cropping"));
        for (var i = 0; i < axes; i++)
        {
            var axis = Spatial.Axes(c.Arguments, Signature, axes)[i];
            if (borders[2 * i] + borders[(2 * i) + 1] > 0)
            {
                x = Narrow.Apply(c.Graph, x, axis, borders[2 * i], x.Shape[axis] - borders[2 * i] - borders[(2 * i) + 1], c.Name);
            }
        }

        return x;
    }

    protected static Parameter Borders(ParameterKind kind, params long[] @default) =>
        new("cropping", kind, "The number of elements that are removed at the beginning and the end of each axis.") { Default = ArgumentValue.Of(@default), Min = 0 };
}

internal sealed class Cropping1D() : Cropping(1, new("Cropping1D", WordKind.Layer, "Reshaping")
{
    Summary = "Removes steps at the beginning and the end of a sequence.",
    Shapes = "(N, steps, channels) -> (N, steps', channels)",
    Parameters = [Borders(ParameterKind.Borders1, 1, 1)],
});

internal sealed class Cropping2D() : Cropping(2, new("Cropping2D", WordKind.Layer, "Reshaping")
{
    Summary = "Removes rows and columns at the edges of an image.",
    Shapes = "(N, height, width, channels) -> (N, height', width', channels)",
    Parameters = [Borders(ParameterKind.Borders2, 0, 0, 0, 0), Parameter.DataFormat()],
});

internal sealed class Cropping3D() : Cropping(3, new("Cropping3D", WordKind.Layer, "Reshaping")
{
    Summary = "Removes slices at the faces of a volume.",
    Shapes = "(N, depth, height, width, channels) -> (N, depth', height', width', channels)",
    Parameters = [Borders(ParameterKind.Borders3, 1, 1, 1, 1, 1, 1), Parameter.DataFormat()],
});
