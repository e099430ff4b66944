using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Integration.Tests.Layers;

/// <summary>Checks that padding does not change results.</summary>
public sealed class MaskTests
{
    // Compares only in float64. The initial embeddings are small, so float32 is not precise enough after three layers.
    [Fact]
    public void Gradients_of_PaddedNet_are_those_of_autograd()
    {
        using var net = new PaddedNet(seed: 1, dtype: ScalarType.Float64);
        GradientCheck.Train(net);
        GradientCheck.ForwardBackward(net);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Padding_after_a_sequence_changes_nothing(int padding)
    {
        using var net = new PaddedNet(seed: 1);
        var (words, x) = (randint(1, 9, [3, 5], ScalarType.Int64), randn(3, 5, 3));
        using var expected = net.Predict(new(words, x));
        using var actual = net.Predict(new(cat([words, zeros(3, padding, ScalarType.Int64)], 1), cat([x, zeros(3, padding, 3)], 1)));
        Assert.True(actual.State.allclose(expected.State, 1e-5, 1e-6));
        Assert.True(actual.Attended.narrow(1, 0, 5).allclose(expected.Attended, 1e-5, 1e-6));

        // The backward direction skips the padding too. The results of padded steps are zero.
        Assert.True(actual.Both.narrow(1, 0, 5).allclose(expected.Both, 1e-5, 1e-6));
        Assert.Equal(0, actual.Both.narrow(1, 5, padding).abs().max().ToDouble());
    }

    [Fact]
    public void A_step_is_masked_only_if_every_feature_is_the_mask_value()
    {
        using var net = new PaddedNet(seed: 1);
        var (words, x) = (ones(1, 4, ScalarType.Int64), randn(1, 4, 3));
        x[0, 1] = zeros(3);
        x[0, 2] = tensor(new[] { 0f, 0f, 1f });
        using var result = net.Predict(new(words, x));
        Assert.Equal([false, true, false, false], result.Both[0].abs().sum([1]).eq(0).data<bool>().ToArray());
    }
}

public sealed class BidirectionalTests
{
    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float64)]
    public void Gradients_of_BothWays_are_those_of_autograd(ScalarType dtype)
    {
        using var net = new BothWays(seed: 1, dtype: dtype);
        GradientCheck.ForwardBackward(net);
    }

    [Fact]
    public void The_backward_layer_starts_at_the_end_and_its_states_are_in_the_order_of_the_steps()
    {
        using var net = new BothWays(seed: 1);
        Assert.Equal(["forward_gru", "backward_gru", "forward_ends", "backward_ends"], net.Structure.Layers.Take(4).Select(layer => layer.Name));
        var x = randn(2, 6, 4);
        using var y = net.Predict(x);
        Assert.Equal([2, 10], y.Concat.shape);
        Assert.Equal([2, 6, 2], y.Sum.shape);

        // Exchanges the weights of both directions. A reversed sequence then gives the same final states, exchanged.
        (Tensor, Tensor)[] pairs =
        [
            (net.ForwardGru.Kernel, net.BackwardGru.Kernel), (net.ForwardGru.RecurrentKernel, net.BackwardGru.RecurrentKernel),
            (net.ForwardEnds.Kernel, net.BackwardEnds.Kernel), (net.ForwardEnds.RecurrentKernel, net.BackwardEnds.RecurrentKernel),
        ];
        foreach (var (a, b) in pairs)
        {
            var kept = a.clone();
            a.copy_(b);
            b.copy_(kept);
        }

        // The features of the first layer are exchanged too, so the rows of the second layer's kernels are exchanged.
        foreach (var kernel in new[] { net.ForwardEnds.Kernel, net.BackwardEnds.Kernel })
        {
            kernel.copy_(cat([kernel.narrow(0, 3, 3), kernel.narrow(0, 0, 3)], 0));
        }

        using var turned = net.Predict(x.flip(1));
        Assert.True(turned.Concat.allclose(cat([y.Concat.narrow(1, 5, 5), y.Concat.narrow(1, 0, 5)], 1), 1e-5, 1e-6));
    }
}
