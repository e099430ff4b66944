using CompiledNets.Interop;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>Poolings of images and volumes, and what is taken over whole axes.</summary>
public static partial class Kernels
{
    private static readonly Operator s_adaptiveAveragePool2dGradient = new("_adaptive_avg_pool2d_backward");
    private static readonly Operator s_adaptiveAveragePool3dGradient = new("_adaptive_avg_pool3d_backward");
    private static readonly Operator s_adaptiveMaxPool2d = new("adaptive_max_pool2d");
    private static readonly Operator s_adaptiveMaxPool3d = new("adaptive_max_pool3d");
    private static readonly Operator s_adaptiveMaxPool2dGradient = new("adaptive_max_pool2d_backward");
    private static readonly Operator s_adaptiveMaxPool3dGradient = new("adaptive_max_pool3d_backward");

    /// <summary>The largest element of each window.</summary>
    /// <param name="x">(N, channels, ...).</param>
    /// <param name="size">The size of the window.</param>
    /// <param name="strides">How far it moves.</param>
    /// <param name="padding">How much it may stand out before.</param>
    /// <param name="ceil">Whether it may stand out behind as far as it needs.</param>
    public static Tensor MaxPool(Tensor x, Extents size, Extents strides, Extents padding, bool ceil) => x.dim() == 4
        ? nn.functional.max_pool2d(x, size.ToArray(), strides.ToArray(), padding.ToArray(), [1, 1], ceil)
        : nn.functional.max_pool3d(x, size.ToArray(), strides.ToArray(), padding.ToArray(), [1, 1, 1], ceil);

    /// <summary>The largest element of each window, and where it stood, as the gradient wants it.</summary>
    /// <param name="x">(N, channels, ...).</param>
    /// <param name="size">The size of the window.</param>
    /// <param name="strides">How far it moves.</param>
    /// <param name="padding">How much it may stand out before.</param>
    /// <param name="ceil">Whether it may stand out behind as far as it needs.</param>
    public static (Tensor Largest, Tensor Places) MaxPoolWithPlaces(Tensor x, Extents size, Extents strides, Extents padding, bool ceil) => x.dim() == 4
        ? nn.functional.max_pool2d_with_indices(x, size.ToArray(), strides.ToArray(), padding.ToArray(), [1, 1], ceil)
        : nn.functional.max_pool3d_with_indices(x, size.ToArray(), strides.ToArray(), padding.ToArray(), [1, 1, 1], ceil);

    /// <summary>The mean of each of a number of windows.</summary>
    /// <param name="x">(N, channels, ...).</param>
    /// <param name="size">How many there are along each axis.</param>
    public static Tensor AdaptiveAveragePool(Tensor x, Extents size) => x.dim() == 4
        ? nn.functional.adaptive_avg_pool2d(x, size.ToArray())
        : nn.functional.adaptive_avg_pool3d(x, size.ToArray());

    /// <summary>The largest element of each of a number of windows.</summary>
    /// <param name="x">(N, channels, ...).</param>
    /// <param name="size">How many there are along each axis.</param>
    public static Tensor AdaptiveMaxPool(Tensor x, Extents size)
    {
        var (largest, places) = AdaptiveMaxPoolWithPlaces(x, size);
        places.Dispose();
        return largest;
    }

    /// <summary>The gradient of the largest element over some axes: in equal parts where it stands more than once.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="x">A tensor.</param>
    /// <param name="y">Its largest elements.</param>
    /// <param name="axes">The axes that disappeared, in their order.</param>
    public static Tensor LargestGradient(Tensor g, Tensor x, Tensor y, params ReadOnlySpan<long> axes)
    {
        using var largest = Kept(y, axes);
        using var isLargest = x.eq(largest);
        using var places = isLargest.type(x.dtype);
        using var count = places.sum(axes, true);
        using var gradient = Kept(g, axes);
        using var part = gradient / count;
        return places * part;
    }

    /// <summary>A tensor with the axes again that have disappeared, of size one.</summary>
    private static Tensor Kept(Tensor x, ReadOnlySpan<long> axes)
    {
        var kept = x.alias();
        foreach (var axis in axes)
        {
            var next = kept.unsqueeze(axis);
            kept.Dispose();
            kept = next;
        }

        return kept;
    }

    /// <summary>The gradient of a max-pooling.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="x">(N, channels, ...).</param>
    /// <param name="places">Where the largest elements stood.</param>
    /// <param name="size">The size of the window.</param>
    /// <param name="strides">How far it moves.</param>
    /// <param name="padding">How much it may stand out before.</param>
    /// <param name="ceil">Whether it may stand out behind as far as it needs.</param>
    public static Tensor MaxPoolGradient(Tensor g, Tensor x, Tensor places, Extents size, Extents strides, Extents padding, bool ceil) =>
        PoolingOperators.MaxPoolGradient(g, x, places, size, strides, padding, ceil);

    /// <summary>The mean of each window; what lies outside does not count.</summary>
    /// <param name="x">(N, channels, ...).</param>
    /// <param name="size">The size of the window.</param>
    /// <param name="strides">How far it moves.</param>
    /// <param name="padding">How much it may stand out before.</param>
    /// <param name="ceil">Whether it may stand out behind as far as it needs.</param>
    public static Tensor AveragePool(Tensor x, Extents size, Extents strides, Extents padding, bool ceil) =>
        x.dim() == 4
            ? nn.functional.avg_pool2d(x, size.ToArray(), strides.ToArray(), padding.ToArray(), ceil, count_include_pad: false)
            : nn.functional.avg_pool3d(x, size.ToArray(), strides.ToArray(), padding.ToArray(), ceil, count_include_pad: false);

    /// <summary>The gradient of the means of windows.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="x">(N, channels, ...).</param>
    /// <param name="size">The size of the window.</param>
    /// <param name="strides">How far it moves.</param>
    /// <param name="padding">How much it may stand out before.</param>
    /// <param name="ceil">Whether it may stand out behind as far as it needs.</param>
    public static Tensor AveragePoolGradient(Tensor g, Tensor x, Extents size, Extents strides, Extents padding, bool ceil) =>
        x.dim() == 4
            ? nn.functional.avg_pool2d_backward(g, x, size.ToArray(), strides.ToArray(), padding.ToArray(), ceil, count_include_pad: false)
            : nn.functional.avg_pool3d_backward(g, x, size.ToArray(), strides.ToArray(), padding.ToArray(), ceil, count_include_pad: false);

    /// <summary>The gradient of the means of a number of windows.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="x">(N, channels, ...).</param>
    public static Tensor AdaptiveAveragePoolGradient(Tensor g, Tensor x) => (x.dim() == 4 ? s_adaptiveAveragePool2dGradient : s_adaptiveAveragePool3dGradient).Call(g, x);

    /// <summary>The largest element of each of a number of windows, and where it stood, as the gradient wants it.</summary>
    /// <param name="x">(N, channels, ...).</param>
    /// <param name="size">How many there are along each axis.</param>
    public static (Tensor Largest, Tensor Places) AdaptiveMaxPoolWithPlaces(Tensor x, Extents size) =>
        (x.dim() == 4 ? s_adaptiveMaxPool2d : s_adaptiveMaxPool3d).CallForTwo(x, size);

    /// <summary>The gradient of the largest elements of a number of windows.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="x">(N, channels, ...).</param>
    /// <param name="places">Where the largest elements stood.</param>
    public static Tensor AdaptiveMaxPoolGradient(Tensor g, Tensor x, Tensor places) => (x.dim() == 4 ? s_adaptiveMaxPool2dGradient : s_adaptiveMaxPool3dGradient).Call(g, x, places);
}
