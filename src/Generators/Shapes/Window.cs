using System;

namespace CompiledNets.Generators.Shapes;

/// <summary>The padding of an axis for a sliding window.</summary>
internal enum PaddingMode
{
    Valid,
    Same,
    Causal,
}

/// <summary>Computes the sizes of the results of convolution and pooling, as Keras defines them.</summary>
internal static class Window
{
    /// <summary>Computes the extent of a window with <paramref name="size"/> elements at a distance of <paramref name="dilation"/>.</summary>
    public static long Extent(long size, long dilation) => (dilation * (size - 1)) + 1;

    /// <summary>Computes the number of positions of the window. It is below one if the axis is too short.</summary>
    public static Dim Output(Dim input, long size, long stride, long dilation, PaddingMode padding) => padding == PaddingMode.Valid
        ? Dim.FloorDiv(input - Extent(size, dilation), stride) + 1
        : Dim.CeilDiv(input, stride);

    /// <summary>
    /// Computes the number of elements that <see cref="PaddingMode.Same"/> adds to both sides together. The smaller half is added before, as in
    /// Keras.
    /// </summary>
    /// <returns>
    /// The padding, or null for an unknown axis whose window is shorter than the stride, because then it is zero for some sizes only.
    /// </returns>
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
