using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Onnx.Tests;

/// <summary>Changes weights at random, because initial zeros and ones would hide mistakes.</summary>
internal static class RandomWeights
{
    /// <summary>Adds random numbers to all weights. Variances stay positive.</summary>
    public static void Add(CompiledNet net)
    {
        using var noGrad = no_grad();
        manual_seed(1);
        foreach (var (_, weight) in net.NamedWeights())
        {
            weight.Value.add_(rand(weight.Value.shape, net.DType) * 0.2);
        }
    }
}
