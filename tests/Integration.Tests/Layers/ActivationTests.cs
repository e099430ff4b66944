using TorchSharp;
using static CompiledNets.Layers;
using static TorchSharp.torch;
using Kernels = CompiledNets.Generated.Kernels;

namespace CompiledNets.Integration.Tests;

/// <summary>Applies every activation to the same values, and concatenates the results on the last axis.</summary>
[CompiledNet]
internal sealed partial class ActivationsNet
{
    public static Sym<float> Define([Shape(3, 40)] Sym<float> x)
    {
        var y = x * 2f;
        return Concatenate(
            axis: 1,
            ReLU(y), ReLU(y, maxValue: 1.5f), ReLU(y, negativeSlope: 0.2f), ReLU(y, 0.1f, 1.5f, 0.5f), ReLU(y, threshold: 1),
            ReLU6(y), LeakyReLU(y), LeakyReLU(y, 0.01f), ELU(y), ELU(y, 0.5f), SELU(y), CELU(y, 2),
            GELU(y), GELU(y, approximate: true), SiLU(y), HardSiLU(y), Mish(y), Sigmoid(y), HardSigmoid(y), LogSigmoid(y), SparseSigmoid(y),
            Tanh(y), HardTanh(y), TanhShrink(y), HardShrink(y), HardShrink(y, 1), SoftShrink(y), Softplus(y), SparsePlus(y), Squareplus(y),
            Softsign(y), Exponential(y), Linear(y), Threshold(y, 0.3f, -1), Softmax(y), LogSoftmax(y), LogSoftmax(y, axis: 1), Sparsemax(y), Sparsemax(y, axis: 1));
    }
}

/// <summary>Layers with activations in the middle of a trainable net, and an activation with a weight.</summary>
[CompiledNet]
internal sealed partial class ActivatedNet
{
    public static Sym<float> Define([Shape(4, 6)] Sym<float> x)
    {
        var y = Dense(6, LeakyReLU)(x);
        y = Dense(6, activation: z => ELU(z, 0.7f))(y);
        y = PReLU(alphaInitializer: Initializer.Constant(0.3f), name: "each")(Dense(6, SELU)(y));
        y = PReLU(sharedAxes: 1, alphaInitializer: Initializer.RandomUniform(0.1f, 0.9f), name: "shared")(Dense(6)(y));
        y = Dense(6, Mish)(y) + Dense(6, HardSigmoid)(y) + Dense(6, Softplus)(y) + Dense(6, HardTanh)(y);
        y = Sequential(Dense(8), GELU, Dense(8), SiLU, z => GLU(z))(y);
        return LogSoftmax(Dense(3, ReLU6)(y));
    }

    static Objective Train(Sym<float> y, [Shape(4, 3)] Sym<float> wanted) => Minimize(MeanSquaredError(y, wanted));
}

