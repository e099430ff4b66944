using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Integration.Tests.Layers;

public sealed class NormalizationTests
{
    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float64)]
    public void Gradients_of_batch_normalization_are_those_of_autograd(ScalarType dtype)
    {
        using var net = new BatchNormalized(seed: 1, dtype: dtype);
        GradientCheck.Train(net);
        GradientCheck.ForwardBackward(net);
    }

    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float64)]
    public void Gradients_with_the_channels_first_are_those_of_autograd(ScalarType dtype)
    {
        using var net = new BatchNormalizedFirst(seed: 2, dtype: dtype);
        GradientCheck.Train(net);
        GradientCheck.ForwardBackward(net);
    }

    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float64)]
    public void Gradients_of_normalizations_of_a_sample_are_those_of_autograd(ScalarType dtype)
    {
        using var net = new SampleNormalized(seed: 3, dtype: dtype);
        GradientCheck.Train(net);
        GradientCheck.ForwardBackward(net);
    }

    [Fact]
    public void Training_moves_the_averages_as_Keras_does()
    {
        // A batch of 1 and 5 has mean 3 and variance 4, with the divisor n. The averages move by one percent towards them.
        using var net = new OneBatchNormalization(seed: 1, dtype: ScalarType.Float64);
        using var x = tensor(new double[] { 1, 5 }).reshape(2, 1);
        using var y = net.Forward(x);
        Assert.Equal(-2 / Math.Sqrt(4.001), y.Y[0, 0].ToDouble(), 1e-12);
        Assert.Equal(0.03, net.Norm.MovingMean[0].ToDouble(), 1e-12);
        Assert.Equal(0.99 + 0.04, net.Norm.MovingVariance[0].ToDouble(), 1e-12);

        // Predict normalizes with the averages.
        using var predicted = net.Predict(x);
        Assert.Equal((5 - 0.03) / Math.Sqrt(1.03 + 0.001), predicted.Y[1, 0].ToDouble(), 1e-12);
        using var optimizer = new SGD();
        net.TrainStep(x, x, optimizer);
        Assert.Equal((0.03 * 0.99) + 0.03, net.Norm.MovingMean[0].ToDouble(), 1e-12);
    }

    [Fact]
    public void Only_training_writes_the_averages()
    {
        using var net = new BatchNormalized(seed: 1);
        var inputs = new BatchNormalized.Inputs(randn(4, 6), randn(4, 5, 3), randn(4, 4, 5, 3));
        var targets = randn(4, 3).softmax(-1);
        var before = net.Weights.Fixed.Select(weight => weight.Value.clone()).ToList();
        net.Predict(inputs).Dispose();
        net.Evaluate(inputs, targets);
        net.ForwardWithAutograd(inputs).Dispose();
        net.LossWithAutograd(inputs, targets).Dispose();
        Assert.All(net.Weights.Fixed.Zip(before), pair => Assert.True(pair.First.Value.allclose(pair.Second, 0, 0), pair.First.Name));
        net.ComputeGradients(inputs, targets);
        Assert.Equal(12, net.Weights.Fixed.Count);
        Assert.All(net.Weights.Fixed.Zip(before), pair => Assert.False(pair.First.Value.allclose(pair.Second, 0, 0), pair.First.Name));
    }

    [Fact]
    public void Moving_averages_are_members_and_saved_but_not_optimized()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("compilednets").FullName, "net.safetensors");
        using var net = new OneBatchNormalization(seed: 1);
        using var x = tensor(new float[] { 1, 5 }).reshape(2, 1);
        net.Forward(x).Dispose();
        net.SaveWeights(file);
        using var other = new OneBatchNormalization(seed: 2);
        other.LoadWeights(file);
        Assert.Equal(0.03f, other.Norm.MovingMean[0].ToSingle(), 1e-6f);
        Assert.Equal(["norm.gamma", "norm.beta"], net.Weights.Learned.Select(weight => weight.Name));
        Assert.Equal(["norm.moving_mean", "norm.moving_variance"], net.Weights.Fixed.Select(weight => weight.Name));
        Assert.False(net.Weights["norm.moving_mean"].Leaf.requires_grad);
        Assert.Contains("norm.moving_mean", Assert.Throws<InvalidOperationException>(() => net.Weights["norm.moving_mean"].Gradient).Message, StringComparison.Ordinal);
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }

    [Fact]
    public void The_summary_counts_non_trainable_weights_separately()
    {
        using var net = new OneBatchNormalization(seed: 1);
        Assert.Contains("Total params: 4 (16.00 B)", net.Summary(), StringComparison.Ordinal);
        Assert.Contains("Trainable params: 2 (8.00 B)", net.Summary(), StringComparison.Ordinal);
        Assert.Contains("Non-trainable params: 2 (8.00 B)", net.Summary(), StringComparison.Ordinal);
    }
}
