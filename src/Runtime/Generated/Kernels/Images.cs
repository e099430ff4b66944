using CompiledNets.Interop;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Generated.Kernels;

/// <summary>Resizes images.</summary>
public static class Images
{
    private static readonly Operator s_upsampleBilinear2dGradient = new("upsample_bilinear2d_backward");

    /// <summary>Resizes images by bilinear interpolation between the centres of pixels.</summary>
    /// <param name="x">The images, of the shape (N, channels, height, width).</param>
    /// <param name="height">The height of the result.</param>
    /// <param name="width">The width of the result.</param>
    public static Tensor UpsampleBilinear2d(Tensor x, long height, long width) =>
        nn.functional.upsample(x, [height, width], null, UpsampleMode.Bilinear, false);

    /// <summary>Computes the gradient of <see cref="UpsampleBilinear2d"/>.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="batch">The number of images.</param>
    /// <param name="channels">The number of channels.</param>
    /// <param name="height">The height of the operand.</param>
    /// <param name="width">The width of the operand.</param>
    public static Tensor UpsampleBilinear2dGradient(Tensor g, long batch, long channels, long height, long width) =>
        s_upsampleBilinear2dGradient.Call(g, new[] { g.size(2), g.size(3) }, new[] { batch, channels, height, width }, false, Argument.None, Argument.None);
}
