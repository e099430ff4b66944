using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Runtime.Tests.Kernel;

/// <summary>Compares losses with libtorch, and with their formulas if Keras differs from libtorch.</summary>
public sealed class LossTests
{
    private readonly Tensor _logits;
    private readonly Tensor _probabilities;
    private readonly Tensor _target;
    private readonly Tensor _classes;

    public LossTests()
    {
        manual_seed(99);
        _logits = randn([4, 3, 5], ScalarType.Float64);
        _probabilities = rand([4, 3, 5], ScalarType.Float64);
        _target = randn([4, 3, 5], ScalarType.Float64).softmax(-1);
        _classes = randint(5, [4, 3], ScalarType.Int64);
    }

    [Fact]
    public void Sparse_crossentropy_of_logits_is_that_of_libtorch() => AssertEqual(
        nn.functional.cross_entropy(_logits.reshape(12, 5), _classes.reshape(12)), Kernels.Losses.SparseSoftmaxCrossentropy(_logits, _classes));

    [Fact]
    public void Crossentropy_of_logits_is_that_of_libtorch() => AssertEqual(
        nn.functional.cross_entropy(_logits.reshape(12, 5), _target.reshape(12, 5)), Kernels.Losses.SoftmaxCrossentropy(_logits, _target));

    [Fact]
    public void Binary_crossentropy_of_probabilities_is_that_of_libtorch() => AssertEqual(
        nn.functional.binary_cross_entropy(_probabilities, _target), Kernels.Losses.BinaryCrossentropy(_probabilities, _target));

    [Fact]
    public void Squared_error_is_that_of_libtorch() => AssertEqual(nn.functional.mse_loss(_logits, _target), Kernels.Losses.MeanSquaredError(_logits, _target));

    [Fact]
    public void Crossentropy_divides_probabilities_by_their_sum_as_Keras_does()
    {
        using var sums = _probabilities.sum([-1], true);
        AssertEqual(-(_target * (_probabilities / sums).log()).sum([-1]).mean(), Kernels.Losses.CategoricalCrossentropy(_probabilities, _target));
        AssertEqual(
            nn.functional.nll_loss(_probabilities.log().reshape(12, 5), _classes.reshape(12)), Kernels.Losses.SparseCategoricalCrossentropy(_probabilities, _classes));
    }

    [Fact]
    public void Large_logits_give_finite_losses()
    {
        using var huge = tensor(new double[] { 1e4, -1e4, 0 }).reshape(1, 3);
        using var wrong = tensor(new double[] { 0, 1, 0 }).reshape(1, 3);
        Assert.Equal(2e4, Kernels.Losses.SoftmaxCrossentropy(huge, wrong).Value);
        Assert.Equal((1e4 + 1e4 + Math.Log(2)) / 3, Kernels.Losses.SigmoidCrossentropy(huge, wrong).Value, 6);
    }

    [Fact]
    public void Probabilities_of_zero_and_one_give_finite_losses_and_no_gradient()
    {
        using var output = tensor(new double[] { 0, 1 }).reshape(1, 2);
        using var wrong = tensor(new double[] { 1, 0 }).reshape(1, 2);

        // Keras clips at 1e-7.
        Assert.Equal(-Math.Log(1e-7), Kernels.Losses.BinaryCrossentropy(output, wrong).Value, 6);
        Assert.Equal([0.0, 0], Testing.Numbers(Kernels.Losses.BinaryCrossentropyGradient(output, wrong, 1)));
    }

    [Fact]
    public void Matches_are_counted()
    {
        using var output = tensor(new[] { 0.1f, 0.7f, 0.2f, 0.6f, 0.3f, 0.1f, 0.2f, 0.2f, 0.6f }).reshape(3, 3);
        Assert.Equal(2, Kernels.Metrics.SparseCategoricalMatches(output, tensor(new long[] { 1, 0, 0 })).Value);
        Assert.Equal(1, Kernels.Metrics.CategoricalMatches(output, tensor(new[] { 0f, 1, 0, 0, 1, 0, 1, 0, 0 }).reshape(3, 3)).Value);
        Assert.Equal(3, Kernels.Metrics.BinaryMatches(tensor(new[] { 0.4f, 0.6f, 0.5f, 0.9f }), tensor(new[] { 0f, 1, 0, 0 }), 0.5).Value);
    }

    private static void AssertEqual(Tensor expected, Measure actual) => Assert.Equal(expected.ToDouble(), actual.Value, 12);
}
