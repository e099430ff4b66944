using static CompiledNets.Layers;
using static TorchSharp.torch;

namespace CompiledNets.Integration.Tests.Layers;

/// <summary>Consecutive convolutions over sequences, images and volumes. The compiler combines each pair, and autograd computes both.</summary>
[CompiledNet]
internal sealed partial class ComposedConvolutions
{
    public static (Sym<float> Image, Sym<float> Series, Sym<float> Volume) Define([Shape(14, 13, 1)] Sym<float> image, [Shape(30, 1)] Sym<float> series, [Shape(8, 7, 9, 1)] Sym<float> volume)
    {
        var random = Initializer.RandomNormal(0, 0.5f);
        var inner = Conv2D(24, (3, 2), padding: Padding.Same, biasInitializer: random)(image);
        var y = Conv2D(16, (2, 3), strides: (2, 1), biasInitializer: random)(inner);
        var z = Conv1D(12, 3, biasInitializer: random)(Conv1D(16, 2, useBias: false)(series));
        var w = Conv3D(8, 2, useBias: false)(Conv3D(12, (2, 1, 3), biasInitializer: random)(volume));
        return (y, z, w);
    }
}

public sealed class ComposedConvolutionTests
{
    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float64)]
    public void Gradients_are_those_of_autograd_of_both(ScalarType dtype)
    {
        using var net = new ComposedConvolutions(seed: 1, dtype: dtype);
        GradientCheck.ForwardBackward(net);
    }
}
