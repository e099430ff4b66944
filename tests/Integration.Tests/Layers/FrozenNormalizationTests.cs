using TorchSharp;
using static CompiledNets.Layers;
using static TorchSharp.torch;

namespace CompiledNets.Integration.Tests.Layers;

/// <summary>A net that contains <see cref="OneBatchNormalization"/>.</summary>
[CompiledNet]
internal sealed partial class NormalizedTwice
{
    public static Sym<float> Define([Shape(1)] Sym<float> x) => Instance(OneBatchNormalization.Define, name: "inner")(BatchNormalization(center: false, scale: false, name: "plain")(x));

    static Objective Train(Sym<float> y, [Shape(1)] Sym<float> wanted) => Minimize(MeanSquaredError(y, wanted));
}

/// <summary>Batch normalization of steps of which a mask leaves some out.</summary>
[CompiledNet]
internal sealed partial class NormalizedStepsOnly
{
    public static Sym<float> Define([Shape("T", 3)] Sym<float> x) => BatchNormalization(momentum: 0.5, name: "norm")(x);
}

/// <summary>A net that normalizes masked steps itself and by <see cref="NormalizedStepsOnly"/>.</summary>
[CompiledNet]
internal sealed partial class NormalizedSteps
{
    public static Sym<float> Define([Shape("T")][Ids(9)] Sym<long> words)
    {
        var x = BatchNormalization(momentum: 0.5, name: "norm")(Embedding(9, 3, maskZero: true)(words));
        return LSTM(2)(Instance(NormalizedStepsOnly.Define, name: "inner")(Tanh(x)));
    }

    static Objective Train(Sym<float> y, [Shape(2)] Sym<float> wanted) => Minimize(MeanSquaredError(y, wanted));
}

/// <summary>Checks batch normalization that is made not trainable at run time. Keras puts such a layer into inference mode.</summary>
public sealed class FrozenNormalizationTests
{
    [Fact]
    public void A_frozen_normalization_computes_by_its_averages_and_keeps_them()
    {
        using var net = new OneBatchNormalization(seed: 1, dtype: ScalarType.Float64);
        using var x = tensor(new double[] { 1, 5 }).reshape(2, 1);
        using var optimizer = new SGD();
        net.Norm.Trainable = false;
        using (var y = net.Forward(x))
        {
            Assert.Equal(5 / Math.Sqrt(1.001), y.Y[1, 0].ToDouble(), 1e-12);
        }

        // Without an update, the loss is that of inference.
        using var wanted = zeros(2, 1, ScalarType.Float64);
        Assert.Equal(net.Evaluate(x, wanted)["loss"], net.TrainStep(x, wanted, optimizer), 1e-12);
        Assert.Equal([0d, 1, 1, 0], [net.Norm.MovingMean[0].ToDouble(), net.Norm.MovingVariance[0].ToDouble(), net.Norm.Gamma[0].ToDouble(), net.Norm.Beta[0].ToDouble()]);
        using var clone = net.Clone();
        Assert.False(clone.Norm.Trainable);

        net.Norm.Trainable = true;
        net.Forward(x).Dispose();
        Assert.Equal(0.03, net.Norm.MovingMean[0].ToDouble(), 1e-12);
    }

