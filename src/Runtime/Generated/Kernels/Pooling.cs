using CompiledNets.Interop;
using static TorchSharp.torch;

namespace CompiledNets.Generated.Kernels;

/// <summary>Computes pooling of images and volumes, and its gradients.</summary>
public static class Pooling
{
    private static readonly Operator s_adaptiveAveragePool2dGradient = new("_adaptive_avg_pool2d_backward");
    private static readonly Operator s_adaptiveAveragePool3dGradient = new("_adaptive_avg_pool3d_backward");
    private static readonly Operator s_adaptiveMaxPool2d = new("adaptive_max_pool2d");
    private static readonly Operator s_adaptiveMaxPool3d = new("adaptive_max_pool3d");
    private static readonly Operator s_adaptiveMaxPool2dGradient = new("adaptive_max_pool2d_backward");
    private static readonly Operator s_adaptiveMaxPool3dGradient = new("adaptive_max_pool3d_backward");

    /// <summary>Computes the largest element of each window.</summary>
    /// <param name="x">The operand, of the shape (N, channels, ...).</param>
    /// <param name="size">The size of the window.</param>
    /// <param name="strides">The strides along each axis.</param>
    /// <param name="padding">The number of elements of padding on each side of each axis.</param>
    /// <param name="ceil">Whether a last window may extend past the end of an axis.</param>
    public static Tensor MaxPool(Tensor x, Extents size, Extents strides, Extents padding, bool ceil) =>
        CpuPooling.Supports(x, size, padding) ? CpuPooling.MaxPool(x, size, strides, padding, ceil)
        : x.dim() == 4 ? nn.functional.max_pool2d(x, size.ToArray(), strides.ToArray(), padding.ToArray(), [1, 1], ceil)
        : nn.functional.max_pool3d(x, size.ToArray(), strides.ToArray(), padding.ToArray(), [1, 1, 1], ceil);

    /// <summary>Computes the largest element of each window and its index, which the gradient needs.</summary>
    /// <param name="x">The operand, of the shape (N, channels, ...).</param>
    /// <param name="size">The size of the window.</param>
    /// <param name="strides">The strides along each axis.</param>
    /// <param name="padding">The number of elements of padding on each side of each axis.</param>
    /// <param name="ceil">Whether a last window may extend past the end of an axis.</param>
    public static (Tensor Largest, Tensor Places) MaxPoolWithPlaces(Tensor x, Extents size, Extents strides, Extents padding, bool ceil) =>
        CpuPooling.SupportsPlaces(x, size, padding) ? CpuPooling.MaxPoolWithPlaces(x, size, strides, padding, ceil)
        : x.dim() == 4 ? nn.functional.max_pool2d_with_indices(x, size.ToArray(), strides.ToArray(), padding.ToArray(), [1, 1], ceil)
        : nn.functional.max_pool3d_with_indices(x, size.ToArray(), strides.ToArray(), padding.ToArray(), [1, 1, 1], ceil);

    /// <summary>Computes the gradient of max pooling.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="places">The indices of the largest elements.</param>
    /// <param name="shape">The shape of the operand, (N, channels, ...).</param>
    /// <param name="size">The size of the window.</param>
    /// <param name="strides">The strides along each axis.</param>
    /// <param name="padding">The number of elements of padding on each side of each axis.</param>
    /// <param name="ceil">Whether a last window may extend past the end of an axis.</param>
    public static Tensor MaxPoolGradient(Tensor g, Tensor places, ReadOnlySpan<long> shape, Extents size, Extents strides, Extents padding, bool ceil)
    {
        if (places.dtype == ScalarType.Byte)
        {
            return CpuPooling.MaxPoolGradient(g, places, shape, size, strides, padding, ceil);
        }

        // libtorch reads the shape and the layout of the operand, but not its elements.
        using var operand = EmptyOperand(g, shape);
        return PoolingOperators.MaxPoolGradient(g, operand, places, size, strides, padding, ceil);
    }

