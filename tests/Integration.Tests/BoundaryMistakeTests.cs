using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Integration.Tests;

/// <summary>Wrong numbers and tensors at the boundary of a net: each is an error that says what is wrong, and the net can be used afterwards.</summary>
public sealed class BoundaryMistakeTests
{
    [Fact]
    public void An_empty_batch_is_an_error_in_every_kind_of_training()
    {
        using var net = new Perceptron(seed: 1);
        using var optimizer = new SGD();
        using Tensor x = zeros(0, 6, 5), y = zeros(0, 3);
        Assert.Contains("there are no samples", Assert.Throws<ArgumentException>(() => net.TrainStep(x, y, optimizer)).Message, StringComparison.Ordinal);
        Assert.Contains("there are no samples", Assert.Throws<ArgumentException>(() => net.ComputeGradients(x, y)).Message, StringComparison.Ordinal);
        Assert.Contains("there are no samples", Assert.Throws<ArgumentException>(() => net.LossWithAutograd(x, y)).Message, StringComparison.Ordinal);
        Assert.Contains("there are no samples", Assert.Throws<ArgumentException>(() => net.Evaluate(x, y)).Message, StringComparison.Ordinal);
        using var none = net.Predict(x);
        Assert.Equal(0, ((IBatch<Perceptron.Outputs>)none).Tensors[0].size(0));
    }

    [Fact]
    public void Null_is_an_error_that_names_the_argument()
    {
        using var net = new Perceptron(seed: 1);
        using var optimizer = new SGD();
        using Tensor x = randn(4, 6, 5), y = zeros(4, 3);
        Assert.Equal("inputs", Assert.Throws<ArgumentNullException>(() => net.Predict(inputs: null!)).ParamName);
        Assert.Equal("inputs", Assert.Throws<ArgumentNullException>(() => net.Forward(null!)).ParamName);
        Assert.Equal("inputs", Assert.Throws<ArgumentNullException>(() => net.ForwardWithAutograd(null!)).ParamName);
        Assert.Equal("targets", Assert.Throws<ArgumentNullException>(() => net.TrainStep(x, null!, optimizer)).ParamName);
        Assert.Equal("inputs", Assert.Throws<ArgumentNullException>(() => net.ComputeGradients(null!, y)).ParamName);
        Assert.Equal("optimizer", Assert.Throws<ArgumentNullException>(() => net.TrainStep(x, y, null!)).ParamName);
        net.Forward(x).Dispose();
        Assert.Equal("gradients", Assert.Throws<ArgumentNullException>(() => net.Backward(null!)).ParamName);
    }

    [Fact]
    public void A_gradient_of_another_shape_or_dtype_is_an_error_and_Backward_can_be_called_again()
    {
        using var net = new Perceptron(seed: 1);
        using var x = randn(4, 6, 5);
        net.Forward(x).Dispose();
        foreach (var wrong in (Tensor[])[randn(4, 4), randn(3, 3), randn(4), randn(4, 3, 1), randn(1, 3), randn(4, 3, ScalarType.Float64), zeros(4, 3, ScalarType.Int64)])
        {
            var message = Assert.Throws<ArgumentException>(() => net.Backward(wrong)).Message;
            Assert.Contains("must be Float32 (4, 3), as the output is, but is", message, StringComparison.Ordinal);
            wrong.Dispose();
        }

        net.Backward(randn(4, 3)).Dispose();
    }

    [Fact]
    public void More_samples_than_an_epoch_can_have_are_an_error()
    {
        using var net = new Perceptron(seed: 1);
        var dataset = Dataset.From<Perceptron.Inputs, Perceptron.Targets>(1L << 31, _ => throw new InvalidOperationException());
        Assert.Contains("There are 2147483648 samples, but an epoch can have at most", Assert.Throws<ArgumentException>(() => net.Fit(dataset)).Message, StringComparison.Ordinal);
        Assert.Contains("There are 2147483648 samples, but an epoch can have at most", Assert.Throws<ArgumentException>(() => net.Evaluate(dataset)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(5)]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    public void A_label_out_of_its_range_is_an_error_also_with_autograd(long label)
    {
        using var net = new Convolutions(seed: 1);
        using var optimizer = new SGD();
        using Tensor x = randn(2, 11, 10, 4), y = tensor((long[])[0, label]);
        Assert.Contains($"there is the id {label}", Assert.Throws<ArgumentException>(() => net.LossWithAutograd(x, y)).Message, StringComparison.Ordinal);
        Assert.Contains($"there is the id {label}", Assert.Throws<ArgumentException>(() => net.TrainStep(x, y, optimizer)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_disposed_optimizer_is_an_error()
    {
        using var net = new Perceptron(seed: 1);
        using Tensor x = randn(4, 6, 5), y = zeros(4, 3);
        var optimizer = new Adam();
        net.TrainStep(x, y, optimizer);
        optimizer.Dispose();
        Assert.Throws<ObjectDisposedException>(() => net.TrainStep(x, y, optimizer));
        Assert.Throws<ObjectDisposedException>(() => net.Fit(x, y, new FitOptions { Optimizer = optimizer }));
        net.ComputeGradients(x, y);
        Assert.Throws<ObjectDisposedException>(() => optimizer.Step(net));
    }
}
