using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Integration.Tests;

/// <summary>Checks that wrong tensors of the user are errors before anything is computed with them.</summary>
public sealed class BoundaryTests
{
    [Fact]
    public void A_wrong_size_is_named()
    {
        using var net = new Perceptron(seed: 1);
        var exception = Assert.Throws<ArgumentException>(() => net.Predict(randn(4, 6, 7)));
        Assert.Contains("Perceptron: 'x' must have the shape (N, 6, 5), which here is (4, 6, 5), but has (4, 6, 7): axis 2 differs", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_batch_is_named()
    {
        using var net = new Perceptron(seed: 1);
        var exception = Assert.Throws<ArgumentException>(() => net.Predict(randn(6, 5)));
        Assert.Contains("with the batch first, but has (6, 5)", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_dtype_is_named_with_the_conversion()
    {
        using var net = new Perceptron(seed: 1);
        var exception = Assert.Throws<ArgumentException>(() => net.Predict(randn([4, 6, 5], ScalarType.Float64)));
        Assert.Contains("'x' must be Float32, but is Float64", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void There_are_as_many_targets_as_samples()
    {
        using var net = new Perceptron(seed: 1);
        var exception = Assert.Throws<ArgumentException>(() => net.Fit(randn(4, 6, 5), zeros(5, 3)));
        Assert.Contains("'wanted' must have the shape (N, 3), which here is (4, 3), but has (5, 3)", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_named_size_is_the_same_on_every_input()
    {
        using var net = new Lengths(seed: 1);
        using var fits = net.Predict(new(randn(2, 9, 5), randn(2, 9, 3)));
        Assert.Equal([2, 18, 2], fits.Y.shape);
        var exception = Assert.Throws<ArgumentException>(() => net.Predict(new(randn(2, 9, 5), randn(2, 8, 3))));
        Assert.Contains("'b' must have the shape (N, T, 3), which here is (2, 9, 3), but has (2, 8, 3)", exception.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => net.Evaluate(new(randn(2, 9, 5), randn(2, 9, 3)), randn(2, 17, 2)));
    }

    [Fact]
    public void The_minimum_size_of_a_window_is_checked()
    {
        using var net = new Windows(seed: 1);
        using var fits = net.Predict(randn(2, 9, 8, 1));
        var exception = Assert.Throws<ArgumentException>(() => net.Predict(randn(2, 7, 8, 1)));
        Assert.Contains("T must be at least 8, for MaxPooling2D, but is", exception.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => net.Predict(randn(2, 12, 7, 1)));
        Assert.Throws<ArgumentException>(() => net.Predict(randn(2, 12, 2, 1)));
    }

    [Fact]
    public void Training_without_samples_is_an_error()
    {
        using var net = new Perceptron(seed: 1);
        Assert.Throws<ArgumentException>(() => net.Fit(zeros(0, 6, 5), zeros(0, 3)));
    }

    [Fact]
    public void Backward_needs_a_call_of_Forward()
    {
        using var net = new Perceptron(seed: 1);
        Assert.Throws<InvalidOperationException>(() => net.Backward(randn(4, 3)));
        net.Forward(randn(4, 6, 5)).Dispose();
        net.Backward(randn(4, 3)).Dispose();
        Assert.Throws<InvalidOperationException>(() => net.Backward(randn(4, 3)));
    }

    [Fact]
    public void A_net_of_an_integer_dtype_is_an_error() => Assert.Throws<ArgumentException>(() => new Perceptron(dtype: ScalarType.Int64));
}
