using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Problems;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Layers;

internal sealed class Conv2D : Layer
{
    public override Signature Signature { get; } = new("Conv2D", WordKind.Layer, "Convolution")
    {
        Summary = "A convolution over images: activation(x * kernel + bias).",
        Remarks = "The kernel has the shape (height, width, channels / groups, filters), as in Keras; PyTorch's weight has (filters, channels / groups, height, width). "
            + "Padding.Same with strides pads as Keras does, with the odd zero behind; PyTorch refuses it.",
        Shapes = "(N, height, width, channels) -> (N, height', width', filters)",
        Parameters =
        [
            Parameter.Count("filters", "How many channels the result has."),
            Parameter.Size2("kernelSize", "Height and width of the window."),
            Parameter.OptionalSize2("strides", 1, "How far the window moves from one place to the next."),
            Parameter.Padding("What happens at the edges; Causal is for Conv1D."),
            Parameter.DataFormat(),
            Parameter.OptionalSize2("dilationRate", 1, "How far apart the taps of the window lie."),
            Parameter.Count("groups", "Into how many groups the channels are divided, each with its own filters.") with { IsRequired = false, Default = Models.ArgumentValue.Of(1) },
            Parameter.Activation(),
            Parameter.Flag("useBias", true, "Whether a bias is added."),
            .. Parameter.OfWeights(("kernel", "GlorotUniform", "kernel"), ("bias", "Zeros", "bias")),
        ],
    };

    public override Shape? Infer(ShapeContext c)
    {
        if (!Images.Check(c, "Conv2D"))
        {
            return null;
        }

        var a = c.Arguments;
        var (filters, groups) = (a.Integer("filters"), a.Integer("groups"));
        var (strides, dilation) = (a.Sizes("strides"), a.Sizes("dilationRate"));
        if (strides.Any(stride => stride > 1) && dilation.Any(rate => rate > 1))
        {
            return c.Report(ProblemId.ArgumentsConflict, Place.Of("dilationRate"), ["Conv2D", "strides above 1 and a dilationRate above 1"]);
        }

        if (filters % groups != 0)
        {
            return c.Report(ProblemId.ArgumentsConflict, Place.Of("groups"), ["Conv2D", $"{groups} groups and {filters} filters, which they do not divide"]);
        }

        var channels = c.Input[Images.ChannelAxis(a)];
        if (channels.IsConstant && channels.Constant % groups != 0)
        {
            return c.Report(
                ProblemId.ArgumentsConflict,
                Place.Of("groups"),
                ["Conv2D", $"{groups} groups and {channels} channels, which they do not divide"],
                new DimReference(0, Images.ChannelAxis(a)));
        }

        var size = a.Sizes("kernelSize");
        var kernel = c.Weight(
            "kernel",
            [size[0], size[1], Dim.FloorDiv(channels, groups), filters],
            "kernelInitializer",
            new DimReference(0, Images.ChannelAxis(a)),
            storage: [3, 0, 1, 2]); // what a convolution over channels-last images reads fastest
        if (kernel is null)
        {
            return null;
        }

        if (a.Flag("useBias"))
        {
            c.Weight("bias", [filters], "biasInitializer");
        }

        return Images.Slide(c, "Conv2D", "kernelSize", size, strides, dilation, filters);
    }

    public override Value Lower(LowerContext c)
    {
        var a = c.Arguments;
        var (size, strides, dilation) = (a.Sizes("kernelSize"), a.Sizes("strides"), a.Sizes("dilationRate"));
        var images = Images.ToChannelsFirst(c, c.Input);
        var padded = Images.Pad(c, images, size, strides, dilation, 0, out var padding);
        var kernel = Permute.Apply(c.Graph, c.Weight("kernel"), [3, 2, 0, 1]);
        var result = Convolution2d.Apply(
            c.Graph, padded, kernel, a.Flag("useBias") ? c.Weight("bias") : null, c.Name, strides, padding, dilation, a.Integer("groups"));
        return Images.FromChannelsFirst(c, result);
    }
}
