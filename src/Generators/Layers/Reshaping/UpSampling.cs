using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Shapes;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Layers;

/// <summary>Enlarges axes by integer factors.</summary>
internal abstract class UpSampling(int axes, Signature signature) : Word
{
    public override Signature Signature { get; } = signature;

    public override Shape? Infer(ShapeContext c) => Spatial.Check(c, Signature, axes) ? Longer(c.Input, c.Arguments) : null;

    public override Value Lower(LowerContext c)
    {
        if (Signature.Find("interpolation") is null || c.Arguments.Choice("interpolation") == "Nearest")
        {
            return Repeat(c);
        }

        // The kernel supports only images with the channels first, so the operand is permuted, as a view.
        IReadOnlyList<int> toFirst = c.Arguments.ChannelsFirst ? [0, 1, 2, 3] : [0, 3, 1, 2];
        var images = Permute.Apply(c.Graph, c.Input, toFirst, c.Input.Name + "_nchw");
        var result = UpsampleBilinear2d.Apply(c.Graph, images, Longer(c.Input.Shape, c.Arguments).Permute(toFirst), c.Name);
        return Permute.Apply(c.Graph, result, Permute.Inverse(toFirst), c.Name + "_nhwc");
    }

    /// <summary>Inserts an axis of size one after each enlarged axis, expands it, and merges both.</summary>
    private Value Repeat(LowerContext c)
    {
        var (shape, factors, places) = (c.Input.Shape, Factors(c.Arguments), Spatial.Axes(c.Arguments, Signature, axes));
        Shape With(System.Func<int, Dim> size) => new(Enumerable.Range(0, shape.Rank)
            .SelectMany<int, Dim>(axis => axis >= places[0] && axis < places[0] + axes ? [shape[axis], size(axis - places[0])] : [shape[axis]]));
        var apart = Reshape.Apply(c.Graph, c.Input, With(_ => Dim.One), c.Name + "_apart");
        var repeated = Expand.Apply(c.Graph, apart, With(i => factors[i]), c.Name + "_repeated");
        return Reshape.Apply(c.Graph, repeated, Longer(shape, c.Arguments), c.Name);
    }

    private Shape Longer(Shape shape, Arguments arguments) => Spatial.Axes(arguments, Signature, axes)
        .Zip(Factors(arguments), (axis, factor) => (axis, factor))
        .Aggregate(shape, (longer, pair) => longer.With(pair.axis, longer[pair.axis] * pair.factor));

    private IReadOnlyList<long> Factors(Arguments arguments) => axes == 1 ? [arguments.Integer("size")] : arguments.Sizes("size");
}

internal sealed class UpSampling1D() : UpSampling(1, new("UpSampling1D", WordKind.Layer, "Reshaping")
{
    Summary = "Repeats each step of a sequence.",
    Shapes = "(N, steps, channels) -> (N, size · steps, channels)",
    Parameters = [new Parameter("size", ParameterKind.Integer, "The number of times each step is repeated.") { Default = ArgumentValue.Of(2), Min = 1 }],
});

internal sealed class UpSampling2D() : UpSampling(2, new("UpSampling2D", WordKind.Layer, "Reshaping")
{
    Summary = "Enlarges an image.",
    Shapes = "(N, height, width, channels) -> (N, size · height, size · width, channels)",
    Parameters =
    [
        Parameter.OptionalSize2("size", 2, "The factors for height and width."),
        Parameter.DataFormat(),
        Parameter.Choice("interpolation", "Interpolation", "Nearest", "The method by which new values are computed.", "Nearest", "Bilinear"),
    ],
});

internal sealed class UpSampling3D() : UpSampling(3, new("UpSampling3D", WordKind.Layer, "Reshaping")
{
    Summary = "Enlarges a volume by repeating each value.",
    Shapes = "(N, depth, height, width, channels) -> (N, size · depth, size · height, size · width, channels)",
    Parameters = [Parameter.OptionalSize3("size", 2, "The factors for depth, height and width."), Parameter.DataFormat()],
});
