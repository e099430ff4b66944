using System;

namespace CompiledNets.Generators.Shapes;

/// <summary>How a window that slides over an axis pads it.</summary>
internal enum PaddingMode
{
    Valid,
    Same,
    Causal,
}

/// <summary>The sizes that convolution and pooling make of an axis, as Keras defines them.</summary>
internal static class Window
{
    /// <summary>How far a window of <paramref name="size"/> taps reaches when they lie <paramref name="dilation"/> apart.</summary>
    public static long Extent(long size, long dilation) => (dilation * (size - 1)) + 1;

    /// <summary>The number of places where the window can stand; below one where the axis is too short.</summary>
    public static Dim Output(Dim input, long size, long stride, long dilation, PaddingMode padding) => padding == PaddingMode.Valid
        ? Dim.FloorDiv(input - Extent(size, dilation), stride) + 1
        : Dim.CeilDiv(input, stride);

    /// <summary>What is added on both sides together for <see cref="PaddingMode.Same"/>; the smaller half goes before, as in Keras.</summary>
    /// <returns>The padding, or null for an unknown axis whose window is shorter than the stride: there it is zero for some sizes only.</returns>
    public static Dim? SamePadding(Dim input, long size, long stride, long dilation)
    {
        var extent = Extent(size, dilation);
        if (extent == 1)
        {
            return Dim.Zero;
        }

        var padding = ((Dim.CeilDiv(input, stride) - 1) * stride) + extent - input;
        return padding.IsConstant ? Dim.Of(Math.Max(padding.Constant, 0)) : extent >= stride ? padding : null;
    }
}
