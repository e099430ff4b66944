using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Runtime.Tests;

internal static class Testing
{
    /// <summary>Creates weights of given shapes.</summary>
    public static WeightSet Weights(ScalarType dtype, params (string Name, long[] Shape, long[] Storage)[] weights) => new(Structure(weights), seed: 1, CPU, dtype);

    /// <summary>Creates the structure of a net with one layer, from the shapes of its weights.</summary>
    public static NetStructure Structure(params (string Name, long[] Shape, long[] Storage)[] weights) => new("Test")
    {
        Layers = { new LayerStructure("layer", "Test", "Test()", [.. weights.Select(weight => new WeightStructure(weight.Name, weight.Shape, weight.Storage, "Zeros"))]) },
    };

    public static double[] Numbers(Tensor tensor)
    {
        using var wide = tensor.type(ScalarType.Float64);
        using var contiguous = wide.contiguous();
        return contiguous.data<double>().ToArray();
    }

    public static void Set(Tensor tensor, double[] values)
    {
        using var flat = torch.tensor(values, ScalarType.Float64);
        using var source = flat.view(tensor.shape);
        Kernels.Elementwise.Copy(tensor, source);
    }

    public static void AssertClose(double[] expected, double[] actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair => Assert.InRange(pair.Second, pair.First - tolerance, pair.First + tolerance));
    }
}
