using CompiledNets.Generated.Kernels;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Interop;

/// <summary>Calls libtorch's operator for the gradients of convolutions and transposed convolutions.</summary>
internal static unsafe class ConvolutionOperator
{
    private static readonly Operator s_gradients = new("convolution_backward");

    /// <summary>Computes the wanted gradients. The others are null.</summary>
    public static (Tensor Input, Tensor Kernel, Tensor Bias) Gradients(
        Tensor g, Tensor x, Tensor kernel, long filters, (bool Input, bool Kernel, bool Bias) wanted,
        Extents strides, Extents padding, Extents dilation, bool isTransposed, Extents outputPadding, long groups)
    {
        if (wanted == (false, false, false))
        {
            return (null!, null!, null!);
        }

        if (x.device_type == DeviceType.CPU)
        {
            long[] stride = strides.ToArray(), zeros = padding.ToArray(), taps = dilation.ToArray(), outside = outputPadding.ToArray();
            var mask = stackalloc int[] { wanted.Input ? 1 : 0, wanted.Kernel ? 1 : 0, wanted.Bias ? 1 : 0 };
            var bias = &filters;
            Span<nint> results = stackalloc nint[3];
            fixed (long* s = stride, p = zeros, d = taps, o = outside)
            fixed (nint* result = results)
            {
                var error = NativeMethods.aoti_torch_cpu_convolution_backward(
                    g.Handle, x.Handle, kernel.Handle, &bias, 1, s, stride.Length, p, zeros.Length, d, taps.Length, isTransposed ? 1 : 0, o, outside.Length,
                    groups, mask, 3, result, result + 1, result + 2);
                GC.KeepAlive(g);
                GC.KeepAlive(x);
                GC.KeepAlive(kernel);
                if (error == 0)
                {
                    return Operator.Wrap(results, wanted);
                }
            }
        }

        return s_gradients.CallForThree(wanted, g, x, kernel, Argument.OptionalList([filters]), strides, padding, dilation, isTransposed, outputPadding, groups, wanted);
    }
}
