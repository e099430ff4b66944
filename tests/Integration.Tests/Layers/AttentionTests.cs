using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Integration.Tests.Layers;

public sealed class AttentionTests
{
    // Compares only in float64. A bias of the keys does not change the softmax, so its gradient is zero except for rounding errors.
    [Fact]
    public void Gradients_of_Attentions_are_those_of_autograd()
    {
        using var net = new Attentions(seed: 1, dtype: ScalarType.Float64);
        GradientCheck.Train(net);
        GradientCheck.ForwardBackward(net);
    }

    [Theory]
    [InlineData(1, 6)]
    [InlineData(5, 2)]
    public void Dots_are_softmax_of_query_and_key_times_value(int steps, int asked)
    {
        using var net = new OneAttention(seed: 1);
        var (x, y) = (randn(3, steps, 4), randn(3, asked, 4));
        using var result = net.Predict(new(x, y));
        Assert.True(result.Dot.allclose(x.matmul(y.transpose(1, 2)).softmax(-1).matmul(y), 1e-5, 1e-5));
    }

    [Fact]
    public void MultiHeadAttention_follows_its_formula_with_Keras_weights()
    {
        using var net = new OneAttention(seed: 1);
        var heads = net.Heads;
        Assert.Equal([4, 2, 3], heads.QueryKernel.shape);
        Assert.Equal([2, 3, 4], heads.AttentionOutputKernel.shape);
        heads.QueryBias.copy_(randn(2, 3));
        heads.ValueBias.copy_(randn(2, 3));
        var (x, y) = (randn(3, 5, 4), randn(3, 6, 4));
        var q = einsum("abc,cde->abde", x, heads.QueryKernel) + heads.QueryBias;
        var k = einsum("abc,cde->abde", y, heads.KeyKernel) + heads.KeyBias;
        var v = einsum("abc,cde->abde", y, heads.ValueKernel) + heads.ValueBias;
        var weights = (einsum("aecd,abcd->acbe", k, q) / Math.Sqrt(3)).softmax(-1);
        var expected = einsum("abcd,cde->abe", einsum("acbe,aecd->abcd", weights, v), heads.AttentionOutputKernel) + heads.AttentionOutputBias;
        using var result = net.Predict(new(x, y));
        Assert.True(result.Heads.allclose(expected, 1e-5, 1e-5));
    }

    [Fact]
    public void A_step_does_not_depend_on_later_steps_with_a_causal_mask()
    {
        using var net = new OneAttention(seed: 1);
        var x = randn(2, 5, 4);
        using var whole = net.Predict(new(x, x));
        using var start = net.Predict(new(x.narrow(1, 0, 3).contiguous(), x));
        Assert.True(whole.Causal.narrow(1, 0, 3).allclose(start.Causal, 1e-5, 1e-6));
        Assert.True(whole.Causal.select(1, 0).allclose(x.select(1, 0), 1e-5, 1e-6));
    }
}
