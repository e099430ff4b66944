using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Layers;

internal sealed class MaxPooling2D : Layer
{
    public override Signature Signature { get; } = new("MaxPooling2D", WordKind.Layer, "Pooling")
    {
        Summary = "The largest value in each window of an image, channel by channel.",
        Shapes = "(N, height, width, channels) -> (N, height', width', channels)",
        Parameters =
        [
            Parameter.OptionalSize2("poolSize", 2, "Height and width of the window."),
            Parameter.OptionalSize2("strides", null, "How far the window moves; its size where it is not given."),
            Parameter.Padding("What happens at the edges; what is added is never the largest."),
            Parameter.DataFormat(),
        ],
    };

    public override Shape? Infer(ShapeContext c)
    {
        var size = c.Arguments.Sizes("poolSize");
        return Images.Check(c, "MaxPooling2D")
            ? Images.Slide(c, "MaxPooling2D", "poolSize", size, c.Arguments.SizesOr("strides", size), [1, 1], c.Input[Images.ChannelAxis(c.Arguments)])
            : null;
    }

    public override Value Lower(LowerContext c)
    {
        var size = c.Arguments.Sizes("poolSize");
        var strides = c.Arguments.SizesOr("strides", size);
        var padded = Images.Pad(c, Images.ToChannelsFirst(c, c.Input), size, strides, [1, 1], double.NegativeInfinity, out var padding);
        return Images.FromChannelsFirst(c, MaxPool2d.Apply(c.Graph, padded, c.Name, size, strides, padding));
    }
}
