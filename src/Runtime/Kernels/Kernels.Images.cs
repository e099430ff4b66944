using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets;

public static partial class Kernels
{
    /// <summary>Images in another size: each value is a mean of the four around its place.</summary>
    /// <param name="x">(N, channels, height, width).</param>
    /// <param name="height">The height of the result.</param>
    /// <param name="width">Its width.</param>
    public static Tensor UpsampleBilinear2d(Tensor x, long height, long width) =>
        nn.functional.upsample(x, [height, width], null, UpsampleMode.Bilinear, false);
}
