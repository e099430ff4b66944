using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Problems;
using CompiledNets.Generators.Shapes;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Layers;

/// <summary>
/// Provides the common parts of convolutions: the arguments of the window, and conversions of kernels from Keras' order of axes to libtorch's.
/// </summary>
internal static class Kernels
{
    /// <summary>Gets the parameters for size, strides and padding of the window.</summary>
    public static IEnumerable<Parameter> Window(int axes) =>
    [
        Parameter.Size(axes, "kernelSize", $"{Spatial.Measures(axes)} of the window."),
        Parameter.OptionalSize(axes, "strides", 1, "The number of elements that the window moves by."),
        Parameter.Padding(axes == 1
            ? "The padding at the edges. With Causal, a step of the result depends on no later step."
            : "The padding at the edges. Causal is for sequences only."),
    ];

    public static Parameter Dilation(int axes) => Parameter.OptionalSize(axes, "dilationRate", 1, "The distance between neighbouring elements of the window.");

    /// <summary>Declares a kernel (..., inputs, outputs). Returns false after reporting a problem.</summary>
    /// <param name="channelAxis">The channels axis of the operand.</param>
    public static bool Declare(ShapeContext c, Sliding window, Dim inputs, Dim outputs, int channelAxis, string name = "kernel", string initializer = "kernelInitializer")
    {
        // Kernels of sequences and images are in memory in Keras' order, which the kernels on the CPU read. libtorch computes all convolutions of volumes. For it
        // the filters are first in memory and the input channels last, because it reads this order fastest.
        var axes = window.Size.Count;
        int[]? storage = axes < 3 ? null : [axes + 1, .. Enumerable.Range(0, axes), axes];
        return c.Weight(name, [.. window.Size.Select(Dim.Of), inputs, outputs], initializer, new DimReference(0, channelAxis), storage) is not null;
    }

    /// <summary>Declares the bias, if useBias is set.</summary>
    public static bool DeclareBias(ShapeContext c, Dim filters) =>
        !c.Arguments.Flag("useBias") || c.Weight("bias", [filters], "biasInitializer") is not null;

    public static Value? Bias(LowerContext c) => c.Arguments.Flag("useBias") ? c.Weight("bias") : null;

    /// <summary>Permutes a kernel (..., a, b) to (b, a, ...), as a view. The kernel of a sequence becomes an image of height one.</summary>
    public static Value FiltersFirst(LowerContext c, string name)
    {
        var kernel = c.Weight(name);
        var axes = kernel.Shape.Rank - 2;
        return AsImage(c, Permute.Apply(c.Graph, kernel, [axes + 1, axes, .. Enumerable.Range(0, axes)], name + "_filters_first"));
    }

    /// <summary>
    /// Reshapes a kernel (..., channels, multiplier) to (channels · multiplier, 1, ...), for a convolution with one group per channel.
    /// </summary>
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
