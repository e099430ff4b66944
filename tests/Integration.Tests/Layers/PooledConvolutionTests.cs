using TorchSharp;
using static CompiledNets.Layers;
using static TorchSharp.torch;

namespace CompiledNets.Integration.Tests.Layers;

/// <summary>Convolutions that compute the pooling of their results: with and without bias and ReLU, with padding, and with odd sizes. Autograd computes both steps.</summary>
[CompiledNet]
internal sealed partial class PooledConvolutions
{
    public static Sym<float> Define([Shape(27, 30, 16)] Sym<float> image)
    {
        var random = Initializer.RandomNormal(0, 0.5f);
        var x = MaxPooling2D()(Conv2D(32, 3, padding: Padding.Same, activation: ReLU, biasInitializer: random)(image));
        var y = MaxPooling2D()(Tanh(Conv2D(48, 3, useBias: false)(x)));
        return Dense(4)(Flatten()(y));
    }

    static Objective Train(Sym<float> kind, [Shape(4)] Sym<float> wanted) => Minimize(MeanSquaredError(kind, wanted));
}

public sealed class PooledConvolutionTests
{
    // A few images have too few pixels for the kernel that computes the pooling, and float64 has no such kernel.
    [Theory]
    [InlineData(ScalarType.Float32, 1)]
    [InlineData(ScalarType.Float32, 5)]
    [InlineData(ScalarType.Float32, 25)]
    [InlineData(ScalarType.Float64, 5)]
    public void Gradients_are_those_of_autograd(ScalarType dtype, long batch)
    {
        Dictionary<string, long> sizes = new() { ["N"] = batch };
        using var net = new PooledConvolutions(seed: 1, dtype: dtype);
        GradientCheck.ForwardBackward(net, sizes);
        GradientCheck.Train(net, sizes);
    }

    [Fact]
    public void Gradients_of_a_layer_are_right_while_the_layers_before_it_are_frozen()
    {
        using var net = new PooledConvolutions(seed: 1);
        net.Conv2D.Trainable = false;
        using var scope = NewDisposeScope();
        using var x = randn(25, 27, 30, 16);
        using var wanted = randn(25, 4);
        net.ComputeGradients(x, wanted);
        var expected = autograd.grad([net.LossWithAutograd(x, wanted)], [net.Weights["conv2d_1.kernel"].Leaf]);
        Assert.True(allclose(expected[0], net.Conv2D1.KernelGradient, 1e-4, 1e-6));
    }

    [Fact]
    public void Results_are_those_of_libtorch()
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        using var net = new PooledConvolutions(seed: 2);
        foreach (var batch in (long[])[1, 25])
        {
            var image = randn(batch, 27, 30, 16);
            var x = nn.functional.conv2d(image.permute(0, 3, 1, 2), net.Conv2D.Kernel.permute(3, 2, 0, 1), net.Conv2D.Bias, padding: [1, 1]);
            x = nn.functional.conv2d(nn.functional.max_pool2d(x.relu(), 2), net.Conv2D1.Kernel.permute(3, 2, 0, 1));
            x = nn.functional.max_pool2d(x.tanh(), 2).permute(0, 2, 3, 1).reshape(batch, -1).matmul(net.Dense.Kernel) + net.Dense.Bias;
            Assert.True(allclose(x, net.Predict(image), 1e-4, 1e-5));
        }
    }
}
