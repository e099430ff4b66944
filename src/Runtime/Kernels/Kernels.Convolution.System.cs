using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>The gradients of convolutions, straight from ATen.</summary>
public static partial class Kernels
{
    internal static (Tensor Input, Tensor Kernel, Tensor Bias) GradientsOfConvolution(
        Tensor g, Tensor x, Tensor kernel, (bool Input, bool Kernel, bool Bias) wanted, Extents strides, Extents padding, Extents dilation, long groups)
    {
        using var input = InPlainLayout(x);
        using var weight = InPlainLayout(kernel);
        return Aten.convolution_backward(
            g, input, weight, strides.ToArray(), padding.ToArray(), dilation.ToArray(), false, new long[x.dim() - 2], groups, wanted.Input, wanted.Kernel, wanted.Bias);
    }

    private static (Tensor Input, Tensor Kernel, Tensor Bias) GradientsOfTransposedConvolution(
        Tensor g, Tensor x, Tensor kernel, (bool Input, bool Kernel, bool Bias) wanted, Extents strides, Extents padding, Extents outputPadding, Extents dilation, long groups) =>
        Aten.convolution_backward(
            g, x, kernel, strides.ToArray(), padding.ToArray(), dilation.ToArray(), true, outputPadding.ToArray(), groups, wanted.Input, wanted.Kernel, wanted.Bias);
}
