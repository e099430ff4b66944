using CompiledNets.Interop;
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
        if (MixedStep.Current is { } mixed)
        {
            return AddBias(mixed.Compute(x, kernel, (a, b) => Convolve(a, b, null)), bias);
        }

        using var input = InPlainLayout(x);
        using var weight = InPlainLayout(kernel);
        return Convolve(input, weight, bias);

        Tensor Convolve(Tensor input, Tensor weight, Tensor? bias) => input.dim() == 4
            ? nn.functional.conv2d(input, weight, bias!, strides.ToArray(), padding.ToArray(), dilation.ToArray(), groups)
            : nn.functional.conv3d(input, weight, bias!, strides.ToArray(), padding.ToArray(), dilation.ToArray(), groups);
    }

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
        Tensor g, Tensor x, Tensor kernel, (bool Input, bool Kernel, bool Bias) wanted, Extents strides, Extents padding, Extents dilation, long groups) =>
        MixedStep.Current is { } mixed
            ? MixedGradients(mixed, g, x, kernel, wanted, strides, padding, dilation, groups)
            : GradientsOfConvolution(g, x, kernel, wanted, strides, padding, dilation, groups);

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
        Tensor x, Tensor kernel, Tensor? bias, Extents strides, Extents padding, Extents outputPadding, Extents dilation, long groups)
    {
        using var input = Rounded(x);
        using var weight = Rounded(kernel);
        return x.dim() == 4
            ? nn.functional.conv_transpose2d(input, weight, bias!, strides.ToArray(), padding.ToArray(), outputPadding.ToArray(), dilation.ToArray(), groups)
            : nn.functional.conv_transpose3d(input, weight, bias!, strides.ToArray(), padding.ToArray(), outputPadding.ToArray(), dilation.ToArray(), groups);
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
        Tensor g, Tensor x, Tensor kernel, (bool Input, bool Kernel, bool Bias) wanted, Extents strides, Extents padding, Extents outputPadding, Extents dilation, long groups)
    {
        using var gradient = Rounded(g);
        using var input = Rounded(x);
        using var weight = Rounded(kernel);
        var (ofInput, ofKernel, ofBias) = GradientsOfTransposedConvolution(
            gradient, input, weight, (wanted.Input, wanted.Kernel, wanted.Bias && MixedStep.Current is null), strides, padding, outputPadding, dilation, groups);
        return (ofInput, ofKernel, wanted.Bias && MixedStep.Current is not null ? SumPerFilter(g) : ofBias);
    }

    /// <summary>
    /// The operand of a transposed convolution. In a mixed step it is rounded to bfloat16 and multiplied in float32, because not every libtorch
    /// computes transposed convolutions with groups and dilation in bfloat16 correctly on a CPU.
    /// </summary>
    private static Tensor Rounded(Tensor operand) => MixedStep.Current is { } mixed ? MixedStep.Widen(mixed.Round(operand)) : operand.alias();

    /// <summary>
    /// A tensor as a convolution takes it. libtorch has a kernel of its own for float64 on CPUs, whose gradient fails where axes of
    /// size one leave the memory layout open: it gets the plain one. Everything else goes to oneDNN as it is.
    /// </summary>
    private static Tensor InPlainLayout(Tensor x) => x.dtype == ScalarType.Float64 && x.device_type == DeviceType.CPU ? x.contiguous() : x.alias();

    /// <summary>A number for each filter, added to the result of a convolution in place.</summary>
    private static Tensor AddBias(Tensor result, Tensor? bias)
    {
        if (bias is not null)
        {
            using var perFilter = bias.view([-1, .. Enumerable.Repeat(1L, (int)result.dim() - 2)]);
            result.add_(perFilter);
        }

        return result;
    }

    /// <summary>Gradients from bfloat16 operands; that of the bias is a sum, and stays float32 throughout.</summary>
    private static (Tensor Input, Tensor Kernel, Tensor Bias) MixedGradients(
        MixedStep mixed, Tensor g, Tensor x, Tensor kernel, (bool Input, bool Kernel, bool Bias) wanted, Extents strides, Extents padding, Extents dilation, long groups)
    {
        var (ofInput, ofKernel) = ((Tensor?)null, (Tensor?)null);
        if (wanted.Input || wanted.Kernel)
        {
            using var a = mixed.Round(g);
            using var b = mixed.Round(x);
            using var c = mixed.Round(kernel);
            (ofInput, ofKernel, _) = GradientsOfConvolution(a, b, c, (wanted.Input, wanted.Kernel, false), strides, padding, dilation, groups);
        }

        return (wanted.Input ? MixedStep.Widen(ofInput!) : null!, wanted.Kernel ? MixedStep.Widen(ofKernel!) : null!, wanted.Bias ? SumPerFilter(g) : null!);
    }

    private static Tensor SumPerFilter(Tensor g) => g.sum([0, .. Enumerable.Range(2, (int)g.dim() - 2).Select(axis => (long)axis)]);

    internal static (Tensor Input, Tensor Kernel, Tensor Bias) GradientsOfConvolution(
        Tensor g, Tensor x, Tensor kernel, (bool Input, bool Kernel, bool Bias) wanted, Extents strides, Extents padding, Extents dilation, long groups)
    {
        using var input = InPlainLayout(x);
        using var weight = InPlainLayout(kernel);
        return ConvolutionOperator.Gradients(
            g, input, weight, kernel.size(0), wanted, strides, padding, dilation, isTransposed: false, x.dim() == 4 ? (0, 0) : (0, 0, 0), groups);
    }

    private static (Tensor Input, Tensor Kernel, Tensor Bias) GradientsOfTransposedConvolution(
        Tensor g, Tensor x, Tensor kernel, (bool Input, bool Kernel, bool Bias) wanted, Extents strides, Extents padding, Extents outputPadding, Extents dilation, long groups) =>
        ConvolutionOperator.Gradients(g, x, kernel, kernel.size(1) * groups, wanted, strides, padding, dilation, isTransposed: true, outputPadding, groups);
}
