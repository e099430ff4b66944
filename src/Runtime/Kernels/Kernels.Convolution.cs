using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>Convolutions of images and volumes, and their transposes.</summary>
public static partial class Kernels
{
    /// <summary>A convolution.</summary>
    /// <param name="x">(N, channels, ...).</param>
    /// <param name="kernel">(filters, channels / groups, ...).</param>
    /// <param name="bias">(filters), or null.</param>
    /// <param name="strides">How far the window moves.</param>
    /// <param name="padding">How many zeros go on each side.</param>
    /// <param name="dilation">How far apart the taps lie.</param>
    /// <param name="groups">Into how many groups the channels are divided.</param>
    /// <returns>(N, filters, ...).</returns>
    public static Tensor Convolution(Tensor x, Tensor kernel, Tensor? bias, Extents strides, Extents padding, Extents dilation, long groups)
    {
        using var input = InPlainLayout(x);
        using var weight = InPlainLayout(kernel);
        return x.dim() == 4
            ? nn.functional.conv2d(input, weight, bias!, strides.ToArray(), padding.ToArray(), dilation.ToArray(), groups)
            : nn.functional.conv3d(input, weight, bias!, strides.ToArray(), padding.ToArray(), dilation.ToArray(), groups);
    }

    /// <summary>
    /// A tensor as a convolution takes it. libtorch has a kernel of its own for float64 on CPUs, whose gradient fails where axes of
    /// size one leave the memory layout open: it gets the plain one. Everything else goes to oneDNN as it is.
    /// </summary>
    private static Tensor InPlainLayout(Tensor x) => x.dtype == ScalarType.Float64 && x.device_type == DeviceType.CPU ? x.contiguous() : x.alias();

    /// <summary>The transpose of a convolution.</summary>
    /// <param name="x">(N, channels, ...).</param>
    /// <param name="kernel">(channels, filters / groups, ...).</param>
    /// <param name="bias">(filters), or null.</param>
    /// <param name="strides">How far the window moves.</param>
    /// <param name="padding">How many places are cut off on each side.</param>
    /// <param name="outputPadding">How many places are added behind.</param>
    /// <param name="dilation">How far apart the taps lie.</param>
    /// <param name="groups">Into how many groups the channels are divided.</param>
    /// <returns>(N, filters, ...).</returns>
    public static Tensor TransposedConvolution(
        Tensor x, Tensor kernel, Tensor? bias, Extents strides, Extents padding, Extents outputPadding, Extents dilation, long groups) => x.dim() == 4
        ? nn.functional.conv_transpose2d(x, kernel, bias!, strides.ToArray(), padding.ToArray(), outputPadding.ToArray(), dilation.ToArray(), groups)
        : nn.functional.conv_transpose3d(x, kernel, bias!, strides.ToArray(), padding.ToArray(), outputPadding.ToArray(), dilation.ToArray(), groups);
}
