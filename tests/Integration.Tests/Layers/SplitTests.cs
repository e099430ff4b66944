using static CompiledNets.Layers;
using static TorchSharp.torch;

namespace CompiledNets.Integration.Tests.Layers;

/// <summary>Splits with named, indexed and enumerated parts. Some parts are not used, and one is used twice.</summary>
[CompiledNet]
internal sealed partial class SplitNet
{
    public static (Sym<float> Halves, Sym<float> Uneven, Sym<float> Steps) Define([Shape(6, 8)] Sym<float> x, [Shape("2*T", 3)] Sym<float> steps)
    {
        var (left, right) = Split(Dense(8)(x), 2);
        var uneven = Split(Dense(8)(x), (1, 4, 6));
        var sum = Dense(4)(x);
        foreach (var part in Split(x, 3, axis: 1))
            sum = Concatenate(1, sum, Dense(4)(part));

        var (early, late) = Split(steps, 2, axis: 1);
        return (left * Sigmoid(right), Concatenate(uneven[^1], uneven[1], uneven[1] * 2f), Concatenate(Sum(Dense(2)(early - late), axis: 1), Sum(sum, axis: 1)));
    }
}

public sealed class SplitTests
{
    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float64)]
    public void Gradients_are_those_of_autograd(ScalarType dtype)
    {
        using var net = new SplitNet(seed: 1, dtype: dtype);
        GradientCheck.ForwardBackward(net);
    }

    [Fact]
    public void Parts_are_those_of_libtorch()
    {
        using var net = new SplitNet(seed: 2, dtype: ScalarType.Float64);
        using var x = randn(3, 6, 8, ScalarType.Float64);
        using var steps = randn(3, 10, 3, ScalarType.Float64);
        using var outputs = net.Predict(new(x, steps));
        Tensor Dense(Tensor input, NetLayer layer) => input.matmul(layer.Weights[0].Value) + layer.Weights[1].Value;
        var halves = Dense(x, net.Dense).chunk(2, -1);
        Assert.True(outputs.Halves.allclose(halves[0] * halves[1].sigmoid(), 1e-9, 1e-9));
        var uneven = Dense(x, net.Dense1).tensor_split([1L, 4, 6], -1);
        Assert.True(outputs.Uneven.allclose(cat([uneven[3], uneven[1], uneven[1] * 2], -1), 1e-9, 1e-9));
        var halfSteps = steps.tensor_split(2, 1);
        Assert.True(outputs.Steps.narrow(1, 0, 2).allclose(Dense(halfSteps[0] - halfSteps[1], net.Dense6).sum(1), 1e-9, 1e-9));
    }

    [Fact]
    public void An_odd_length_is_an_error_if_the_declared_length_is_even()
    {
        using var net = new SplitNet(seed: 3);
        using var x = randn(3, 6, 8);
        using var steps = randn(3, 9, 3);
        var exception = Assert.Throws<ArgumentException>(() => net.Predict(new(x, steps)));
        Assert.Contains("2*T", exception.Message, StringComparison.Ordinal);
    }
}
