using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>The gradients of convolutions: scripts, because TorchSharp has no method for them.</summary>
public static partial class Kernels
{
    private static readonly GradientScripts s_convolution2dGradients = ConvolutionBackward(2, "False", "w.size(0)");
    private static readonly GradientScripts s_convolution3dGradients = ConvolutionBackward(3, "False", "w.size(0)");
    private static readonly GradientScripts s_transposedConvolution2dGradients = ConvolutionBackward(2, "True", "w.size(1) * groups");
    private static readonly GradientScripts s_transposedConvolution3dGradients = ConvolutionBackward(3, "True", "w.size(1) * groups");

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
        return (x.dim() == 4 ? s_convolution2dGradients : s_convolution3dGradients).Invoke(
            wanted, [g, input, weight, .. Numbers(strides, padding, dilation), .. new long[x.dim() - 2].Select(_ => (object)0), (int)groups]);
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
        (x.dim() == 4 ? s_transposedConvolution2dGradients : s_transposedConvolution3dGradients).Invoke(
            wanted, [g, x, kernel, .. Numbers(strides, padding, dilation, outputPadding), (int)groups]);

    /// <summary>Numbers as a script takes them: one by one.</summary>
    private static IEnumerable<object> Numbers(params Extents[] extents) => extents.SelectMany(extent => extent.ToArray()).Select(number => (object)(int)number);

    private static GradientScripts ConvolutionBackward(int axes, string isTransposed, string filters)
    {
        string Names(string prefix) => string.Join(", ", Enumerable.Range(0, axes).Select(axis => prefix + axis));
        var numbers = string.Join(", ", new[] { "s", "p", "d", "o" }.SelectMany(prefix => Enumerable.Range(0, axes).Select(axis => $"{prefix}{axis}: int")));
        return new(
            $"g: Tensor, x: Tensor, w: Tensor, {numbers}, groups: int",
            $"torch.convolution_backward(g, x, w, [{filters}], [{Names("s")}], [{Names("p")}], [{Names("d")}], {isTransposed}, [{Names("o")}], groups, {{0}})");
    }
}
