using CompiledNets.Testing;
using TorchSharp;
using static CompiledNets.Layers;
using static TorchSharp.torch;

namespace CompiledNets.Integration.Tests.Layers;

/// <summary>
/// Convolutions that compute the batch normalization of their results in prediction: with and without bias, gamma, beta and ReLU, with strides, padding and groups, depthwise,
/// with few filters, and with numbers of channels that are not whole vectors.
/// </summary>
[CompiledNet]
internal sealed partial class NormalizedConvolutions
{
    public static Sym<float> Define([Shape(19, 17, 3)] Sym<float> image)
    {
        var x = ReLU(BatchNormalization(name: "norm0")(Conv2D(37, 3, padding: Padding.Same, name: "conv0")(image)));
        x = BatchNormalization(name: "norm1", scale: false)(Conv2D(32, 3, strides: 2, useBias: false, name: "conv1")(x));
        x = ReLU(BatchNormalization(name: "norm2", center: false)(DepthwiseConv2D(3, padding: Padding.Same, name: "conv2")(x)));
        x = BatchNormalization(name: "norm3", scale: false, center: false, epsilon: 1e-5)(Conv2D(48, 3, padding: Padding.Same, name: "conv3")(x));
        x = BatchNormalization(name: "norm4")(DepthwiseConv2D(5, strides: 2, useBias: false, name: "conv4")(x));
        x = ReLU(BatchNormalization(name: "norm5")(Conv2D(16, 1, useBias: false, name: "conv5")(x)));
        x = BatchNormalization(name: "norm6")(Conv2D(20, 2, groups: 2, padding: Padding.Same, name: "conv6")(x));
        return BatchNormalization(name: "norm7")(Conv2D(3, 2, useBias: false, name: "conv7")(x));
    }

    static Objective Train(Sym<float> y) => Minimize(y * y);
}

/// <summary>A trained convolution between frozen ones, which the normalizations belong to.</summary>
[CompiledNet]
internal sealed partial class FrozenNormalizedConvolutions
{
    public static Sym<float> Define([Shape(9, 9, 3)] Sym<float> image)
    {
        var x = Frozen(BatchNormalization())(Frozen(Conv2D(16, 3))(image));
        x = ReLU(Frozen(BatchNormalization())(Conv2D(16, 3, padding: Padding.Same)(x)));
        return Dense(2)(Flatten()(x));
    }

    static Objective Train(Sym<float> y) => Minimize(y * y);
}

public sealed class NormalizedConvolutionTests
{
    // Kernels of this library compute float32, and those of libtorch float64.
    [Theory]
    [InlineData(ScalarType.Float32, 1, 1e-4)]
    [InlineData(ScalarType.Float32, 33, 1e-4)]
    [InlineData(ScalarType.Float64, 2, 1e-10)]
    public void A_prediction_is_that_of_libtorch_in_float64_after_each_change_of_the_weights(ScalarType dtype, long batch, double tolerance)
    {
        using var net = new NormalizedConvolutions(seed: 1, dtype: dtype);
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        manual_seed(3);
        var image = randn([batch, 19, 17, 3], dtype);
        for (var change = 0; change < 3; change++)
        {
            // The first prediction records the memory that the next ones reuse.
            for (var again = 0; again < 3; again++)
            {
                using var actual = net.Predict(image);
                var expected = Expected(net, image);
                var difference = (expected - actual.Y.to(ScalarType.Float64)).abs().max().item<double>() / expected.abs().max().item<double>();
                Assert.True(difference < tolerance, $"change {change}, prediction {again}: {difference}");
            }

            foreach (var (name, weight) in net.NamedWeights())
            {
                var value = weight.Value;
                value.copy_(name.EndsWith("variance", StringComparison.Ordinal) ? rand_like(value) + 0.3 : name.Contains("kernel", StringComparison.Ordinal) ? value * 1.1 : randn_like(value));
            }
        }
    }

    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float64)]
    public void Gradients_with_frozen_normalizations_are_those_of_autograd(ScalarType dtype)
    {
        Dictionary<string, long> sizes = new() { ["N"] = 5 };
        using var net = new FrozenNormalizedConvolutions(seed: 1, dtype: dtype);
        GradientCheck.ForwardBackward(net, sizes);
        GradientCheck.Train(net, sizes);
    }

    [Fact]
    public void A_prediction_creates_no_tensors_for_convolutions_and_normalizations_in_the_steady_state()
    {
        using var net = new FrozenNormalizedConvolutions(seed: 1);
        using var image = randn(3, 9, 9, 3);
        Predict(80);
        var before = Created();
        Predict(10);
        Assert.Equal(10, Created() - before); // the results, which belong to the caller

        void Predict(int count)
        {
            for (var i = 0; i < count; i++)
            {
                net.Predict(image).Dispose();
            }
        }

        static long Created()
        {
            var counts = DisposeScopeManager.Statistics;
            return counts.CreatedOutsideScopeCount + counts.CreatedInScopeCount;
        }
    }

    private static Tensor Expected(NormalizedConvolutions net, Tensor image)
    {
        var weights = net.NamedWeights().ToDictionary(weight => weight.Name, weight => weight.Weight.Value.to(ScalarType.Float64));
        var x = image.to(ScalarType.Float64).permute(0, 3, 1, 2);
        x = Layer(0, x, padding: 1).relu();
        x = Layer(1, x, stride: 2);
        x = Layer(2, x, padding: 1, isDepthwise: true).relu();
        x = Layer(3, x, padding: 1, epsilon: 1e-5);
        x = Layer(4, x, stride: 2, isDepthwise: true);
        x = Layer(5, x).relu();
        x = Layer(6, nn.functional.pad(x, [0, 1, 0, 1]), groups: 2);
        return Layer(7, x).permute(0, 2, 3, 1);

        Tensor Layer(int number, Tensor of, long stride = 1, long padding = 0, long groups = 1, bool isDepthwise = false, double epsilon = 1e-3)
        {
            var kernel = weights.GetValueOrDefault($"conv{number}.kernel") ?? weights[$"conv{number}.depthwise_kernel"];
            kernel = isDepthwise ? kernel.permute(2, 3, 0, 1) : kernel.permute(3, 2, 0, 1);
            var y = nn.functional.conv2d(
                of, kernel.contiguous(), weights.GetValueOrDefault($"conv{number}.bias")!, [stride, stride], [padding, padding], groups: isDepthwise ? of.size(1) : groups);
            var (mean, variance) = (weights[$"norm{number}.moving_mean"], weights[$"norm{number}.moving_variance"]);
            return nn.functional.batch_norm(
                y, mean, variance, weights.GetValueOrDefault($"norm{number}.gamma")!, weights.GetValueOrDefault($"norm{number}.beta")!, training: false, eps: epsilon);
        }
    }
}