public sealed class ActivationTests
{
    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float64)]
    public void Gradients_are_those_of_autograd(ScalarType dtype)
    {
        using var all = new ActivationsNet(seed: 1, dtype: dtype);
        GradientCheck.ForwardBackward(all);
        using var net = new ActivatedNet(seed: 1, dtype: dtype);
        GradientCheck.Train(net);
        GradientCheck.ForwardBackward(net);
    }

    [Fact]
    public void Values_are_those_of_libtorch_and_of_Keras_formulas()
    {
        using var net = new ActivationsNet(seed: 1, dtype: ScalarType.Float64);
        using var x = randn(2, 3, 40, ScalarType.Float64);
        using var actual = net.Predict(new(x));
        var y = x * 2;
        Tensor Relu(Tensor z) => z.relu();
        var expected = new (string Name, Tensor Value)[]
        {
            ("ReLU", Relu(y)),
            ("ReLU to 1.5", y.clamp(0, 1.5)),
            ("ReLU with slope 0.2", nn.functional.leaky_relu(y, 0.2f)),
            ("ReLU with slope, bounds and threshold", where(y > 0.5, y, zeros_like(y)).clamp(0, 1.5) - (0.1f * Relu(0.5 - y))),
            ("ReLU above 1", where(y > 1, y, zeros_like(y))),
            ("ReLU6", nn.functional.relu6(y)),
            ("LeakyReLU", where(y > 0, y, 0.3f * y)),
            ("LeakyReLU 0.01", where(y > 0, y, 0.01f * y)),
            ("ELU", where(y > 0, y, y.exp() - 1)),
            ("ELU 0.5", where(y > 0, y, 0.5 * (y.exp() - 1))),
            ("SELU", nn.functional.selu(y)),
            ("CELU 2", where(y > 0, y, 2 * ((y / 2).exp() - 1))),
            ("GELU", y * 0.5 * (1 + (y / Math.Sqrt(2)).erf())),
            ("GELU by tanh", 0.5 * y * (1 + (Math.Sqrt(2 / Math.PI) * (y + (0.044715 * y.pow(3)))).tanh())),
            ("SiLU", y * y.sigmoid()),
            ("HardSiLU", y * ((y / 6) + 0.5).clamp(0, 1)),
            ("Mish", y * (1 + y.exp()).log().tanh()),
            ("Sigmoid", 1 / (1 + (-y).exp())),
            ("HardSigmoid", ((y / 6) + 0.5).clamp(0, 1)),
            ("LogSigmoid", -(1 + (-y).exp()).log()),
            ("SparseSigmoid", (0.5 * (y + 1)).clamp(0, 1)),
            ("Tanh", y.tanh()),
            ("HardTanh", y.clamp(-1, 1)),
            ("TanhShrink", y - y.tanh()),
            ("HardShrink", where(y.abs() > 0.5, y, zeros_like(y))),
            ("HardShrink 1", where(y.abs() > 1, y, zeros_like(y))),
            ("SoftShrink", y.sign() * Relu(y.abs() - 0.5)),
            ("Softplus", (1 + y.exp()).log()),
            ("SparsePlus", where(y <= -1, zeros_like(y), where(y >= 1, y, 0.25 * (y + 1).pow(2)))),
            ("Squareplus", (y + (y.pow(2) + 4).sqrt()) / 2),
            ("Softsign", y / (1 + y.abs())),
            ("Exponential", y.exp()),
            ("Linear", y),
            ("Threshold", where(y > 0.3f, y, -ones_like(y))),
            ("Softmax", y.softmax(-1)),
            ("LogSoftmax", y.softmax(-1).log()),
            ("LogSoftmax of axis 1", y.softmax(1).log()),
            ("Sparsemax", Nearest(y, -1)),
            ("Sparsemax of axis 1", Nearest(y, 1)),
        };
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.True(actual.Output.narrow(1, 3 * i, 3).allclose(expected[i].Value, 1e-6, 1e-9), expected[i].Name);
        }

        Assert.Equal(3 * expected.Length, actual.Output.size(1));
    }

    /// <summary>Computes sparsemax. It subtracts a threshold, found by bisection, with which the positive differences sum to one.</summary>
    private static Tensor Nearest(Tensor x, long axis)
    {
        var most = x.amax([axis], true);
        var least = most - 1;
        for (var i = 0; i < 60; i++)
        {
            var middle = (least + most) / 2;
            var leavesMore = (x - middle).clamp_min(0).sum([axis], true) > 1;
            (least, most) = (where(leavesMore, middle, least), where(leavesMore, most, middle));
        }

        return (x - least).clamp_min(0);
    }

    [Fact]
    public void Sparsemax_gives_probabilities_of_which_many_are_zero()
    {
        using var x = randn(50, 9) * 3;
        using var y = Kernels.Probabilities.Sparsemax(x, 1);
        Assert.True(y.sum([1]).allclose(ones(50), 1e-5, 1e-6));
        Assert.InRange(y.eq(0).sum().ToInt64(), 225, 400);

        // Large values lose no precision, and minus infinity excludes an element, as in softmax.
        using var far = tensor(new[] { 1e6f, 1e6f + 0.25f, float.NegativeInfinity }, [1, 3]);
        using var chosen = Kernels.Probabilities.Sparsemax(far, 1);
        Assert.Equal([0.375f, 0.625f, 0f], chosen.data<float>().ToArray());
    }

    [Fact]
    public void PReLU_has_a_slope_per_element_or_per_channel()
    {
        using var net = new ActivatedNet(seed: 1);
        Assert.Equal([4, 6], net.Each.Alpha.shape);
        Assert.Equal([1, 6], net.Shared.Alpha.shape);
        Assert.True(net.Each.Alpha.eq(0.3f).all().ToBoolean());
    }

    [Fact]
    public void Softplus_is_stable_far_from_zero()
    {
        using var x = tensor(new double[] { -1000, -50, 30, 100, 1000 });
        using var y = Kernels.Activations.Softplus(x);
        Assert.Equal([0, Math.Exp(-50), 30 + Math.Exp(-30), 100, 1000], y.data<double>().ToArray());
    }
}
