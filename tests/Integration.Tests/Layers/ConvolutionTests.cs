using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;
using Kernels = CompiledNets.Generated.Kernels;

namespace CompiledNets.Integration.Tests.Layers;

public sealed class ConvolutionTests
{
    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float64)]
    public void Gradients_with_the_channels_last_are_those_of_autograd(ScalarType dtype)
    {
        using var net = new ConvolutionsLast(seed: 1, dtype: dtype);
        GradientCheck.Train(net);
        GradientCheck.ForwardBackward(net);
    }

    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float64)]
    public void Gradients_with_the_channels_first_are_those_of_autograd(ScalarType dtype)
    {
        using var net = new ConvolutionsFirst(seed: 2, dtype: dtype);
        GradientCheck.Train(net);
        GradientCheck.ForwardBackward(net);
    }

    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float64)]
    public void Gradients_of_transposes_with_the_channels_last_are_those_of_autograd(ScalarType dtype)
    {
        using var net = new TransposedLast(seed: 3, dtype: dtype);
        GradientCheck.Train(net);
        GradientCheck.ForwardBackward(net);
    }

    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float64)]
    public void Gradients_of_transposes_with_the_channels_first_are_those_of_autograd(ScalarType dtype)
    {
        using var net = new TransposedFirst(seed: 4, dtype: dtype);
        GradientCheck.Train(net);
        GradientCheck.ForwardBackward(net);
    }

    [Fact]
    public void Outputs_are_those_of_the_operators_of_libtorch()
    {
        using var net = new BareConvolutions(seed: 1, dtype: ScalarType.Float64);
        foreach (var weight in net.Weights)
        {
            // Sets the biases too, because they start at zero.
            Kernels.Elementwise.Copy(weight.Value, randn(weight.Structure.Shape, ScalarType.Float64));
        }

        var (series, image, cube) = (randn(2, 7, 3, ScalarType.Float64), randn(2, 6, 5, 3, ScalarType.Float64), randn([2, 4, 3, 5, 2], ScalarType.Float64));
        using var y = net.Predict(new(series, image, cube));
        var x = image.permute(0, 3, 1, 2);

        // The causal padding is four zeros: two more kernel elements, each two steps earlier.
        var causal = F.conv1d(F.pad(series.permute(0, 2, 1), [4, 0]), net.Causal.Kernel.permute(2, 1, 0), net.Causal.Bias, 1, 0, 2);
        AssertSame(causal.permute(0, 2, 1), y.Causal);

        // Height 6 becomes 3 with one zero after it. Width 5 becomes 3 with one zero on each side.
        var same = F.conv2d(F.pad(x, [1, 1, 0, 1]), net.Same.Kernel.permute(3, 2, 0, 1), net.Same.Bias, [2, 2], [0, 0], [1, 1]);
        AssertSame(same.permute(0, 2, 3, 1), y.Same);
        AssertSame(F.conv3d(cube.permute(0, 4, 1, 2, 3), net.Volume.Kernel.permute(4, 3, 0, 1, 2), net.Volume.Bias, [1, 1, 1], [0, 0, 0], [1, 1, 1]).permute(0, 2, 3, 4, 1), y.Volume);

        // Convolves each channel separately with each of its two kernels.
        var kernel = net.Depthwise.Kernel;
        var channels = Enumerable.Range(0, 3).SelectMany(channel => Enumerable.Range(0, 2).Select(multiple =>
            F.conv2d(x.narrow(1, channel, 1), kernel.narrow(2, channel, 1).narrow(3, multiple, 1).permute(3, 2, 0, 1), null!, [1, 1], [0, 0], [1, 1]))).ToArray();
        AssertSame(cat(channels, 1).permute(0, 2, 3, 1) + net.Depthwise.Bias, y.Depthwise);

        var apart = F.conv2d(x, net.Separable.DepthwiseKernel.permute(2, 3, 0, 1), null!, [1, 1], [0, 0], [1, 1], 3);
        AssertSame(F.conv2d(apart, net.Separable.PointwiseKernel.permute(3, 2, 0, 1), net.Separable.Bias, [1, 1], [0, 0], [1, 1]).permute(0, 2, 3, 1), y.Separable);

        // The full result has 13 by 11 pixels. The last row and column are cut off, which gives twice the size of the input.
        var whole = F.conv_transpose2d(x, net.Transposed.Kernel.permute(3, 2, 0, 1), net.Transposed.Bias, [2, 2], [0, 0], [0, 0], [1, 1]);
        AssertSame(whole.narrow(2, 0, 12).narrow(3, 0, 10).permute(0, 2, 3, 1), y.Transposed);
    }

    [Fact]
    public void A_transpose_is_the_gradient_of_the_convolution_with_its_padding()
    {
        // This is TensorFlow's definition. The convolution has the same kernel: (height, width, result, operand).
        using var net = new BareConvolutions(seed: 2, dtype: ScalarType.Float64);
        var image = randn(2, 6, 5, 3, ScalarType.Float64);
        using var y = net.Predict(new(randn(2, 7, 3, ScalarType.Float64), image, randn([2, 4, 3, 5, 2], ScalarType.Float64)));
        var x = zeros([2, 4, 12, 10], ScalarType.Float64).requires_grad_();
        var convolved = F.conv2d(F.pad(x, [0, 1, 0, 1]), net.Transposed.Kernel.permute(3, 2, 0, 1), null!, [2, 2], [0, 0], [1, 1]);
        var gradient = autograd.grad([convolved], [x], [image.permute(0, 3, 1, 2)])[0];
        AssertSame(gradient.permute(0, 2, 3, 1), y.Transposed);
    }

    [Fact]
    public void Kernels_have_Keras_shapes()
    {
        using var net = new ConvolutionsLast(seed: 1);
        Assert.Equal(
            ["conv1d.kernel (3, 4, 6)", "conv1d_1.kernel (4, 3, 4)", "depthwise_conv1d.kernel (3, 4, 1)", "separable_conv1d.depthwise_kernel (2, 4, 2)", "separable_conv1d.pointwise_kernel (1, 8, 3)",
             "conv2d.kernel (3, 2, 4, 6)", "depthwise_conv2d.kernel (2, 3, 6, 2)", "separable_conv2d.depthwise_kernel (2, 2, 12, 1)", "separable_conv2d.pointwise_kernel (1, 1, 12, 4)",
             "conv3d.kernel (2, 3, 2, 2, 4)", "conv3d_1.kernel (2, 2, 2, 2, 2)"],
            net.Weights.Where(weight => weight.Name.Contains("conv", StringComparison.Ordinal) && weight.Name.EndsWith("kernel", StringComparison.Ordinal)).Select(weight => $"{weight.Name} ({string.Join(", ", weight.Value.shape)})"));
    }

    [Fact]
    public void Parameter_counts_are_those_of_Keras()
    {
        using var inception = new Inception(seed: 1);
        Assert.Equal(140_160, inception.Weights.ParameterCount);
        using var residual = new Residual(seed: 1);
        Assert.Equal(84, residual.Weights.ParameterCount);
        using var vision = new Vision(seed: 1);
        Assert.Equal(37_568, vision.Weights.ParameterCount);
        using var tower = new PostsTower(seed: 1);
        Assert.Equal(163_968 + 164_096 + 327_936 + 327_936 + 327_936, tower.Weights.ParameterCount);
    }

    [Fact]
    public void The_tower_over_posts_needs_269_words()
    {
        using var net = new PostsTower(seed: 1);
        using var y = net.Predict(randn(2, 269, 256));
        Tensor features = y;
        Assert.Equal([2, 256], features.shape);
        var exception = Assert.Throws<ArgumentException>(() => net.Predict(randn(2, 268, 256)));
        Assert.Contains("T must be at least 269", exception.Message, StringComparison.Ordinal);
    }

    private static void AssertSame(Tensor expected, Tensor actual)
    {
        Assert.Equal(expected.shape, actual.shape);
        Assert.True(expected.allclose(actual, 1e-10, 1e-12));
    }
}
