using TorchSharp;
using static TorchSharp.torch;
using Pooling = CompiledNets.Generated.Kernels.Pooling;

namespace CompiledNets.Runtime.Tests.Kernel;

/// <summary>Compares pooling by the kernels of this library with libtorch's operators in float64.</summary>
public sealed class PoolingTests
{
    [Fact]
    public void Pooling_is_that_of_libtorch_for_all_windows()
    {
        var windows = 0;
        for (var seed = 1; seed <= 200; seed++)
        {
            var random = new Random(seed);
            int height = random.Next(1, 5), width = random.Next(1, 5), paddingHeight = random.Next(0, (height / 2) + 1), paddingWidth = random.Next(0, (width / 2) + 1);
            long[] size = [height, width], strides = [random.Next(1, 4), random.Next(1, 4)], padding = [paddingHeight, paddingWidth];
            var ceil = random.Next(2) == 0;
            using var scope = NewDisposeScope();
            using var generator = new Generator((ulong)seed);
            var x = randn([random.Next(1, 4), random.Next(1, 20), random.Next(height, 14), random.Next(width, 14)], generator: generator);
            var exact = x.to_type(ScalarType.Float64).requires_grad_();
            var what = $"seed {seed}: {x.size(2)} x {x.size(3)}, window {height} x {width}, strides {strides[0]} x {strides[1]}, padding {paddingHeight} x {paddingWidth}, ceil {ceil}";

            var expected = nn.functional.max_pool2d(exact, size, strides, padding, [1, 1], ceil);
            var (largest, places) = Pooling.MaxPoolWithPlaces(x, (size[0], size[1]), (strides[0], strides[1]), (paddingHeight, paddingWidth), ceil);
            Assert.Equal(ScalarType.Byte, places.dtype);
            var g = randn(expected.shape, generator: generator);
            AssertNear(expected, largest, what);
            AssertNear(
                autograd.grad([expected], [exact], [g.to_type(ScalarType.Float64)])[0],
                Pooling.MaxPoolGradient(g, places, x.shape, (size[0], size[1]), (strides[0], strides[1]), (paddingHeight, paddingWidth), ceil),
                what);

            expected = nn.functional.avg_pool2d(exact, size, strides, padding, ceil, count_include_pad: false);
            AssertNear(expected, Pooling.AveragePool(x, (size[0], size[1]), (strides[0], strides[1]), (paddingHeight, paddingWidth), ceil), what);
            AssertNear(
                autograd.grad([expected], [exact], [g.to_type(ScalarType.Float64)])[0],
                Pooling.AveragePoolGradient(g, x, (size[0], size[1]), (strides[0], strides[1]), (paddingHeight, paddingWidth), ceil),
                what);
            windows += ceil && expected.size(2) > ((x.size(2) + (2 * paddingHeight) - height) / strides[0]) + 1 ? 1 : 0;
        }

        Assert.True(windows > 10, $"only {windows} cases have a window that extends past the padding");
    }

    private static void AssertNear(Tensor expected, Tensor actual, string what)
    {
        Assert.True(expected.shape.SequenceEqual(actual.shape), $"{what}: the shape is ({string.Join(", ", actual.shape)}), not ({string.Join(", ", expected.shape)})");
        var error = (expected - actual).abs().max().ToDouble();
        Assert.True(error < 1e-5, $"{what}: the error is {error}");
    }
}
