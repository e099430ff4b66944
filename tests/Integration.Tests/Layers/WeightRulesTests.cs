using TorchSharp;
using static CompiledNets.Layers;
using static TorchSharp.torch;

namespace CompiledNets.Integration.Tests;

/// <summary>Regularizers of weights and of activations.</summary>
[CompiledNet]
internal sealed partial class PenalizedNet
{
    public static Sym<float> Define([Shape(6)] Sym<float> x)
    {
        var hidden = Dense(5, Tanh, kernelRegularizer: Regularizer.L1L2(0.03f, 0.2f), biasRegularizer: Regularizer.L2(0.4f), biasInitializer: Initializer.Ones)(x);
        hidden = ActivityRegularization(l1: 0.5f, l2: 0.25f)(hidden);
        return Dense(2, ReLU, kernelRegularizer: Regularizer.L1(), activityRegularizer: Regularizer.L2(0.1f), name: "last")(hidden);
    }

    static Objective Train(Sym<float> y, [Shape(2)] Sym<float> wanted) => Minimize(MeanSquaredError(y, wanted));
}

/// <summary>Orthogonal regularizers of rows and of columns. One kernel has more vectors than dimensions, and one has fewer.</summary>
[CompiledNet]
internal sealed partial class OrthogonalNet
{
    public static Sym<float> Define([Shape(6)] Sym<float> x)
    {
        var hidden = Dense(4, Tanh, kernelRegularizer: Regularizer.Orthogonal(0.7f), name: "rows")(x);
        return Dense(3, kernelRegularizer: Regularizer.Orthogonal(mode: OrthogonalMode.Columns), name: "columns")(hidden);
    }

    static Objective Train(Sym<float> y, [Shape(3)] Sym<float> wanted) => Minimize(0.5f * MeanSquaredError(y, wanted));
}

/// <summary>All constraints, each on its own weight, with different initializers.</summary>
[CompiledNet]
internal sealed partial class ConstrainedNet
{
    public static Sym<float> Define([Shape(6)] Sym<float> x)
    {
        var a = Dense(4, kernelConstraint: Constraint.MaxNorm(0.5f), kernelInitializer: Initializer.Orthogonal(3), name: "most")(x);
        var b = Dense(4, kernelConstraint: Constraint.UnitNorm(), kernelInitializer: Initializer.VarianceScaling(2, FanMode.FanAvg, Distribution.Uniform), name: "unit")(a);
        var c = Dense(4, kernelConstraint: Constraint.NonNeg, kernelInitializer: Initializer.Identity(-1), name: "positive")(b);
        var d = Dense(4, kernelConstraint: Constraint.MinMaxNorm(0.2f, 0.3f, 0.5f, axis: (0, 1)), biasConstraint: Constraint.NonNeg, name: "between")(c);
        return Conv2D(3, 2, kernelConstraint: Constraint.MaxNorm(0.1f, axis: (0, 1, 2)), name: "conv")(Reshape(2, 2, 1)(d));
    }

    static Objective Train(Sym<float> y, [Shape(1, 1, 3)] Sym<float> wanted) => Minimize(MeanSquaredError(y, wanted));
}

