using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Integration.Tests;

public sealed class NetsInNetsTests
{
    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float64)]
    public void Gradients_through_nets_in_a_net_are_those_of_autograd(ScalarType dtype)
    {
        using var net = new Outer(seed: 1, dtype: dtype);
        GradientCheck.Train(net);
        GradientCheck.ForwardBackward(net);
    }

    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float64)]
    public void Gradients_through_time_steps_are_those_of_autograd(ScalarType dtype)
    {
        using var net = new Steps(seed: 2, dtype: dtype);
        GradientCheck.Train(net);
        GradientCheck.ForwardBackward(net);
    }

    [Fact]
    public void A_net_in_a_net_computes_the_same_as_alone()
    {
        using var net = new Steps(seed: 3);
        using var x = randn(2, 5, 6);
        using var deep = randn(2, 5, 3, 6);
        using var y = net.Predict(new(x, deep));

        // Compares the part of the output that depends only on the wrapped net. Each time step is a sample for that net.
        using var steps = net.Wrapped.Predict(x.reshape(10, 6));
        using var dense = (((Tensor)steps).matmul(net.Dense.Kernel) + net.Dense.Bias).tanh().reshape(2, 5, 6);
        using var block = x.matmul(net.Dense1.Kernel) + net.Dense1.Bias;
        Assert.True(((Tensor)y).narrow(-1, 0, 6).allclose(dense + block, 1e-5, 1e-6));
    }

    [Fact]
    public void Each_inner_net_is_a_member_with_its_own_weights()
    {
        using var net = new Outer(seed: 4);
        Assert.IsType<Encoder>(net.Encoder);
        Assert.IsType<Small>(net.Wrapped.Inner);
        Assert.NotSame(net.Wrapped, net.Other);
        Assert.False(net.Wrapped.Dense.Kernel.allclose(net.Other.Dense.Kernel));
        Assert.Equal(["encoder", "wrapped", "other"], net.Instances.Select(instance => instance.Name));

        // The weight sets are those of the net, of the encoder, and of two wrapped nets with one inner net each.
        Assert.Equal(6, net.WeightSets.Count);
        Assert.Contains("wrapped.inner.dense.kernel", net.NamedWeights().Select(weight => weight.Name));
        Assert.Equal(net.NamedWeights().Count(), net.NamedWeights().Select(weight => weight.Name).Distinct().Count());
    }

    [Fact]
    public void A_net_that_is_given_shares_its_weights_and_learns()
    {
        using var small = new Small(seed: 5);
        using var first = new Wrapped(seed: 6, inner: small);
        using var second = new Wrapped(seed: 7, inner: small);
        Assert.Same(small, first.Inner);
        Assert.Same(small, second.Inner);
        using var outer = new Outer(seed: 8, wrapped: first);
        using var before = small.Dense.Kernel.clone();
        using var optimizer = new SGD(learningRate: 0.5);
        outer.TrainStep(new(randn(3, 2, 4), randn(3, 4, 4), randn(3, 6), randn(3, 6)), new(randn(3, 24, 2), randn(3, 1)), optimizer);
        Assert.False(small.Dense.Kernel.allclose(before));
        Assert.True(second.Inner.Dense.Kernel.allclose(first.Inner.Dense.Kernel));
    }

    [Fact]
    public void A_net_that_is_given_outlives_the_outer_net()
    {
        using var small = new Small(seed: 5);
        var made = new Wrapped(seed: 6);
        var inner = made.Inner;
        made.Dispose();
        new Wrapped(seed: 6, inner: small).Dispose();
        using var y = small.Predict(randn(2, 6));
        Assert.Equal([2, 5], ((Tensor)y).shape);
        Assert.ThrowsAny<Exception>(() => inner.Predict(randn(2, 6)));
    }

    [Fact]
    public void The_same_weights_cannot_be_given_twice()
    {
        using var wrapped = new Wrapped(seed: 1);
        var exception = Assert.Throws<ArgumentException>(() => new Outer(wrapped: wrapped, other: wrapped));
        Assert.Contains("'other' has weights that this net already has", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_net_of_another_precision_cannot_be_given()
    {
        using var small = new Small(seed: 1, dtype: ScalarType.Float64);
        var exception = Assert.Throws<ArgumentException>(() => new Wrapped(inner: small));
        Assert.Contains("'inner' is a net in Float64 on cpu, but this net is in Float32 on cpu", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Weights_of_all_levels_are_in_one_file()
    {
        var path = Path.Combine(Path.GetTempPath(), Guid.NewGuid() + ".safetensors");
        try
        {
            using var saved = new Outer(seed: 1);
            using var loaded = new Outer(seed: 2);
            saved.SaveWeights(path);
            loaded.LoadWeights(path);
            Assert.All(saved.NamedWeights().Zip(loaded.NamedWeights()), pair => Assert.True(pair.First.Weight.Value.allclose(pair.Second.Weight.Value, 0, 0), pair.First.Name));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void The_summary_has_a_row_for_a_net_with_its_parameters()
    {
        using var net = new Outer(seed: 1);
        var lines = net.Summary().Split('\n');
        Assert.Contains(lines, line => line.Contains("encoder (Encoder)", StringComparison.Ordinal) && line.Contains(" 23 ", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("wrapped (Wrapped)", StringComparison.Ordinal) && line.Contains(" 71 ", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains($"Total params: {net.WeightSets.Sum(weights => weights.ParameterCount)} ", StringComparison.Ordinal));
    }

    [Fact]
    public void A_wrapper_has_one_row()
    {
        using var net = new Steps(seed: 1);
        var summary = net.Summary();
        Assert.Contains("time_distributed_1 (TimeDistributed)", summary, StringComparison.Ordinal);
        Assert.DoesNotContain("Fold", summary, StringComparison.Ordinal);
    }

    [Fact]
    public void The_outer_net_checks_the_minimum_length_of_an_inner_net()
    {
        using var net = new Outer(seed: 1);
        Assert.Throws<ArgumentException>(() => net.Predict(new(randn(2, 3, 4), randn(2, 5, 4), randn(2, 6), randn(2, 6))));
    }
}
