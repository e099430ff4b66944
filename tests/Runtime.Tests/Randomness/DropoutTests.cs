using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Runtime.Tests.Randomness;

public sealed class DropoutTests
{
    private static readonly RandomStream s_stream = new(7, 3, 1);

    [Theory]
    [InlineData(0.1, ScalarType.Float32)]
    [InlineData(0.5, ScalarType.Float32)]
    [InlineData(0.9, ScalarType.Float64)]
    public void The_given_fraction_is_dropped_and_the_mean_is_preserved(double rate, ScalarType dtype)
    {
        using var x = ones(1_000_003, dtype);
        using var y = Kernels.Dropouts.Dropout(x, rate, s_stream);
        var values = y.type(ScalarType.Float64).data<double>().ToArray();
        var dropped = values.Count(value => value == 0) / (double)values.Length;

        // The tolerance is four standard deviations of a binomial distribution.
        Assert.InRange(dropped, rate - (4 * Math.Sqrt(rate * (1 - rate) / values.Length)), rate + (4 * Math.Sqrt(rate * (1 - rate) / values.Length)));
        Assert.All(values.Distinct(), value => Assert.True(value == 0 || Math.Abs(value - (1 / (1 - rate))) < 1e-6));
        Assert.InRange(values.Average(), 0.98, 1.02);
    }

    [Fact]
    public void The_same_stream_drops_the_same_elements_for_every_dtype_and_kernel()
    {
        using var x = ones(10_007);
        using var y = Kernels.Dropouts.Dropout(x, 0.4, s_stream);
        using var inPlace = x.clone();
        Kernels.Dropouts.DropoutInPlace(inPlace, 0.4, s_stream);
        using var wide = Kernels.Dropouts.Dropout(x.type(ScalarType.Float64), 0.4, s_stream);
        using var part = Kernels.Dropouts.Dropout(x.narrow(0, 0, 100), 0.4, s_stream);
        using var recorded = Kernels.Dropouts.Dropout(x.clone().requires_grad_(), 0.4, s_stream);
        Assert.Equal(Kept(y), Kept(inPlace));
        Assert.Equal(Kept(y), Kept(wide));
        Assert.Equal(Kept(y).Take(100), Kept(part));
        Assert.Equal(Kept(y), Kept(recorded.detach()));
    }

    [Fact]
    public void Other_streams_drop_other_elements()
    {
        using var x = ones(1000);
        var first = Kept(Kernels.Dropouts.Dropout(x, 0.5, s_stream));
        Assert.NotEqual(first, Kept(Kernels.Dropouts.Dropout(x, 0.5, s_stream with { Step = 4 })));
        Assert.NotEqual(first, Kept(Kernels.Dropouts.Dropout(x, 0.5, s_stream with { Call = 2 })));
        Assert.NotEqual(first, Kept(Kernels.Dropouts.Dropout(x, 0.5, s_stream with { Seed = 8 })));
    }

    [Fact]
    public void Elements_are_counted_in_the_order_of_memory()
    {
        using var nhwc = ones(2, 5, 7, 3);
        using var expected = Kernels.Dropouts.Dropout(nhwc, 0.5, s_stream);
        using var nchw = nhwc.permute(0, 3, 1, 2);
        using var actual = Kernels.Dropouts.Dropout(nchw, 0.5, s_stream);
        Assert.Equal(Kept(expected), Kept(actual.permute(0, 2, 3, 1).contiguous()));
    }

    [Fact]
    public void Dropout_of_a_part_of_a_tensor_is_that_of_a_copy_and_does_not_change_the_rest()
    {
        using var x = ones(40, 6);
        using var part = x.narrow(1, 0, 3);
        using var own = ones(40, 3);
        Kernels.Dropouts.DropoutInPlace(part, 0.5, s_stream);
        Kernels.Dropouts.DropoutInPlace(own, 0.5, s_stream);
        Assert.Equal(Kept(own), Kept(part));
        Assert.All(Kept(x.narrow(1, 3, 3)), Assert.True);
    }

    [Fact]
    public void The_gradient_drops_the_same_elements_in_another_memory_order()
    {
        using var y = ones(2, 5, 7, 3);
        Kernels.Dropouts.DropoutInPlace(y, 0.5, s_stream);
        using var other = ones(2, 3, 5, 7);
        using var g = other.permute(0, 2, 3, 1);
        using var gradient = Kernels.Dropouts.DropoutGradient(g, y, 0.5, s_stream);
        Assert.Equal(Kept(y), Kept(gradient));
        Kernels.Dropouts.DropoutGradientInPlace(g, y, 0.5, s_stream);
        Assert.Equal(Kept(y), Kept(g));
    }

    private static IEnumerable<bool> Kept(Tensor x) => x.type(ScalarType.Float64).contiguous().data<double>().ToArray().Select(value => value != 0);
}
