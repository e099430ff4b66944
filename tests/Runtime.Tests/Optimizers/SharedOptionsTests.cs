using TorchSharp;
using static CompiledNets.Runtime.Tests.Testing;
using static TorchSharp.torch;

namespace CompiledNets.Runtime.Tests.Optimizers;

/// <summary>Tests the options that all optimizers share. The tests use plain gradient descent, so the numbers can be computed by hand.</summary>
public sealed class SharedOptionsTests : IDisposable
{
    private readonly WeightSet _weights = Testing.Weights(ScalarType.Float64, ("kernel", [2], [0]), ("bias", [1], [0]));
    private readonly IDisposable _noGrad = no_grad();

    public SharedOptionsTests()
    {
        Set(_weights[0].Value, [1, 2]);
        Set(_weights[1].Value, [3]);
        SetGradients([3, 4], [12]);
    }

    public void Dispose()
    {
        _noGrad.Dispose();
        _weights.Dispose();
    }

    public static TheoryData<bool> Ways => new(false, true);

    [Theory]
    [MemberData(nameof(Ways))]
    public void Weights_decay_in_proportion_unless_they_are_excluded(bool throughTensors)
    {
        using var optimizer = new SGD(0.1) { WeightDecay = 0.5, ExcludeFromWeightDecay = ["bias"] };
        optimizer.Update([_weights], throughTensors);
        AssertWeights([1 * 0.95 - 0.3, 2 * 0.95 - 0.4], [3 - 1.2]);
    }

