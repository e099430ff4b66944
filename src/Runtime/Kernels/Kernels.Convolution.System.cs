using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>The gradients of convolutions, straight from ATen.</summary>
public static partial class Kernels
{
    /// <summary>The gradients of a convolution.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="x">(N, channels, ...).</param>
    /// <param name="kernel">(filters, channels / groups, ...).</param>
    /// <param name="wanted">Which gradients are computed; the others are null.</param>
    /// <param name="strides">How far the window moves.</param>
    /// <param name="padding">How many zeros go on each side.</param>
    /// <param name="dilation">How far apart the taps lie.</param>
    /// <param name="groups">Into how many groups the channels are divided.</param>
    public static (Tensor Input, Tensor Kernel, Tensor Bias) ConvolutionGradients(
        Tensor g, Tensor x, Tensor kernel, (bool Input, bool Kernel, bool Bias) wanted, Extents strides, Extents padding, Extents dilation, long groups)
    {
        using var input = InPlainLayout(x);
        using var weight = InPlainLayout(kernel);
        return Aten.convolution_backward(
            g, input, weight, strides.ToArray(), padding.ToArray(), dilation.ToArray(), false, new long[x.dim() - 2], groups, wanted.Input, wanted.Kernel, wanted.Bias);
    }

    /// <summary>The gradients of the transpose of a convolution.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="x">(N, channels, ...).</param>
    /// <param name="kernel">(channels, filters / groups, ...).</param>
    /// <param name="wanted">Which gradients are computed; the others are null.</param>
    /// <param name="strides">How far the window moves.</param>
    /// <param name="padding">How many places were cut off on each side.</param>
    /// <param name="outputPadding">How many places were added behind.</param>
    /// <param name="dilation">How far apart the taps lie.</param>
    /// <param name="groups">Into how many groups the channels are divided.</param>
    public static (Tensor Input, Tensor Kernel, Tensor Bias) TransposedConvolutionGradients(
        Tensor g, Tensor x, Tensor kernel, (bool Input, bool Kernel, bool Bias) wanted, Extents strides, Extents padding, Extents outputPadding, Extents dilation, long groups) =>
        Aten.convolution_backward(
            g, x, kernel, strides.ToArray(), padding.ToArray(), dilation.ToArray(), true, outputPadding.ToArray(), groups, wanted.Input, wanted.Kernel, wanted.Bias);
}
