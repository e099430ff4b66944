using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets;

public static partial class Kernels
{
    /// <summary>Resizes images by bilinear interpolation between the centres of pixels.</summary>
    /// <param name="x">The images, of the shape (N, channels, height, width).</param>
    /// <param name="height">The height of the result.</param>
    /// <param name="width">The width of the result.</param>
    public static Tensor UpsampleBilinear2d(Tensor x, long height, long width) =>
        nn.functional.upsample(x, [height, width], null, UpsampleMode.Bilinear, false);
}
