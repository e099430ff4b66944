using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Runtime.Tests;

internal static class Testing
{
    /// <summary>Weights of given shapes, that start at a constant.</summary>
    public static WeightSet Weights(ScalarType dtype, params (string Name, long[] Shape, long[] Storage)[] weights)
    {
        var structure = new NetStructure("Test")
        {
            Layers = { new LayerStructure("layer", "Test", "Test()", [.. weights.Select(weight => new WeightStructure(weight.Name, weight.Shape, weight.Storage, "Zeros"))]) },
        };
        return new WeightSet(structure, seed: 1, CPU, dtype);
    }

    public static double[] Numbers(Tensor tensor)
    {
        using var wide = tensor.type(ScalarType.Float64);
        using var contiguous = wide.contiguous();
        return contiguous.data<double>().ToArray();
    }
}
