using TorchSharp;
using static TorchSharp.torch;
using Kernels = CompiledNets.Generated.Kernels;

namespace CompiledNets.Integration.Tests.Layers;

public sealed class EinsumDenseTests
{
    [Fact]
    public void Gradients_are_those_of_autograd()
    {
        using var net = new EinsumDenses(seed: 1, dtype: ScalarType.Float64);
        GradientCheck.ForwardBackward(net);
    }

    [Fact]
    public void Results_are_those_of_libtorchs_einsum()
    {
        using var net = new EinsumDenses(seed: 1);
        foreach (var weight in net.NamedWeights().Where(weight => weight.Name.EndsWith("bias", StringComparison.Ordinal)))
        {
            using var random = randn(weight.Weight.Value.shape);
            Kernels.Elementwise.Copy(weight.Weight.Value, random);
        }

        var (x, heads, sequence) = (randn(4, 5, 6), randn(4, 2, 3, 4), randn(4, 9, 6));
        using var y = net.Predict(new(x, heads, sequence));
        AssertEqual(einsum("abc,cde->abde", x, net.Apart.Kernel) + net.Apart.Bias, y.Split);
        AssertEqual((einsum("abcd,cde->abe", heads, net.Joined.Kernel) + net.Joined.Bias).tanh(), y.Joined);
        AssertEqual(einsum("...x,xy->...y", sequence, net.AlongLast.Kernel) + net.AlongLast.Bias, y.AlongLast);
        AssertEqual(einsum("ab...,bc->ac...", heads, net.AlongSecond.Kernel) + net.AlongSecond.Bias, y.AlongSecond);
        AssertEqual(einsum("abc,bcd->abd", x, net.PerStep.Kernel), y.PerStep);
        AssertEqual(einsum("abc,cd->abd", x, net.BiasPerStep.Kernel) + net.BiasPerStep.Bias, y.BiasPerStep);
        AssertEqual(einsum("abc,cd->adb", x, net.Turned.Kernel) + net.Turned.Bias, y.Turned);
        AssertEqual(einsum("abc,dbc->ad", x, net.TwoSummed.Kernel) + net.TwoSummed.Bias, y.TwoSummed);
    }

    [Fact]
    public void Biases_have_Keras_shapes()
    {
        using var net = new EinsumDenses(seed: 1);
        Assert.Equal([2, 3], net.Apart.Bias.shape);
        Assert.Equal([3, 1, 1], net.AlongSecond.Bias.shape);
        Assert.Equal([5, 1], net.BiasPerStep.Bias.shape);
        Assert.Equal([3, 5], net.Turned.Bias.shape);
    }

    [Fact]
    public void EinsumDense_along_the_last_axis_is_Dense()
    {
        using var net = new EinsumBesideDense(seed: 1);
        Kernels.Elementwise.Copy(net.AsDense.Kernel, net.ByEquation.Kernel);
        using var y = net.Predict(randn(3, 5, 6));
        Assert.Equal(y.AsDense.data<float>().ToArray(), y.ByEquation.data<float>().ToArray());
    }

    private static void AssertEqual(Tensor expected, Tensor actual)
    {
        Assert.Equal(expected.shape, actual.shape);
        Assert.True(expected.allclose(actual, 1e-4, 1e-5));
    }
}
