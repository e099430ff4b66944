using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>Poolings that TorchSharp has no method for: scripts.</summary>
public static partial class Kernels
{
    private static readonly Script[] s_maxPoolGradient = ForImagesAndVolumes("g: Tensor, x: Tensor, places: Tensor, {numbers}, ceil: bool", "torch.max_pool{axes}d_with_indices_backward(g, x, {k}, {s}, {p}, {ones}, ceil, places)");
    private static readonly Script[] s_averagePool = ForImagesAndVolumes("x: Tensor, {numbers}, ceil: bool", "torch.avg_pool{axes}d(x, {k}, {s}, {p}, ceil, False, None)");
    private static readonly Script[] s_averagePoolGradient = ForImagesAndVolumes("g: Tensor, x: Tensor, {numbers}, ceil: bool", "torch.avg_pool{axes}d_backward(g, x, {k}, {s}, {p}, ceil, False, None)");
    private static readonly Script[] s_adaptiveAveragePoolGradient = ForImagesAndVolumes("g: Tensor, x: Tensor", "torch._adaptive_avg_pool{axes}d_backward(g, x)");
    private static readonly Script[] s_adaptiveMaxPool = ForImagesAndVolumes("x: Tensor, {sizes}", "torch.adaptive_max_pool{axes}d(x, {k})", result: null);
    private static readonly Script[] s_adaptiveMaxPoolGradient = ForImagesAndVolumes("g: Tensor, x: Tensor, places: Tensor", "torch.adaptive_max_pool{axes}d_backward(g, x, places)");

    /// <summary>The gradient of a max-pooling.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="x">(N, channels, ...).</param>
    /// <param name="places">Where the largest elements stood.</param>
    /// <param name="size">The size of the window.</param>
    /// <param name="strides">How far it moves.</param>
    /// <param name="padding">How much it may stand out before.</param>
    /// <param name="ceil">Whether it may stand out behind as far as it needs.</param>
    public static Tensor MaxPoolGradient(Tensor g, Tensor x, Tensor places, Extents size, Extents strides, Extents padding, bool ceil) =>
        s_maxPoolGradient[x.dim() - 4].Invoke<Tensor>([g, x, places, .. Numbers(size, strides, padding), ceil]);

    /// <summary>The mean of each window; what lies outside does not count.</summary>
    /// <param name="x">(N, channels, ...).</param>
    /// <param name="size">The size of the window.</param>
    /// <param name="strides">How far it moves.</param>
    /// <param name="padding">How much it may stand out before.</param>
    /// <param name="ceil">Whether it may stand out behind as far as it needs.</param>
    public static Tensor AveragePool(Tensor x, Extents size, Extents strides, Extents padding, bool ceil) =>
        s_averagePool[x.dim() - 4].Invoke<Tensor>([x, .. Numbers(size, strides, padding), ceil]);

    /// <summary>The gradient of the means of windows.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="x">(N, channels, ...).</param>
    /// <param name="size">The size of the window.</param>
    /// <param name="strides">How far it moves.</param>
    /// <param name="padding">How much it may stand out before.</param>
    /// <param name="ceil">Whether it may stand out behind as far as it needs.</param>
    public static Tensor AveragePoolGradient(Tensor g, Tensor x, Extents size, Extents strides, Extents padding, bool ceil) =>
        s_averagePoolGradient[x.dim() - 4].Invoke<Tensor>([g, x, .. Numbers(size, strides, padding), ceil]);

    /// <summary>The gradient of the means of a number of windows.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="x">(N, channels, ...).</param>
    public static Tensor AdaptiveAveragePoolGradient(Tensor g, Tensor x) => s_adaptiveAveragePoolGradient[x.dim() - 4].Invoke<Tensor>(g, x);

    /// <summary>The largest element of each of a number of windows, and where it stood, as the gradient wants it.</summary>
    /// <param name="x">(N, channels, ...).</param>
    /// <param name="size">How many there are along each axis.</param>
    public static (Tensor Largest, Tensor Places) AdaptiveMaxPoolWithPlaces(Tensor x, Extents size) =>
        s_adaptiveMaxPool[x.dim() - 4].Invoke<(Tensor, Tensor)>([x, .. Numbers(size)]);

    /// <summary>The gradient of the largest elements of a number of windows.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="x">(N, channels, ...).</param>
    /// <param name="places">Where the largest elements stood.</param>
    public static Tensor AdaptiveMaxPoolGradient(Tensor g, Tensor x, Tensor places) => s_adaptiveMaxPoolGradient[x.dim() - 4].Invoke<Tensor>(g, x, places);

    /// <summary>A script for images and one for volumes, from a text with places for what differs.</summary>
    private static Script[] ForImagesAndVolumes(string parameters, string call, string? result = "Tensor") => [.. new[] { 2, 3 }.Select(axes =>
    {
        string List(string prefix, string type = "") => string.Join(", ", Enumerable.Range(0, axes).Select(axis => prefix + axis + type));
        string Fill(string text) => text
            .Replace("{numbers}", $"{List("k", ": int")}, {List("s", ": int")}, {List("p", ": int")}", StringComparison.Ordinal)
            .Replace("{sizes}", List("k", ": int"), StringComparison.Ordinal)
            .Replace("{axes}", axes == 2 ? "2" : "3", StringComparison.Ordinal)
            .Replace("{k}", $"[{List("k")}]", StringComparison.Ordinal)
            .Replace("{s}", $"[{List("s")}]", StringComparison.Ordinal)
            .Replace("{p}", $"[{List("p")}]", StringComparison.Ordinal)
            .Replace("{ones}", axes == 2 ? "[1, 1]" : "[1, 1, 1]", StringComparison.Ordinal);
        return new Script(Fill(parameters), "return " + Fill(call), result);
    })];
}
