using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Problems;
using CompiledNets.Generators.Shapes;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Layers;

/// <summary>A convolution of each channel by itself.</summary>
internal abstract class DepthwiseConvolution(int axes, string name) : Word
{
    public override Signature Signature { get; } = new(name, WordKind.Layer, "Convolution")
    {
        Summary = $"Applies a convolution to each channel of {Spatial.Things(axes)} separately.",
        Remarks = $"The kernel has the shape ({Spatial.Sizes(axes)}, channels, depthMultiplier), as in Keras. Channel c of the input becomes the depthMultiplier channels of the result that start at c · depthMultiplier.",
        Shapes = $"(N, {Spatial.Sizes(axes)}, channels) -> (N, {Spatial.Sizes(axes, "'")}, channels · depthMultiplier)",
        Parameters =
        [
            .. Kernels.Window(axes),
            Multiplier,
            Parameter.DataFormat(),
            Kernels.Dilation(axes),
            Parameter.Activation(),
            Parameter.Flag("useBias", true, "Whether a bias is added."),
            .. Parameter.OfWeights(("depthwise", "GlorotUniform", "kernel"), ("bias", "Zeros", "bias")),
        ],
    };

    internal static Parameter Multiplier =>
        Parameter.Count("depthMultiplier", "The number of result channels per input channel.") with { IsRequired = false, Default = ArgumentValue.Of(1) };

    public override Shape? Infer(ShapeContext c)
    {
        var window = Sliding.OfConvolution(c.Arguments);
        if (!Spatial.Check(c, Signature, axes) || !window.Check(c, Signature))
        {
            return null;
        }

        var axis = Spatial.ChannelAxis(c.Arguments, Signature, axes);
        var channels = c.Input[axis] * c.Arguments.Integer("depthMultiplier");
        return Declare(c, window, axis, "kernel") && Kernels.DeclareBias(c, channels) ? window.Infer(c, Signature, "kernelSize", channels) : null;
    }

    public override Value Lower(LowerContext c)
    {
        var axis = Spatial.ChannelAxis(c.Arguments, Signature, axes);
        var window = Sliding.OfConvolution(c.Arguments).ForKernel();
        var x = Channels.ToFront(c.Graph, c.Input, axis);
        return Channels.FromFront(c.Graph, Apply(c, x, window, "kernel", Kernels.Bias(c), c.Name), axis, axes + 2);
    }

    /// <summary>Declares a kernel (..., channels, depthMultiplier). In memory the channels are first, as kernels need them.</summary>
    internal static bool Declare(ShapeContext c, Sliding window, int channelAxis, string name)
    {
        var axes = window.Size.Count;
        return c.Weight(
            name,
            [.. window.Size.Select(Dim.Of), c.Input[channelAxis], c.Arguments.Integer("depthMultiplier")],
            "depthwiseInitializer",
            new DimReference(0, channelAxis),
            [axes, axes + 1, .. Enumerable.Range(0, axes)]) is not null;
    }

    /// <summary>Applies a convolution to (N, channels, ...) with a separate kernel per channel.</summary>
    internal static Value Apply(LowerContext c, Value x, Sliding window, string kernel, Value? bias, string name)
    {
        var padded = window.Pad(c, x, out var padding);
        return Ops.Convolution.Apply(
            c.Graph, padded, Kernels.FilterPerChannel(c, kernel), bias, name, window.Strides, padding, window.Dilation, x.Shape[1].Constant);
    }
}

internal sealed class DepthwiseConv1D() : DepthwiseConvolution(1, "DepthwiseConv1D");

internal sealed class DepthwiseConv2D() : DepthwiseConvolution(2, "DepthwiseConv2D");
