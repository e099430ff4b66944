using static CompiledNets.Layers;
using static TorchSharp.torch;

namespace CompiledNets.Integration.Tests.Layers;

[CompiledNet]
internal sealed partial class UnitNormalizationNet
{
    public static Sym<float> Define([Shape(4, 6)] Sym<float> x) => UnitNormalization()(Dense(5)(x));

    static Objective Train(Sym<float> y, [Shape(4, 5)] Sym<float> wanted) => Minimize(MeanSquaredError(y, wanted));
}

[CompiledNet]
internal sealed partial class NamedUnitNormalizationNet
{
    public static Sym<float> Define([Shape(3, "T")] Sym<float> x) => UnitNormalization()(x);
}

public sealed class UnitNormalizationTests
{
    [Fact]
    public void Gradients_are_those_of_autograd()
    {
        using var net = new UnitNormalizationNet(seed: 1, dtype: ScalarType.Float64);
        GradientCheck.Train(net);
    }

    [Fact]
    public void Gradients_of_a_named_size_are_those_of_autograd()
    {
        using var net = new NamedUnitNormalizationNet(dtype: ScalarType.Float64);
        GradientCheck.ForwardBackward(net);
    }

    [Fact]
    public void Vectors_have_length_one()
    {
        using var net = new UnitNormalizationNet(seed: 1);
        using var y = net.Predict(randn(3, 4, 6));
        Assert.True(y.Y.square().sum([-1]).allclose(ones(3, 4), 1e-5, 1e-5));
    }

    [Fact]
    public void A_vector_of_length_zero_stays_zero()
    {
        using var net = new NamedUnitNormalizationNet();
        using var y = net.Predict(zeros(2, 3, 4));
        Assert.Equal(0, y.Output.abs().max().item<float>());
    }
}
