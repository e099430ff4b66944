using static CompiledNets.Layers;
using static TorchSharp.torch;

namespace CompiledNets.Integration.Tests.Layers;

[CompiledNet]
internal sealed partial class UnitNormalizationNet
{
    public static Sym<float> Define([Shape(4, 6)] Sym<float> x) => UnitNormalization()(Dense(5)(x));

    static Objective Train(Sym<float> y, [Shape(4, 5)] Sym<float> wanted) => Minimize(MeanSquaredError(y, wanted));
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
    public void Vectors_have_length_one()
    {
        using var net = new UnitNormalizationNet(seed: 1);
        using var y = net.Predict(randn(3, 4, 6));
        Assert.True(y.Y.square().sum([-1]).allclose(ones(3, 4), 1e-5, 1e-5));
    }
}
