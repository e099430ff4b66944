using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets;

public static partial class Kernels
{
    /// <summary>Images in another size: each value is a mean of the four around its place.</summary>
    /// <param name="x">(N, channels, height, width).</param>
    /// <param name="height">The height of the result.</param>
    /// <param name="width">Its width.</param>
    public static Tensor UpsampleBilinear2d(Tensor x, long height, long width) =>
        nn.functional.upsample(x, [height, width], null, UpsampleMode.Bilinear, false);

    /// <summary>A convolution of images.</summary>
    /// <param name="x">(N, channels, height, width).</param>
    /// <param name="kernel">(filters, channels / groups, height, width).</param>
    /// <param name="bias">(filters), or null.</param>
    /// <param name="strides">How far the window moves.</param>
    /// <param name="padding">How many zeros go on each side.</param>
    /// <param name="dilation">How far apart the taps lie.</param>
    /// <param name="groups">Into how many groups the channels are divided.</param>
    /// <returns>(N, filters, height', width').</returns>
    public static Tensor Conv2d(Tensor x, Tensor kernel, Tensor? bias, (long, long) strides, (long, long) padding, (long, long) dilation, long groups) =>
        nn.functional.conv2d(x, kernel, bias, [strides.Item1, strides.Item2], [padding.Item1, padding.Item2], [dilation.Item1, dilation.Item2], groups);

    /// <summary>The largest element of each window.</summary>
    /// <param name="x">(N, channels, height, width).</param>
    /// <param name="size">The size of the window.</param>
    /// <param name="strides">How far it moves.</param>
    /// <param name="padding">How much it may stand out on each side.</param>
    public static Tensor MaxPool2d(Tensor x, (long, long) size, (long, long) strides, (long, long) padding) =>
        nn.functional.max_pool2d(x, [size.Item1, size.Item2], [strides.Item1, strides.Item2], [padding.Item1, padding.Item2], [1, 1], false);

    /// <summary>The largest element of each window, and where it stood, as the gradient wants it.</summary>
    /// <param name="x">(N, channels, height, width).</param>
    /// <param name="size">The size of the window.</param>
    /// <param name="strides">How far it moves.</param>
    /// <param name="padding">How much it may stand out on each side.</param>
    public static (Tensor Largest, Tensor Places) MaxPool2dWithPlaces(Tensor x, (long, long) size, (long, long) strides, (long, long) padding) =>
        nn.functional.max_pool2d_with_indices(x, [size.Item1, size.Item2], [strides.Item1, strides.Item2], [padding.Item1, padding.Item2], [1, 1], false);
}