    [Fact]
    public void A_frozen_normalization_in_another_net_and_one_without_gamma_keep_their_averages()
    {
        using var net = new NormalizedTwice(seed: 1, dtype: ScalarType.Float64);
        using var x = tensor(new double[] { 1, 5 }).reshape(2, 1);
        using var optimizer = new SGD();
        Assert.True(net.Plain.Trainable);
        net.Plain.Trainable = false;
        Assert.False(net.Plain.Trainable);
        net.Inner.Norm.Trainable = false;
        net.TrainStep(x, x, optimizer);
        Assert.All(net.WeightSets.SelectMany(weights => weights), weight => Assert.Equal(weight.Structure.Name is "moving_mean" or "beta" ? 0 : 1, weight.Value[0].ToDouble()));

        net.Inner.Norm.Trainable = true;
        net.TrainStep(x, x, optimizer);
        Assert.Equal(0, net.Plain.MovingMean[0].ToDouble());
        Assert.NotEqual(0, net.Inner.Norm.MovingMean[0].ToDouble());
    }

    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float64)]
    public void Gradients_of_frozen_normalizations_are_those_of_autograd(ScalarType dtype)
    {
        using var net = new BatchNormalized(seed: 1, dtype: dtype);
        foreach (var weight in net.Weights.Fixed)
        {
            using var values = rand_like(weight.Value) + 0.5;
            weight.Value.copy_(values);
        }

        var before = net.Weights.FixedValues.clone();
        foreach (var layer in new NetLayer[] { net.BatchNormalization, net.BatchNormalization1, net.BatchNormalization2, net.BatchNormalization3, net.BatchNormalization4, net.B })
        {
            Freeze(layer);
        }

        GradientCheck.Train(net);
        GradientCheck.ForwardBackward(net);
        Assert.True(net.Weights.FixedValues.equal(before).all().ToBoolean());
    }

    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float64)]
    public void Gradients_of_frozen_normalizations_with_a_mask_are_those_of_autograd(ScalarType dtype)
    {
        using var net = new NormalizedSteps(seed: 1, dtype: dtype);
        SetAverages(net.Norm);
        Freeze(net.Norm);
        Freeze(net.Inner.Norm);
        GradientCheck.Train(net);
        GradientCheck.ForwardBackward(net);
    }

    [Fact]
    public void A_frozen_normalization_with_a_mask_computes_by_its_averages_and_keeps_them()
    {
        using var net = new NormalizedSteps(seed: 1, dtype: ScalarType.Float64);
        using var optimizer = new SGD();
        using var words = tensor(new long[,] { { 1, 2, 0, 0 }, { 3, 4, 5, 0 } });
        using var wanted = rand(2, 2, ScalarType.Float64);
        SetAverages(net.Norm);
        SetAverages(net.Inner.Norm);
        var inference = net.Evaluate(words, wanted)["loss"];
        Assert.NotEqual(inference, net.ComputeGradients(words, wanted), 1e-3);

        SetAverages(net.Norm);
        SetAverages(net.Inner.Norm);
        net.Norm.Trainable = net.Inner.Norm.Trainable = false;
        using var own = net.Weights.FixedValues.clone();
        using var inner = net.Inner.Weights.FixedValues.clone();
        Assert.Equal(inference, net.TrainStep(words, wanted, optimizer), 1e-12);
        Assert.True(net.Weights.FixedValues.equal(own).all().ToBoolean());
        Assert.True(net.Inner.Weights.FixedValues.equal(inner).all().ToBoolean());
        using (var y = net.ForwardWithAutograd(words))
        using (var predicted = net.Predict(words))
        {
            Assert.True(allclose(y.Y, predicted.Y));
        }

        // Each of them has its own flag.
        net.Norm.Trainable = true;
        net.TrainStep(words, wanted, optimizer);
        Assert.False(net.Weights.FixedValues.equal(own).all().ToBoolean());
        Assert.True(net.Inner.Weights.FixedValues.equal(inner).all().ToBoolean());
    }

    /// <summary>Freezes a layer, but lets its scale and offset learn, so that steps compute their gradients.</summary>
    private static void Freeze(NetLayer layer)
    {
        layer.Trainable = false;
        foreach (var weight in layer.Weights.Where(weight => weight.HasGradient))
        {
            weight.Trainable = true;
        }

        Assert.False(layer.Trainable);
    }

    /// <summary>Sets the moving averages of a layer to numbers that are not those of any batch.</summary>
    private static void SetAverages(NetLayer layer)
    {
        foreach (var weight in layer.Weights.Where(weight => !weight.HasGradient))
        {
            weight.Value.fill_(weight.Structure.Name == "moving_mean" ? 0.25 : 1.5);
        }
    }

    [Fact]
    public void The_summary_counts_what_is_trainable_now()
    {
        using var net = new NormalizedTwice(seed: 1);
        Assert.Contains(" Trainable params: 2 (8.00 B)", net.Summary(), StringComparison.Ordinal);
        net.Inner.Norm.Trainable = false;
        Assert.Contains("Total params: 6 (24.00 B)", net.Summary(), StringComparison.Ordinal);
        Assert.Contains(" Trainable params: 0 (0.00 B)", net.Summary(), StringComparison.Ordinal);
        Assert.Contains("Non-trainable params: 6 (24.00 B)", net.Summary(), StringComparison.Ordinal);
        net.Inner.Norm.Trainable = true;
        Assert.Contains(" Trainable params: 2 (8.00 B)", net.Summary(), StringComparison.Ordinal);
    }
}
