using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Problems;
using CompiledNets.Generators.Shapes;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Layers;

/// <summary>A convolution over some axes: activation(x * kernel + bias).</summary>
internal abstract class Convolution(int axes, string name) : Word
{
    public override Signature Signature { get; } = new(name, WordKind.Layer, "Convolution")
    {
        Summary = $"Applies a convolution to {Spatial.Things(axes)}: activation(x * kernel + bias).",
        Remarks = $"The kernel has the shape ({Spatial.Sizes(axes)}, channels / groups, filters), as in Keras; PyTorch's weight has (filters, channels / groups, {Spatial.Sizes(axes)}). "
            + "Padding.Same with strides pads as in Keras: if the number of zeros is odd, the extra zero is added after. PyTorch does not support this.",
        Shapes = $"(N, {Spatial.Sizes(axes)}, channels) -> (N, {Spatial.Sizes(axes, "'")}, filters)",
        Parameters =
        [
            Parameter.Count("filters", "The number of channels of the result."),
            .. Kernels.Window(axes),
            Parameter.DataFormat(),
            Kernels.Dilation(axes),
            Parameter.Count("groups", "The number of groups that the channels are divided into. Each group has its own filters.") with { IsRequired = false, Default = ArgumentValue.Of(1) },
            Parameter.Activation(),
            Parameter.Flag("useBias", true, "Whether a bias is added."),
            .. Parameter.OfWeights(("kernel", "GlorotUniform", "kernel"), ("bias", "Zeros", "bias")),
        ],
    };

    public override Shape? Infer(ShapeContext c)
    {
        var window = Sliding.OfConvolution(c.Arguments);
        if (!Spatial.Check(c, Signature, axes) || !window.Check(c, Signature))
        {
            return null;
        }

        var (filters, groups) = (c.Arguments.Integer("filters"), c.Arguments.Integer("groups"));
        if (filters % groups != 0)
        {
            return c.Report(ProblemId.ArgumentsConflict, Place.Of("groups"), [name, $"{groups} groups and {filters} filters, which they do not divide: write a multiple of {groups} for filters"]);
        }

        var axis = Spatial.ChannelAxis(c.Arguments, Signature, axes);
        var channels = c.Input[axis];
        if (channels.IsConstant && channels.Constant % groups != 0)
        {
            return c.Report(
                ProblemId.ArgumentsConflict, Place.Of("groups"), [name, $"{groups} groups and {channels} channels, which they do not divide: write a divisor of {channels}"], new DimReference(0, axis));
        }

        return Kernels.Declare(c, window, Dim.FloorDiv(channels, groups), filters, axis) && Kernels.DeclareBias(c, filters)
            ? window.Infer(c, Signature, "kernelSize", filters)
            : null;
    }

    public override Value Lower(LowerContext c)
    {
        var axis = Spatial.ChannelAxis(c.Arguments, Signature, axes);
        var window = Sliding.OfConvolution(c.Arguments).ForKernel();
        var x = window.Pad(c, Channels.ToFront(c.Graph, c.Input, axis), out var padding);
        var result = Ops.Convolution.Apply(
            c.Graph, x, Kernels.FiltersFirst(c, "kernel"), Kernels.Bias(c), c.Name, window.Strides, padding, window.Dilation, c.Arguments.Integer("groups"));
        return Channels.FromFront(c.Graph, result, axis, axes + 2);
    }
}

internal sealed class Conv1D() : Convolution(1, "Conv1D");

internal sealed class Conv2D() : Convolution(2, "Conv2D");

internal sealed class Conv3D() : Convolution(3, "Conv3D");