public sealed class WeightRulesTests
{
    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float64)]
    public void Gradients_of_penalties_are_those_of_autograd(ScalarType dtype)
    {
        using var net = new PenalizedNet(seed: 1, dtype: dtype);
        GradientCheck.Train(net);
        GradientCheck.ForwardBackward(net);
        using var orthogonal = new OrthogonalNet(seed: 1, dtype: dtype);
        GradientCheck.Train(orthogonal);
    }

    [Fact]
    public void An_orthogonal_penalty_is_the_mean_absolute_cosine_of_pairs_of_vectors()
    {
        using var net = new OrthogonalNet(seed: 2, dtype: ScalarType.Float64);
        using var x = randn(7, 6, ScalarType.Float64);
        using var wanted = randn(7, 3, ScalarType.Float64);
        var y = (x.matmul(net.Rows.Kernel) + net.Rows.Bias).tanh().matmul(net.Columns.Kernel) + net.Columns.Bias;
        var expected = (0.5 * (y - wanted).square().mean().ToDouble()) + (0.7f * InCommon(net.Rows.Kernel)) + (0.01f * InCommon(net.Columns.Kernel.t()));
        Assert.Equal(expected, net.ComputeGradients(new(x), new(wanted)), 1e-9);
    }

    /// <summary>Computes the mean absolute cosine of all pairs of rows of a matrix.</summary>
    private static double InCommon(Tensor matrix)
    {
        var cosines = new List<double>();
        for (var i = 0; i < matrix.size(0); i++)
        {
            for (var j = 0; j < i; j++)
            {
                cosines.Add(Math.Abs(nn.functional.cosine_similarity(matrix[i], matrix[j], 0, 0).ToDouble()));
            }
        }

        return cosines.Average();
    }

    [Fact]
    public void Penalties_are_sums_of_absolute_values_and_squares()
    {
        using var net = new PenalizedNet(seed: 2, dtype: ScalarType.Float64);
        using var x = randn(7, 6, ScalarType.Float64);
        using var wanted = randn(7, 2, ScalarType.Float64);
        var hidden = (x.matmul(net.Dense.Kernel) + net.Dense.Bias).tanh();
        var y = (hidden.matmul(net.Last.Kernel) + net.Last.Bias).relu();
        var expected = (y - wanted).square().mean()
            + (net.Dense.Kernel.abs().sum() * 0.03f) + (net.Dense.Kernel.square().sum() * 0.2f) + (net.Dense.Bias.square().sum() * 0.4f)
            + (hidden.abs().sum() * 0.5f) + (hidden.square().sum() * 0.25f)
            + (net.Last.Kernel.abs().sum() * 0.01) + (y.square().sum() * 0.1f);
        Assert.Equal(expected.ToDouble(), net.ComputeGradients(new(x), new(wanted)), 1e-9);

        // Keras reports the sum of the losses and the penalties as the loss, in training and in evaluation.
        Assert.Equal(expected.ToDouble(), net.Evaluate(new(x), new(wanted))["loss"], 1e-9);
    }

    [Fact]
    public void Weights_obey_their_constraints_after_a_step_and_not_before()
    {
        using var net = new ConstrainedNet(seed: 3, dtype: ScalarType.Float64);
        Assert.True(Lengths(net.Most.Kernel, 0).min().ToDouble() > 2.9, "The columns of an orthogonal matrix with gain 3 must have length 3 at first.");
        Assert.Equal(-4, net.Positive.Kernel.sum().ToDouble(), 1e-12);
        using var x = randn(7, 6, ScalarType.Float64);
        using var wanted = randn(7, 1, 1, 3, ScalarType.Float64);
        var before = net.Between.Kernel.square().sum().sqrt().ToDouble();

        // The learning rate is zero, so only the constraints change the weights.
        using var optimizer = new SGD(learningRate: 0);
        net.TrainStep(new(x), new(wanted), optimizer);
        Assert.True(Lengths(net.Most.Kernel, 0).allclose(full(1, 4, 0.5, ScalarType.Float64), 1e-5));
        Assert.True(Lengths(net.Unit.Kernel, 0).allclose(ones(1, 4, ScalarType.Float64), 1e-5));
        Assert.Equal(0, net.Positive.Kernel.abs().sum().ToDouble());
        Assert.Equal((0.5 * 0.3f) + (0.5 * before), net.Between.Kernel.square().sum().sqrt().ToDouble(), 1e-5);
        Assert.True(Lengths(net.Conv.Kernel, 0, 1, 2).max().ToDouble() <= 0.1f);
        using var learning = new SGD(learningRate: 0.5);
        net.TrainStep(new(x), new(wanted), learning);
        Assert.True(Lengths(net.Unit.Kernel, 0).allclose(ones(1, 4, ScalarType.Float64), 1e-5));
        Assert.True(net.Between.Bias.min().ToDouble() >= 0);
    }

    private static Tensor Lengths(Tensor weight, params long[] axes) => weight.square().sum(axes, true).sqrt();
}
