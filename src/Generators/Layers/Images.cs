using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Problems;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Layers;

/// <summary>What the layers over images have in common: two data formats, and a window that slides over height and width.</summary>
internal static class Images
{
    private const int Rank = 4;

    public static int ChannelAxis(Arguments arguments) => arguments.ChannelsFirst ? 1 : Rank - 1;

    /// <summary>The axes of height and width.</summary>
    public static IReadOnlyList<int> SpatialAxes(Arguments arguments) => arguments.ChannelsFirst ? [2, 3] : [1, 2];

    /// <summary>Whether the operand is a batch of images; reports it where not.</summary>
    public static bool Check(ShapeContext c, string layer)
    {
        if (c.Input.Rank == Rank)
        {
            return true;
        }

        var format = c.Arguments.ChannelsFirst ? "(channels, height, width)" : "(height, width, channels)";
        c.Report(ProblemId.WrongRank, Place.OfInput(0), [layer, "images " + format, c.Input.ToString()]);
        return false;
    }

    /// <summary>The shape after a window has slid over height and width.</summary>
    /// <param name="sizeParameter">The parameter that says how large the window is.</param>
    /// <param name="channels">The channels of the result.</param>
    public static Shape? Slide(
        ShapeContext c,
        string layer,
        string sizeParameter,
        IReadOnlyList<long> size,
        IReadOnlyList<long> strides,
        IReadOnlyList<long> dilation,
        Dim channels)
    {
        var padding = c.Arguments.Padding;
        if (padding == PaddingMode.Causal)
        {
            return c.Report(ProblemId.ArgumentNotSupported, Place.Of("padding"), [layer, "Padding.Causal", "Padding.Valid or Padding.Same"]);
        }

        var shape = c.Input.With(ChannelAxis(c.Arguments), channels);
        var fits = true;
        for (var i = 0; i < 2; i++)
        {
            var axis = SpatialAxes(c.Arguments)[i];
            if (padding == PaddingMode.Same && Window.SamePadding(c.Input[axis], size[i], strides[i], dilation[i]) is null)
            {
                return c.Report(
                    ProblemId.SizeMustBeKnown,
                    Place.OfInput(0),
                    [layer, "padding", "axis " + DimPrinter.Number(axis), c.Input[axis].ToString(), c.Input.ToString()],
                    new DimReference(0, axis));
            }

            var output = Window.Output(c.Input[axis], size[i], strides[i], dilation[i], padding);
            fits &= c.RequirePositive(
                output,
                ProblemId.WindowTooLarge,
                Place.Of(sizeParameter),
                [layer, DimPrinter.Number(Window.Extent(size[i], dilation[i])), i == 0 ? "height" : "width", c.Input[axis].ToString(), c.Input.ToString()],
                new DimReference(0, axis));
            shape = shape.With(axis, output);
        }

        return fits ? shape : null;
    }

    /// <summary>The images as kernels take them, (N, channels, height, width): another view of the same memory.</summary>
    public static Value ToChannelsFirst(LowerContext c, Value images) =>
        c.Arguments.ChannelsFirst ? images : Permute.Apply(c.Graph, images, [0, 3, 1, 2], images.Name + "_nchw");

    public static Value FromChannelsFirst(LowerContext c, Value images) =>
        c.Arguments.ChannelsFirst ? images : Permute.Apply(c.Graph, images, [0, 2, 3, 1], images.Name + "_nhwc");

    /// <summary>
    /// What Keras' padding comes to: where it is the same on both sides the kernel pads by itself, by <paramref name="padding"/>;
    /// else the images are padded here, with <paramref name="value"/>, and the kernel pads nothing.
    /// </summary>
    public static Value Pad(
        LowerContext c,
        Value images,
        IReadOnlyList<long> size,
        IReadOnlyList<long> strides,
        IReadOnlyList<long> dilation,
        double value,
        out IReadOnlyList<long> padding)
    {
        padding = [0, 0];
        if (c.Arguments.Padding == PaddingMode.Valid)
        {
            return images;
        }

        var both = Enumerable.Range(0, 2).Select(i => Window.SamePadding(images.Shape[2 + i], size[i], strides[i], dilation[i])).ToList();

        // Pooling kernels pad by half a window at most.
        if (both.All(total => total is { IsConstant: true } && total.Constant % 2 == 0)
            && Enumerable.Range(0, 2).All(i => both[i]!.Constant <= size[i]))
        {
            padding = both.Select(total => total!.Constant / 2).ToList();
            return images;
        }

        for (var i = 0; i < 2; i++)
        {
            var before = Dim.FloorDiv(both[i]!, 2);
            images = Ops.Pad.Apply(c.Graph, images, 2 + i, before, both[i]! - before, value: value);
        }

        return images;
    }
}
