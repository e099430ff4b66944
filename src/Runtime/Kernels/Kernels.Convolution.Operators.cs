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

    internal static (Tensor Input, Tensor Kernel, Tensor Bias) GradientsOfConvolution(
        Tensor g, Tensor x, Tensor kernel, (bool Input, bool Kernel, bool Bias) wanted, Extents strides, Extents padding, Extents dilation, long groups)
    {
        using var input = InPlainLayout(x);
        using var weight = InPlainLayout(kernel);
        return (x.dim() == 4 ? s_convolution2dGradients : s_convolution3dGradients).Invoke(
            wanted, [g, input, weight, .. Numbers(strides, padding, dilation), .. new long[x.dim() - 2].Select(_ => (object)0), (int)groups]);
    }

    private static (Tensor Input, Tensor Kernel, Tensor Bias) GradientsOfTransposedConvolution(
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
