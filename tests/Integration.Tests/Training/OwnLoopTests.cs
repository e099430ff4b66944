using TorchSharp;
using static CompiledNets.Layers;
using static TorchSharp.torch;

namespace CompiledNets.Integration.Tests.Training;

/// <summary>Dropout, batch normalization and a constraint, for custom loops.</summary>
[CompiledNet]
internal sealed partial class LoopNet
{
    public static Sym<float> Define([Shape(4)] Sym<float> x) => Dense(2)(Dropout(0.5f)(BatchNormalization(name: "norm")(Dense(8, Tanh, kernelConstraint: Constraint.MaxNorm(0.5f))(x))));

    static Objective Train(Sym<float> y, [Shape(2)] Sym<float> t) => Minimize(MeanSquaredError(y, t));
}

/// <summary>Checks the parts of custom loops: Step, and predictions as in training.</summary>
public sealed class OwnLoopTests
{
    [Fact]
    public void ComputeGradients_and_Step_are_TrainStep_bit_for_bit()
    {
        var (x, t) = Data();
        using LoopNet one = new(seed: 3), other = new(seed: 3);
        using Optimizer ofOne = new Adam(0.1), ofOther = new Adam(0.1);
        for (var step = 0; step < 3; step++)
        {
            var loss = one.TrainStep(x, t, ofOne);
            Assert.Equal(loss, other.ComputeGradients(x, t));
            ofOther.Step(other);
        }

        Assert.Equal(ValuesOf(one), ValuesOf(other));
        Assert.Equal((3, 3, 3), (one.Step, other.Step, ofOther.Iterations));
        Assert.True(other.Dense.Kernel.norm(0).max().ToDouble() <= 0.5001);
    }

    [Fact]
    public void Backward_and_Step_make_one_step()
    {
        var (x, t) = Data();
        using LoopNet one = new(seed: 3), other = new(seed: 3);
        using Optimizer ofOne = new SGD(0.1), ofOther = new SGD(0.1);
        for (var step = 0; step < 3; step++)
        {
            one.TrainStep(x, t, ofOne);
            using var y = other.Forward(x);
            using var difference = (y.Y - t) * (2.0 / t.numel());
            other.Backward(difference).Dispose();
            ofOther.Step(other);
            Assert.Equal(step + 1, other.Step);
        }

        Assert.True(one.Weights.Values.allclose(other.Weights.Values, 1e-4, 1e-6));

        // A step of another kind after a backward pass counts by itself.
        using var last = other.Forward(x);
        other.Backward(last.Y).Dispose();
        other.ComputeGradients(x, t);
        ofOther.Step(other);
        Assert.Equal(5, other.Step);
    }

    [Fact]
    public void One_optimizer_updates_several_nets()
    {
        var (x, t) = Data();
        using LoopNet a = new(seed: 3), b = new(seed: 4), alone = new(seed: 4);
        using Optimizer ofBoth = new Adam(0.1), ofAlone = new Adam(0.1);
        a.ComputeGradients(x, t);
        b.ComputeGradients(x, t);
        ofBoth.Step(a, b);
        alone.TrainStep(x, t, ofAlone);
        Assert.Equal(ValuesOf(alone), ValuesOf(b));
        Assert.Equal((1, 1), (a.Step, b.Step));

        Assert.Contains("the same order", Assert.Throws<InvalidOperationException>(() => ofBoth.Step(b, a)).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => ofAlone.Step(a));
        Assert.Contains("twice", Assert.Throws<ArgumentException>(() => ofBoth.Step(a, a)).Message, StringComparison.Ordinal);
        Assert.Contains("none", Assert.Throws<ArgumentException>(() => ofBoth.Step()).Message, StringComparison.Ordinal);
        Assert.Equal((1, 1), (a.Step, b.Step));
    }

    [Fact]
    public void Predictions_as_in_training_draw_dropout_anew_and_change_nothing()
    {
        var (x, t) = Data();
        using LoopNet net = new(seed: 3), same = new(seed: 3), untouched = new(seed: 3);
        var before = ValuesOf(net);
        var fixedBefore = net.Weights.FixedValues.data<float>().ToArray();
        using var first = net.Predict(x, training: true);
        using var second = net.Predict(x, training: true);
        using var again = same.Predict(x, training: true);
        Assert.False(first.Y.allclose(second.Y));
        Assert.Equal(first.Y.data<float>().ToArray(), again.Y.data<float>().ToArray());
        Assert.False(first.Y.requires_grad);

        // Each batch of a prediction has random numbers of its own, and BatchNormalization its own statistics.
        using var parts = net.Predict(cat([x, x], 0), batchSize: 16, training: true);
        using Tensor upper = parts.Y.narrow(0, 0, 16), lower = parts.Y.narrow(0, 16, 16);
        Assert.False(upper.allclose(lower));
        Assert.Equal(before, ValuesOf(net));
        Assert.Equal(fixedBefore, net.Weights.FixedValues.data<float>().ToArray());
        Assert.Equal(0, net.Step);

        // Predictions do not change the random numbers of training.
        using Optimizer ofNet = new SGD(0.1), ofUntouched = new SGD(0.1);
        Assert.Equal(untouched.TrainStep(x, t, ofUntouched), net.TrainStep(x, t, ofNet));
        Assert.Equal(ValuesOf(untouched), ValuesOf(net));

        using var calm = net.Predict(x);
        using var still = net.Predict(x);
        Assert.Equal(calm.Y.data<float>().ToArray(), still.Y.data<float>().ToArray());
    }

    private static float[] ValuesOf(LoopNet net) => net.Weights.Values.data<float>().ToArray();

    private static (Tensor X, Tensor T) Data()
    {
        manual_seed(9);
        return (randn(16, 4), randn(16, 2));
    }
}
