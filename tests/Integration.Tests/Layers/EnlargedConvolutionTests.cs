using TorchSharp;
using static CompiledNets.Layers;
using static TorchSharp.torch;

namespace CompiledNets.Integration.Tests.Layers;

/// <summary>Convolutions, additions and activations of enlarged images and sequences. The compiler moves them before the enlargement, and autograd does not.</summary>
[CompiledNet]
internal sealed partial class EnlargedConvolutions
{
    public static (Sym<float> Last, Sym<float> First, Sym<float> Series, Sym<float> Strided) Define(
        [Shape(4, 5, 3)] Sym<float> image, [Shape(3, 4, 5)] Sym<float> other, [Shape(6, 2)] Sym<float> series)
    {
        var random = Initializer.RandomNormal(0, 0.5f);
        var enlarged = UpSampling2D((2, 3))(UpSampling2D()(image));
        var sum = Add(Conv2D(4, 1, biasInitializer: random)(enlarged), Conv2D(4, 1, useBias: false)(UpSampling2D((2, 3))(Tanh(UpSampling2D()(image)))));
        var first = Conv2D(2, 1, dataFormat: DataFormat.ChannelsFirst, biasInitializer: random)(UpSampling2D(2, DataFormat.ChannelsFirst)(other));
        var steps = Conv1D(3, 1, biasInitializer: random)(UpSampling1D(2)(series));

        // A stride or a padding sees single elements of the enlarged image.
        var strided = Conv2D(2, 1, strides: 2)(UpSampling2D(3)(image));
        return (ReLU(sum), first, steps, strided);
    }
}

public sealed class EnlargedConvolutionTests
{
    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float64)]
    public void Gradients_are_those_of_autograd(ScalarType dtype)
    {
        using var net = new EnlargedConvolutions(seed: 1, dtype: dtype);
        GradientCheck.ForwardBackward(net);
    }

    [Fact]
    public void Results_are_those_of_libtorch()
    {
        using var net = new EnlargedConvolutions(seed: 2);
        using Tensor image = randn(2, 4, 5, 3), other = randn(2, 3, 4, 5), series = randn(2, 6, 2);
        using var results = net.Predict(new(image, other, series));
        using var scope = NewDisposeScope();
        var x = Larger(image.permute(0, 3, 1, 2), 2, 2);
        var sum = Convolved(Larger(x, 2, 3), net.Conv2D.Kernel, net.Conv2D.Bias) + Convolved(Larger(x.tanh(), 2, 3), net.Conv2D1.Kernel, null);
        Assert.True(allclose(sum.relu().permute(0, 2, 3, 1), results.Last, 1e-5, 1e-6));
        Assert.True(allclose(Convolved(Larger(other, 2, 2), net.First.Kernel, net.First.Bias), results.First, 1e-5, 1e-6));
    }

    private static Tensor Larger(Tensor x, long height, long width) => x.repeat_interleave(height, 2).repeat_interleave(width, 3);

    private static Tensor Convolved(Tensor x, Tensor kernel, Tensor? bias) => nn.functional.conv2d(x, kernel.permute(3, 2, 0, 1), bias!);
}
