using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Shapes;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Layers;

/// <summary>Adds zeros at the ends of axes.</summary>
internal abstract class ZeroPadding(int axes, Signature signature) : Word
{
    public override Signature Signature { get; } = signature;

    public override Shape? Infer(ShapeContext c)
    {
        if (!Spatial.Check(c, Signature, axes))
        {
            return null;
        }

        var (shape, borders) = (c.Input, c.Arguments.Sizes("padding"));
        for (var i = 0; i < axes; i++)
        {
            var axis = Spatial.Axes(c.Arguments, Signature, axes)[i];
            shape = shape.With(axis, shape[axis] + borders[2 * i] + borders[(2 * i) + 1]);
        }

        return shape;
    }

    public override Value Lower(LowerContext c)
    {
        var (x, borders) = (c.Input, c.Arguments.Sizes("padding"));
        for (var i = 0; i < axes; i++)
        {
            x = Pad.Apply(c.Graph, x, Spatial.Axes(c.Arguments, Signature, axes)[i], borders[2 * i], borders[(2 * i) + 1], c.Name);
        }

        return x;
    }

    protected static Parameter Borders(ParameterKind kind, int axes) =>
        new("padding", kind, "The number of zeros that are added at the beginning and the end of each axis.") { Default = ArgumentValue.Of(System.Linq.Enumerable.Repeat(1L, 2 * axes)), Min = 0 };
}

internal sealed class ZeroPadding1D() : ZeroPadding(1, new("ZeroPadding1D", WordKind.Layer, "Reshaping")
{
    Summary = "Adds zeros before the first and after the last step of a sequence.",
    Shapes = "(N, steps, channels) -> (N, steps', channels)",
    Parameters = [Borders(ParameterKind.Borders1, 1), Parameter.DataFormat()],
});

internal sealed class ZeroPadding2D() : ZeroPadding(2, new("ZeroPadding2D", WordKind.Layer, "Reshaping")
{
    Summary = "Adds zeros around an image.",
    Shapes = "(N, height, width, channels) -> (N, height', width', channels)",
    Parameters = [Borders(ParameterKind.Borders2, 2), Parameter.DataFormat()],
});

internal sealed class ZeroPadding3D() : ZeroPadding(3, new("ZeroPadding3D", WordKind.Layer, "Reshaping")
{
    Summary = "Adds zeros around a volume.",
    Shapes = "(N, depth, height, width, channels) -> (N, depth', height', width', channels)",
    Parameters = [Borders(ParameterKind.Borders3, 3), Parameter.DataFormat()],
});
