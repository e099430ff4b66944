using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>Poolings that TorchSharp has no method for, straight from ATen.</summary>
public static partial class Kernels
{
    /// <summary>The gradient of a max-pooling.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="x">(N, channels, ...).</param>
    /// <param name="places">Where the largest elements stood.</param>
    /// <param name="size">The size of the window.</param>
    /// <param name="strides">How far it moves.</param>
    /// <param name="padding">How much it may stand out before.</param>
    /// <param name="ceil">Whether it may stand out behind as far as it needs.</param>
    public static Tensor MaxPoolGradient(Tensor g, Tensor x, Tensor places, Extents size, Extents strides, Extents padding, bool ceil) => x.dim() == 4
        ? Aten.max_pool2d_with_indices_backward(g, x, size.ToArray(), strides.ToArray(), padding.ToArray(), [1, 1], ceil, places)
        : Aten.max_pool3d_with_indices_backward(g, x, size.ToArray(), strides.ToArray(), padding.ToArray(), [1, 1, 1], ceil, places);

    /// <summary>The mean of each window; what lies outside does not count.</summary>
    /// <param name="x">(N, channels, ...).</param>
    /// <param name="size">The size of the window.</param>
    /// <param name="strides">How far it moves.</param>
    /// <param name="padding">How much it may stand out before.</param>
    /// <param name="ceil">Whether it may stand out behind as far as it needs.</param>
    public static Tensor AveragePool(Tensor x, Extents size, Extents strides, Extents padding, bool ceil) => x.dim() == 4
        ? Aten.avg_pool2d(x, size.ToArray(), strides.ToArray(), padding.ToArray(), ceil, false, default)
        : Aten.avg_pool3d(x, size.ToArray(), strides.ToArray(), padding.ToArray(), ceil, false, default);

    /// <summary>The gradient of the means of windows.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="x">(N, channels, ...).</param>
    /// <param name="size">The size of the window.</param>
    /// <param name="strides">How far it moves.</param>
    /// <param name="padding">How much it may stand out before.</param>
    /// <param name="ceil">Whether it may stand out behind as far as it needs.</param>
    public static Tensor AveragePoolGradient(Tensor g, Tensor x, Extents size, Extents strides, Extents padding, bool ceil) => x.dim() == 4
        ? Aten.avg_pool2d_backward(g, x, size.ToArray(), strides.ToArray(), padding.ToArray(), ceil, false, default)
        : Aten.avg_pool3d_backward(g, x, size.ToArray(), strides.ToArray(), padding.ToArray(), ceil, false, default);

    /// <summary>The gradient of the means of a number of windows.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="x">(N, channels, ...).</param>
    public static Tensor AdaptiveAveragePoolGradient(Tensor g, Tensor x) => x.dim() == 4
        ? Aten._adaptive_avg_pool2d_backward(g, x)
        : Aten._adaptive_avg_pool3d_backward(g, x);

    /// <summary>The largest element of each of a number of windows, and where it stood, as the gradient wants it.</summary>
    /// <param name="x">(N, channels, ...).</param>
    /// <param name="size">How many there are along each axis.</param>
    public static (Tensor Largest, Tensor Places) AdaptiveMaxPoolWithPlaces(Tensor x, Extents size) => x.dim() == 4
        ? Aten.adaptive_max_pool2d(x, size.ToArray())
        : Aten.adaptive_max_pool3d(x, size.ToArray());

    /// <summary>The gradient of the largest elements of a number of windows.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="x">(N, channels, ...).</param>
    /// <param name="places">Where the largest elements stood.</param>
    public static Tensor AdaptiveMaxPoolGradient(Tensor g, Tensor x, Tensor places) => x.dim() == 4
        ? Aten.adaptive_max_pool2d_backward(g, x, places)
        : Aten.adaptive_max_pool3d_backward(g, x, places);
}