    [Fact]
    public void An_unknown_excluded_name_is_an_error_that_lists_the_known_names()
    {
        using var optimizer = new SGD(0.1) { WeightDecay = 0.5, ExcludeFromWeightDecay = ["gamma"] };
        var message = Assert.Throws<InvalidOperationException>(() => optimizer.Update([_weights])).Message;
        Assert.Contains("'gamma'", message, StringComparison.Ordinal);
        Assert.Contains("layer.kernel, layer.bias", message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void Gradients_are_clipped_one_by_one_or_together(bool throughTensors)
    {
        using (var each = new SGD(1) { ClipNorm = 2.5 })
        {
            each.Update([_weights], throughTensors); // The norm of (3, 4) is 5, and that of (12) is 12.
            AssertWeights([1 - 1.5, 2 - 2], [3 - 2.5]);
        }

        SetGradients([3, 4], [12]); // The global norm is 13.
        using (var all = new SGD(1) { GlobalClipNorm = 6.5 })
        {
            all.Update([_weights], throughTensors);
            AssertWeights([-0.5 - 1.5, 0 - 2], [0.5 - 6]);
        }

        SetGradients([3, 4], [12]);
        using var loose = new SGD(1) { GlobalClipNorm = 20 };
        loose.Update([_weights], throughTensors);
        AssertWeights([-2 - 3, -2 - 4], [-5.5 - 12]);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void Running_means_start_with_the_weights_and_can_replace_them(bool throughTensors)
    {
        using var optimizer = new SGD(1) { UseEma = true, EmaMomentum = 0.75, EmaOverwriteFrequency = 2 };
        optimizer.Update([_weights], throughTensors);
        AssertWeights([-2, -2], [-9]); // The running means are equal to the weights at first.
        optimizer.Update([_weights], throughTensors);

        // The weights are (-5, -6) and (-21). The running means move a quarter of the way towards them.
        AssertWeights([(0.75 * -2) + (0.25 * -5), (0.75 * -2) + (0.25 * -6)], [(0.75 * -9) + (0.25 * -21)]);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void The_running_mean_of_a_weight_starts_with_its_own_first_update(bool throughTensors)
    {
        using var optimizer = new SGD(1) { UseEma = true, EmaMomentum = 0.75 };
        _weights[1].Trainable = false;
        optimizer.Update([_weights], throughTensors);
        optimizer.Update([_weights], throughTensors);
        _weights[1].Trainable = true;
        _weights[1].Gradient.fill_(12);
        optimizer.Update([_weights], throughTensors);
        optimizer.OverwriteByMeans();

        // The kernel is (-2, -2), (-5, -6) and (-8, -10) after the updates. The bias is updated once.
        AssertWeights(
            [(0.5625 * -2) + (0.1875 * -5) + (0.25 * -8), (0.5625 * -2) + (0.1875 * -6) + (0.25 * -10)],
            [3 - 12]);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void The_running_mean_of_a_weight_of_its_own_shape_starts_with_its_own_first_update(bool throughTensors)
    {
        using var optimizer = new Adafactor(0.1) { UseEma = true, EmaMomentum = 0.75 };
        _weights[1].Trainable = false;
        optimizer.Update([_weights], throughTensors);
        _weights[1].Trainable = true;
        optimizer.Update([_weights], throughTensors);
        var updated = Numbers(_weights[1].Value);
        optimizer.OverwriteByMeans();
        AssertClose(updated, Numbers(_weights[1].Value), 1e-12);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void A_weight_that_was_never_updated_has_no_running_mean_and_stays(bool throughTensors)
    {
        using var optimizer = new SGD(1) { UseEma = true, EmaMomentum = 0, GradientAccumulationSteps = 2 };
        optimizer.Update([_weights], throughTensors);
        optimizer.OverwriteByMeans();
        AssertWeights([1, 2], [3]);

        SetGradients([3, 4], [12]);
        _weights[1].Trainable = false;
        optimizer.Update([_weights], throughTensors);
        _weights[1].Trainable = true;
        optimizer.OverwriteByMeans();
        AssertWeights([1 - 3, 2 - 4], [3]);
    }

    [Fact]
    public void A_disposed_optimizer_is_an_error()
    {
        var optimizer = new Adam();
        optimizer.Update([_weights]);
        optimizer.Dispose();
        optimizer.Dispose();
        Assert.Throws<ObjectDisposedException>(() => optimizer.Update([_weights]));
        var unused = new Adafactor();
        unused.Dispose();
        Assert.Throws<ObjectDisposedException>(() => unused.Update([_weights]));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void Gradients_of_several_batches_are_averaged_for_one_step(bool throughTensors)
    {
        using var optimizer = new SGD(1) { GradientAccumulationSteps = 2 };
        for (var round = 0; round < 2; round++)
        {
            SetGradients([3, 4], [12]);
            optimizer.Update([_weights], throughTensors);
            Assert.Equal(round, optimizer.Iterations);
            SetGradients([1, 0], [-2]);
            optimizer.Update([_weights], throughTensors);
        }

        AssertWeights([1 - 4, 2 - 4], [3 - 10]);
        Assert.Equal((2, 4), (optimizer.Iterations, optimizer.Batches));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void A_weight_can_have_its_own_learning_rate_or_be_frozen(bool throughTensors)
    {
        using var optimizer = new Adam(0.1) { WeightDecay = 0.01, UseEma = true, GlobalClipNorm = 5 };
        _weights[0].LearningRateMultiplier = 0.5;
        _weights[1].Trainable = false;
        optimizer.Update([_weights], throughTensors);

        // Adam's first step has the size of the learning rate, which is 0.05 here. The decay is 0.05 * 0.01 = 0.0005.
        AssertWeights([(1 * 0.9995) - 0.05, (2 * 0.9995) - 0.05], [3], tolerance: 1e-6);
        _weights[1].Trainable = true;
        optimizer.Update([_weights], throughTensors);
        Assert.NotEqual(3, Numbers(_weights[1].Value)[0]);
    }

    [Fact]
    public void Several_weight_sets_are_updated_and_clipped_together()
    {
        using var other = Testing.Weights(ScalarType.Float64, ("kernel", [1], [0]));
        Set(other[0].Gradient, [84]); // The global norm of 84 and 13 is 85.
        using var optimizer = new SGD(1) { GlobalClipNorm = 8.5 };
        optimizer.Update([_weights, other]);
        AssertWeights([1 - 0.3, 2 - 0.4], [3 - 1.2]);
        AssertClose([-8.4], Numbers(other[0].Value), 1e-12);
    }

    [Fact]
    public void Wrong_options_are_errors_before_the_first_step()
    {
        AssertMessage(new SGD { ClipNorm = 1, ClipValue = 2 }, "ClipNorm and ClipValue");
        AssertMessage(new SGD { GradientAccumulationSteps = 1 }, "at least 2, but is 1");
        AssertMessage(new SGD { UseEma = true, EmaMomentum = 1.5 }, "EmaMomentum must be from 0 to 1");
        AssertMessage(new SGD { WeightDecay = double.NaN }, "WeightDecay must be at least 0");
        Assert.Throws<ArgumentOutOfRangeException>(() => new Adam(-1));
        Assert.Throws<InvalidOperationException>(() => new SGD { Schedule = new ExponentialDecay(1, 1, 0.5) }.LearningRate = 1);
        AssertWeights([1, 2], [3]);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void A_schedule_sets_the_learning_rate_of_each_step(bool throughTensors)
    {
        using var optimizer = new SGD { Schedule = new ExponentialDecay(1, 1, 0.5) };
        optimizer.Update([_weights], throughTensors);
        SetGradients([3, 4], [12]);
        optimizer.Update([_weights], throughTensors);
        AssertWeights([1 - 4.5, 2 - 6], [3 - 18]);
        Assert.Equal(0.25, optimizer.LearningRate);
    }

    private void AssertMessage(Optimizer optimizer, string part) =>
        Assert.Contains(part, Assert.Throws<InvalidOperationException>(() => optimizer.Update([_weights])).Message, StringComparison.Ordinal);

    private void SetGradients(double[] kernel, double[] bias)
    {
        Set(_weights[0].Gradient, kernel);
        Set(_weights[1].Gradient, bias);
    }

    private void AssertWeights(double[] kernel, double[] bias, double tolerance = 1e-12)
    {
        AssertClose(kernel, Numbers(_weights[0].Value), tolerance);
        AssertClose(bias, Numbers(_weights[1].Value), tolerance);
    }
}
