using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Problems;
using CompiledNets.Generators.Shapes;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Layers;

/// <summary>A convolution of each channel, followed by a convolution of size one that mixes the channels.</summary>
internal abstract class SeparableConvolution(int axes, string name) : Word
{
    public override Signature Signature { get; } = new(name, WordKind.Layer, "Convolution")
    {
        Summary = $"Applies a convolution to each channel of {Spatial.Things(axes)} separately, then a convolution of size one that mixes the channels.",
        Remarks = $"The first kernel has the shape ({Spatial.Sizes(axes)}, channels, depthMultiplier), the second ({string.Join(", ", Enumerable.Repeat("1", axes))}, channels · depthMultiplier, filters), as in Keras.",
        Shapes = $"(N, {Spatial.Sizes(axes)}, channels) -> (N, {Spatial.Sizes(axes, "'")}, filters)",
        Parameters =
        [
            Parameter.Count("filters", "The number of channels of the result."),
            .. Kernels.Window(axes),
            Parameter.DataFormat(),
            Kernels.Dilation(axes),
            DepthwiseConvolution.Multiplier,
            Parameter.Activation(),
            Parameter.Flag("useBias", true, "Whether a bias is added."),
            .. Parameter.OfWeights(("depthwise", "GlorotUniform", "first kernel"), ("pointwise", "GlorotUniform", "second kernel"), ("bias", "Zeros", "bias")),
        ],
    };

    public override Shape? Infer(ShapeContext c)
    {
        var window = Sliding.OfConvolution(c.Arguments);
        if (!Spatial.Check(c, Signature, axes) || !window.Check(c, Signature))
        {
            return null;
        }

        var axis = Spatial.ChannelAxis(c.Arguments, Signature, axes);
        var filters = c.Arguments.Integer("filters");
        return DepthwiseConvolution.Declare(c, window, axis, "depthwise_kernel")
            && Kernels.Declare(c, One, c.Input[axis] * c.Arguments.Integer("depthMultiplier"), filters, axis, "pointwise_kernel", "pointwiseInitializer")
            && Kernels.DeclareBias(c, filters)
                ? window.Infer(c, Signature, "kernelSize", filters)
                : null;
    }

    public override Value Lower(LowerContext c)
    {
        var axis = Spatial.ChannelAxis(c.Arguments, Signature, axes);
        var x = Channels.ToFront(c.Graph, c.Input, axis);
        var apart = DepthwiseConvolution.Apply(c, x, Sliding.OfConvolution(c.Arguments).ForKernel(), "depthwise_kernel", null, c.Name + "_depthwise");
        var one = One.ForKernel();
        var result = Ops.Convolution.Apply(
            c.Graph, apart, Kernels.FiltersFirst(c, "pointwise_kernel"), Kernels.Bias(c), c.Name, one.Strides, [.. one.Size.Select(_ => 0L)], one.Dilation, groups: 1);
        return Channels.FromFront(c.Graph, result, axis, axes + 2);
    }

    private Sliding One
    {
        get
        {
            long[] ones = [.. Enumerable.Repeat(1L, axes)];
            return new(ones, ones, ones, PaddingMode.Valid);
        }
    }
}

internal sealed class SeparableConv1D() : SeparableConvolution(1, "SeparableConv1D");

internal sealed class SeparableConv2D() : SeparableConvolution(2, "SeparableConv2D");