    /// <summary>Computes the mean of each window, without the padding.</summary>
    /// <param name="x">The operand, of the shape (N, channels, ...).</param>
    /// <param name="size">The size of the window.</param>
    /// <param name="strides">The strides along each axis.</param>
    /// <param name="padding">The number of elements of padding on each side of each axis.</param>
    /// <param name="ceil">Whether a last window may extend past the end of an axis.</param>
    public static Tensor AveragePool(Tensor x, Extents size, Extents strides, Extents padding, bool ceil) =>
        CpuPooling.Supports(x, size, padding) ? CpuPooling.AveragePool(x, size, strides, padding, ceil)
        : x.dim() == 4
            ? nn.functional.avg_pool2d(x, size.ToArray(), strides.ToArray(), padding.ToArray(), ceil, count_include_pad: false)
            : nn.functional.avg_pool3d(x, size.ToArray(), strides.ToArray(), padding.ToArray(), ceil, count_include_pad: false);

    /// <summary>Computes the gradient of <see cref="AveragePool"/>.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="x">The operand, of the shape (N, channels, ...).</param>
    /// <param name="size">The size of the window.</param>
    /// <param name="strides">The strides along each axis.</param>
    /// <param name="padding">The number of elements of padding on each side of each axis.</param>
    /// <param name="ceil">Whether a last window may extend past the end of an axis.</param>
    public static Tensor AveragePoolGradient(Tensor g, Tensor x, Extents size, Extents strides, Extents padding, bool ceil) =>
        CpuPooling.Supports(x, size, padding) && CpuTensors.AreForKernels(g) ? CpuPooling.AveragePoolGradient(g, x, size, strides, padding, ceil)
        : x.dim() == 4
            ? nn.functional.avg_pool2d_backward(g, x, size.ToArray(), strides.ToArray(), padding.ToArray(), ceil, count_include_pad: false)
            : nn.functional.avg_pool3d_backward(g, x, size.ToArray(), strides.ToArray(), padding.ToArray(), ceil, count_include_pad: false);

    /// <summary>Computes the largest element of each window, for a given number of windows.</summary>
    /// <param name="x">The operand, of the shape (N, channels, ...).</param>
    /// <param name="size">The number of windows along each axis.</param>
    public static Tensor AdaptiveMaxPool(Tensor x, Extents size)
    {
        var (largest, places) = AdaptiveMaxPoolWithPlaces(x, size);
        places.Dispose();
        return largest;
    }

    /// <summary>Computes the largest element of each window and its index, which the gradient needs, for a given number of windows.</summary>
    /// <param name="x">The operand, of the shape (N, channels, ...).</param>
    /// <param name="size">The number of windows along each axis.</param>
    public static (Tensor Largest, Tensor Places) AdaptiveMaxPoolWithPlaces(Tensor x, Extents size) =>
        (x.dim() == 4 ? s_adaptiveMaxPool2d : s_adaptiveMaxPool3d).CallForTwo(x, size);

    /// <summary>Computes the gradient of <see cref="AdaptiveMaxPool"/>.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="x">The operand, of the shape (N, channels, ...).</param>
    /// <param name="places">The indices of the largest elements.</param>
    public static Tensor AdaptiveMaxPoolGradient(Tensor g, Tensor x, Tensor places) => (x.dim() == 4 ? s_adaptiveMaxPool2dGradient : s_adaptiveMaxPool3dGradient).Call(g, x, places);

    /// <summary>Computes the mean of each window, for a given number of windows.</summary>
    /// <param name="x">The operand, of the shape (N, channels, ...).</param>
    /// <param name="size">The number of windows along each axis.</param>
    public static Tensor AdaptiveAveragePool(Tensor x, Extents size) => x.dim() == 4
        ? nn.functional.adaptive_avg_pool2d(x, size.ToArray())
        : nn.functional.adaptive_avg_pool3d(x, size.ToArray());

    /// <summary>Computes the gradient of <see cref="AdaptiveAveragePool"/>.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="x">The operand, of the shape (N, channels, ...).</param>
    public static Tensor AdaptiveAveragePoolGradient(Tensor g, Tensor x) => (x.dim() == 4 ? s_adaptiveAveragePool2dGradient : s_adaptiveAveragePool3dGradient).Call(g, x);

    private static Tensor EmptyOperand(Tensor g, ReadOnlySpan<long> shape)
    {
        if (shape.Length != 4 || !g.IsIn(MemoryOrder.ChannelsLast))
        {
            return empty(shape.ToArray(), g.dtype, g.device);
        }

        using var images = empty(shape[0], shape[2], shape[3], shape[1], g.dtype, g.device);
        return images.permute(0, 3, 1, 2);
    }
}
