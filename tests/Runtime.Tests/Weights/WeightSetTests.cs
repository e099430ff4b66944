using TorchSharp;
using static CompiledNets.Runtime.Tests.Testing;
using static TorchSharp.torch;

namespace CompiledNets.Runtime.Tests.Weights;

public sealed class WeightSetTests
{
    [Fact]
    public void A_weight_is_a_view_of_the_flat_buffer_in_Keras_shape()
    {
        using var weights = Testing.Weights(ScalarType.Float32, ("kernel", [2, 3, 4, 5], [3, 0, 1, 2]), ("bias", [5], [0]));
        var kernel = weights["layer.kernel"].Value;
        Assert.Equal([2, 3, 4, 5], kernel.shape);

        // The order in memory is filters, height, width, channels, so the last axis of the shape has the largest stride.
        Assert.Equal([12, 4, 1, 24], kernel.stride());
        using (no_grad())
        {
            kernel.fill_((Scalar)2.0);
        }

        Assert.Equal(240.0, Numbers(weights.Values).Sum());
        Assert.Equal(0, weights["layer.bias"].Offset % 16);
        Assert.Equal(125, weights.ParameterCount);
    }

    [Fact]
    public void A_leaf_shares_the_memory_of_its_weight()
    {
        using var weights = Testing.Weights(ScalarType.Float64, ("kernel", [2, 2], [0, 1]));
        var leaf = weights[0].Leaf;
        Assert.True(leaf.requires_grad && leaf.is_leaf);
        using (no_grad())
        {
            weights.Values.fill_((Scalar)3.0);
        }

        Assert.Equal([3.0, 3, 3, 3], Numbers(leaf.detach()));
    }

    [Fact]
    public void An_unknown_weight_is_an_error_that_lists_the_known_weights()
    {
        using var weights = Testing.Weights(ScalarType.Float32, ("kernel", [2, 2], [0, 1]), ("bias", [2], [0]));
        var exception = Assert.Throws<KeyNotFoundException>(() => weights["layer.kernal"]);
        Assert.Contains("layer.kernel, layer.bias", exception.Message, StringComparison.Ordinal);
    }
}
