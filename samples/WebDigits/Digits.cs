using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Samples.Web;

/// <summary>Reads MNIST, which comes with the program.</summary>
public static class Digits
{
    /// <summary>Reads the images that nets are trained with.</summary>
    /// <param name="count">The largest number of images.</param>
    /// <returns>Images (N, 28, 28, 1) from 0 to 1, and their digits (N).</returns>
    public static (Tensor Images, Tensor Labels) Train(int count) => Read("train", count);

    /// <summary>Reads the images that nets are tested with.</summary>
    /// <param name="count">The largest number of images.</param>
    /// <returns>Images (N, 28, 28, 1) from 0 to 1, and their digits (N).</returns>
    public static (Tensor Images, Tensor Labels) Test(int count) => Read("t10k", count);

    private static (Tensor Images, Tensor Labels) Read(string part, int count)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "Data", "Mnist");
        using var pixels = Idx.Read(Path.Combine(folder, part + "-images-idx3-ubyte.gz"));
        using var digits = Idx.Read(Path.Combine(folder, part + "-labels-idx1-ubyte.gz"));
        count = (int)Math.Min(count, pixels.size(0));
        using var some = pixels.narrow(0, 0, count);
        using var numbers = some.to_type(ScalarType.Float32);
        return ((numbers / 255).reshape(count, 28, 28, 1), digits.narrow(0, 0, count).to_type(ScalarType.Int64));
    }
}
