using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Integration.Tests.Layers;

public sealed class PoolingTests
{
    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float64)]
    public void Gradients_with_the_channels_last_are_those_of_autograd(ScalarType dtype)
    {
        using var net = new PoolingsLast(seed: 1, dtype: dtype);
        GradientCheck.Train(net);
        GradientCheck.ForwardBackward(net);
    }

    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float64)]
    public void Gradients_with_the_channels_first_are_those_of_autograd(ScalarType dtype)
    {
        using var net = new PoolingsFirst(seed: 2, dtype: dtype);
        GradientCheck.Train(net);
        GradientCheck.ForwardBackward(net);
    }

    [Fact]
    public void Padding_does_not_affect_means_and_maxima()
    {
        using var net = new Edges(seed: 1);
        using var series = tensor(new float[] { -1, -2, -6, -4, -5 }).reshape(1, 5, 1);
        using var text = arange(10, dtype: ScalarType.Float32).reshape(1, 5, 2);
        using var y = net.Predict(new(series, text));

        // With windows of two, the last of five steps is alone in its window, so it is the mean.
        Assert.Equal([-1.5f, -5, -5], Numbers(y.Mean));

        // The padding is one step before and two steps after, as in TensorFlow.
        Assert.Equal([-1f, -1, -2, -4, -4], Numbers(y.Largest));
        Assert.Equal([-1.5f, -4, -5, -4.5f, -5], Numbers(y.Single));
    }

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(1)]
    public void A_length_that_is_known_at_run_time_only_is_padded_as_TensorFlow_does(long length)
    {
        using var net = new Edges(seed: 1, dtype: ScalarType.Float64);
        using var text = randn(3, length, 2, ScalarType.Float64);
        using var y = net.Predict(new(zeros(3, 5, 1, ScalarType.Float64), text));
        var places = (length + 1) / 2;
        var before = Math.Max(((places - 1) * 2) + 3 - length, 0) / 2;
        Assert.Equal([3, places, 2], y.Pooled.shape);
        for (var place = 0L; place < places; place++)
        {
            var (from, to) = (Math.Max((place * 2) - before, 0), Math.Min((place * 2) - before + 3, length));
            Assert.True(y.Pooled.narrow(1, place, 1).squeeze(1).allclose(text.narrow(1, from, to - from).mean([1]), 1e-10, 1e-12), $"place {place}");
        }

        Assert.True(y.Global.allclose(text.mean([1]), 1e-10, 1e-12));
    }

    private static float[] Numbers(Tensor tensor) => tensor.contiguous().data<float>().ToArray();
}
