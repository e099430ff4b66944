using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Problems;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Layers;

/// <summary>What convolutions have in common: the arguments of their window, and kernels, in Keras' order of axes and in that of libtorch.</summary>
internal static class Kernels
{
    /// <summary>Size, strides and padding of the window.</summary>
    public static IEnumerable<Parameter> Window(int axes) =>
    [
        Parameter.Size(axes, "kernelSize", $"{Spatial.Measures(axes)} of the window."),
        Parameter.OptionalSize(axes, "strides", 1, "How far the window moves from one place to the next."),
        Parameter.Padding(axes == 1
            ? "What happens at the edges; with Causal a step of the result depends on no later one."
            : "What happens at the edges; Causal is for sequences."),
    ];

    public static Parameter Dilation(int axes) => Parameter.OptionalSize(axes, "dilationRate", 1, "How far apart the taps of the window lie.");

    /// <summary>Declares a kernel (..., inputs, outputs); false after something was reported.</summary>
    /// <param name="channelAxis">The axis of the operand that the inputs come from.</param>
    public static bool Declare(ShapeContext c, Sliding window, Dim inputs, Dim outputs, int channelAxis, string name = "kernel", string initializer = "kernelInitializer")
    {
        // In memory the filters come first and what is summed over for a place last: what convolutions over channels-last memory read fastest.
        var axes = window.Size.Count;
        int[] storage = [axes + 1, .. Enumerable.Range(0, axes), axes];
        return c.Weight(name, [.. window.Size.Select(Dim.Of), inputs, outputs], initializer, new DimReference(0, channelAxis), storage) is not null;
    }

    /// <summary>Declares the bias, where there is one.</summary>
    public static bool DeclareBias(ShapeContext c, Dim filters) =>
        !c.Arguments.Flag("useBias") || c.Weight("bias", [filters], "biasInitializer") is not null;

    public static Value? Bias(LowerContext c) => c.Arguments.Flag("useBias") ? c.Weight("bias") : null;

    /// <summary>A kernel (..., a, b) as (b, a, ...): a view. That of a sequence becomes one of height one.</summary>
    public static Value FiltersFirst(LowerContext c, string name)
    {
        var kernel = c.Weight(name);
        var axes = kernel.Shape.Rank - 2;
        return AsImage(c, Permute.Apply(c.Graph, kernel, [axes + 1, axes, .. Enumerable.Range(0, axes)], name + "_filters_first"));
    }

    /// <summary>A kernel (..., channels, multiplier) as (channels · multiplier, 1, ...): of a convolution with a group per channel.</summary>
    public static Value FilterPerChannel(LowerContext c, string name)
    {
        var kernel = c.Weight(name);
        var axes = kernel.Shape.Rank - 2;
        var first = Permute.Apply(c.Graph, kernel, [axes, axes + 1, .. Enumerable.Range(0, axes)], name + "_filters_first");
        var (channels, multiplier) = (first.Shape[0], first.Shape[1]);
        return AsImage(c, Reshape.Apply(c.Graph, first, new Shape([channels * multiplier, 1, .. first.Shape.Dims.Skip(2)]), name + "_per_channel"));
    }

    private static Value AsImage(LowerContext c, Value kernel) => kernel.Shape.Rank > 3
        ? kernel
        : Reshape.Apply(c.Graph, kernel, Shape.Of(kernel.Shape[0], kernel.Shape[1], 1, kernel.Shape[2]), kernel.Name + "_image");
}
