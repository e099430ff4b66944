using CompiledNets.Generated.Kernels;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Interop;

/// <summary>Calls libtorch's operators for the gradients of max pooling.</summary>
internal static unsafe class PoolingOperators
{
    private static readonly Operator s_maxPool2dGradient = new("max_pool2d_with_indices_backward");
    private static readonly Operator s_maxPool3dGradient = new("max_pool3d_with_indices_backward");

    /// <summary>Computes the gradient of max pooling of images or volumes.</summary>
    public static Tensor MaxPoolGradient(Tensor g, Tensor x, Tensor places, Extents size, Extents strides, Extents padding, bool ceil)
    {
        var isImage = x.dim() == 4;
        Extents dilation = isImage ? (1, 1) : (1, 1, 1);
        if (x.device_type == DeviceType.CPU)
        {
            long[] window = size.ToArray(), stride = strides.ToArray(), border = padding.ToArray(), ones = dilation.ToArray();
            nint result;
            fixed (long* w = window, s = stride, p = border, d = ones)
            {
                var error = isImage
                    ? NativeMethods.aoti_torch_cpu_max_pool2d_with_indices_backward(
                        g.Handle, x.Handle, w, window.Length, s, stride.Length, p, border.Length, d, ones.Length, ceil ? 1 : 0, places.Handle, &result)
                    : NativeMethods.aoti_torch_cpu_max_pool3d_with_indices_backward(
                        g.Handle, x.Handle, w, window.Length, s, stride.Length, p, border.Length, d, ones.Length, ceil ? 1 : 0, places.Handle, &result);
                GC.KeepAlive(g);
                GC.KeepAlive(x);
                GC.KeepAlive(places);
                if (error == 0)
                {
                    return Tensor.UnsafeCreateTensor(result);
                }
            }
        }

        return (isImage ? s_maxPool2dGradient : s_maxPool3dGradient).Call(g, x, size, strides, padding, dilation, ceil, places);
    }
}
