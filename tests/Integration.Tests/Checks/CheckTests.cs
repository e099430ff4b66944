using TorchSharp;
using static CompiledNets.Layers;
using static TorchSharp.torch;

namespace CompiledNets.Integration.Tests;

/// <summary>A net with dropout and a custom loss, for the checks.</summary>
[CompiledNet]
public partial class CheckedNet
{
    public static Sym<float> Define([Shape("T", 6)] Sym<float> steps) => Dense(3, Softmax)(Dropout(0.3)(LSTM(5)(steps)));

    static Objective Train(Sym<float> kind, [Shape(3)] Sym<float> wanted) => Minimize(CategoricalCrossentropy(kind, wanted) + 0.1 * Sum(Square(kind)));
}

/// <summary>Tests that the checks of CompiledNets.Testing pass for a right net and fail for a wrong one.</summary>
public sealed class CheckTests
{
    [Fact]
    public void A_right_net_passes_all_checks()
    {
        using var net = new CheckedNet(seed: 1);
        using var exact = new CheckedNet(seed: 1, dtype: ScalarType.Float64);
        manual_seed(1);
        GradientCheck.Train(net);
        GradientCheck.ForwardBackward(net);
        FiniteDifferenceCheck.Train(exact, RandomBatch.Inputs(exact), RandomBatch.Targets(exact));
        TrainingCheck.Learns(net, RandomBatch.Inputs(net), RandomBatch.Targets(net), new Adam(0.03), steps: 100, fraction: 0.9);
    }

    [Fact]
    public void Named_sizes_of_a_batch_can_be_chosen()
    {
        using var net = new CheckedNet(seed: 1);
        Assert.Equal([5, 6, 6], RandomBatch.Inputs(net).Steps.shape);
        Assert.Equal([2, 9, 6], RandomBatch.Inputs(net, new Dictionary<string, long> { ["N"] = 2, ["T"] = 9 }).Steps.shape);
    }

    [Fact]
    public void A_wrong_gradient_is_found_by_differences()
    {
        using var net = new CheckedNet(seed: 1, dtype: ScalarType.Float64);
        manual_seed(1);
        var (inputs, targets) = (RandomBatch.Inputs(net), RandomBatch.Targets(net));
        FiniteDifferenceCheck.Train(net, inputs, targets);

        // With this tolerance, rounding errors are mistakes.
        var exception = Assert.Throws<NetCheckException>(() => FiniteDifferenceCheck.Train(net, inputs, targets, tolerance: 1e-15));
        Assert.Matches(@"^The gradient of \S+\[[\d, ]+\] is \S+, but the loss changes by \S+; the seed is 1\.$", exception.Message);
        using var coarse = new CheckedNet(seed: 1);
        Assert.Throws<ArgumentException>(() => FiniteDifferenceCheck.Train(coarse, RandomBatch.Inputs(coarse), RandomBatch.Targets(coarse)));
    }

    [Fact]
    public void A_difference_from_autograd_is_found()
    {
        using var net = new CheckedNet(seed: 1);
        var exception = Assert.Throws<NetCheckException>(() => GradientCheck.Train(net, tolerance: -1));
        Assert.StartsWith("The loss differs by ", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_net_that_does_not_learn_is_found()
    {
        using var net = new CheckedNet(seed: 1);
        manual_seed(1);
        var exception = Assert.Throws<NetCheckException>(() => TrainingCheck.Learns(net, RandomBatch.Inputs(net), RandomBatch.Targets(net), new SGD(0.0), steps: 3));
        Assert.StartsWith("After 3 steps on one batch the loss must be below 0.5 of the first, ", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Shapes_and_elements_are_compared()
    {
        using var tensor = zeros(2, 3);
        TensorCheck.Shape(tensor, 2, 3);
        TensorCheck.Shape(tensor, -1, 3);
        Assert.Equal("The shape (2, 4) is expected, but the tensor has (2, 3).", Assert.Throws<NetCheckException>(() => TensorCheck.Shape(tensor, 2, 4)).Message);
        Assert.Throws<NetCheckException>(() => TensorCheck.Shape(tensor, 2, 3, 1));

        using var other = ones(2, 3);
        TensorCheck.Close(other + 1e-5, other);
        Assert.Throws<NetCheckException>(() => TensorCheck.Close(other + 1e-3, other));
        Assert.Throws<NetCheckException>(() => TensorCheck.Close(other, ones(3, 2)));
        Assert.Throws<NetCheckException>(() => TensorCheck.Close(other * double.NaN, other));

        TensorCheck.Finite(other);
        Assert.Equal("The tensor has 6 elements of 6 that are NaN or infinite.", Assert.Throws<NetCheckException>(() => TensorCheck.Finite(other / tensor)).Message);
    }
}
