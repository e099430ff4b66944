using TorchSharp;
using static CompiledNets.Layers;
using static TorchSharp.torch;
using Kernels = CompiledNets.Generated.Kernels;

namespace CompiledNets.Integration.Tests.Layers;

[CompiledNet]
internal sealed partial class Preprocessed
{
    public static (Sym<float> Rescaled, Sym<float> Normalized, Sym<float> Back, Sym<float> Channels) Define([Shape(3, 5)] Sym<float> x, [Shape(2, 4, 4)] Sym<float> images)
    {
        var rescaled = Rescaling(1 / 4f, -0.5f)(Dense(5)(x));
        var columns = Normalization();
        var normalized = columns(x);
        var back = Normalization(invert: true)(normalized);
        var channels = Normalization(axis: 1)(images);
        return (rescaled, normalized, back, channels);
    }
}

[CompiledNet]
internal sealed partial class Categories
{
    public static (Sym<float> Any, Sym<float> Each, Sym<float> Single, Sym<float> Counts) Define([Shape(4)] Sym<long> ids, [Shape(1)] Sym<int> id) =>
        (CategoryEncoding(5)(ids), CategoryEncoding(5, OutputMode.OneHot)(ids), CategoryEncoding(3, OutputMode.OneHot)(id), CategoryEncoding(5, OutputMode.Count)(ids));
}

[CompiledNet]
internal sealed partial class PreprocessedClassifier
{
    public static Sym<float> Define([Shape(4)] Sym<long> ids, [Shape(3)] Sym<float> x) =>
        Dense(2)(Concatenate(CategoryEncoding(6)(ids), Normalization()(x)));

    static Objective Train(Sym<float> y, [Shape(2)] Sym<float> wanted) => Minimize(MeanSquaredError(y, wanted));
}

public sealed class PreprocessingTests
{
    [Fact]
    public void Gradients_are_those_of_autograd()
    {
        using var net = new Preprocessed(seed: 1, dtype: ScalarType.Float64);
        Kernels.Elementwise.Copy(net.Columns.Mean, randn(5, ScalarType.Float64));
        Kernels.Elementwise.Copy(net.Columns.Variance, rand(5, ScalarType.Float64) + 0.5);
        GradientCheck.ForwardBackward(net);
        using var classifier = new PreprocessedClassifier(seed: 1, dtype: ScalarType.Float64);
        GradientCheck.Train(classifier);
    }

    [Fact]
    public void Rescaling_multiplies_then_adds()
    {
        using var net = new Preprocessed(seed: 1);
        var x = randn(2, 3, 5);
        using var y = net.Predict(new(x, zeros(2, 2, 4, 4)));
        Assert.True(((x.matmul(net.Dense.Kernel) + net.Dense.Bias) / 4 - 0.5).allclose(y.Rescaled, 1e-5, 1e-6));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void An_adapted_normalization_gives_mean_zero_and_deviation_one(int parts)
    {
        using var net = new Preprocessed(seed: 1);
        var (x, images) = ((randn(60, 3, 5) * 3) + 100, (randn(60, 2, 4, 4) * 0.1) - 7);
        net.Columns.Adapt(x.split(60 / parts));
        net.Channels.Adapt(images.split(60 / parts));
        Assert.True(x.mean([0, 1]).allclose(net.Columns.Mean, 1e-5, 1e-5));
        Assert.Equal([2, 1, 1], net.Channels.Mean.shape);
        using var y = net.Predict(new(x, images));
        AssertStandard(y.Normalized, [0, 1]);
        AssertStandard(y.Channels, [0, 2, 3]);

        // The inverse is not adapted yet. It has mean 0 and variance 1, so it changes nothing.
        Assert.True(y.Normalized.allclose(y.Back));
        net.Back.Adapt(x);
        using var again = net.Predict(new(x, images));
        Assert.True(again.Back.allclose(x, 1e-4, 1e-3));
    }

    [Fact]
    public void Data_of_a_wrong_shape_or_no_data_are_errors_that_change_nothing()
    {
        using var net = new Preprocessed(seed: 1);
        net.Columns.Adapt(randn(60, 3, 5));
        var mean = net.Columns.Mean.data<float>().ToArray();
        Assert.Contains("measures 5 elements of axis 2, but the data have the shape (7, 3, 4)", Assert.Throws<ArgumentException>(() => net.Columns.Adapt(randn(7, 3, 4))).Message, StringComparison.Ordinal);
        Assert.Contains("there are no samples", Assert.Throws<ArgumentException>(() => net.Columns.Adapt(zeros(0, 3, 5))).Message, StringComparison.Ordinal);
        Assert.Equal(mean, net.Columns.Mean.data<float>().ToArray());
    }

    [Fact]
    public void Constant_features_are_normalized_to_zero()
    {
        using var net = new Preprocessed(seed: 1);
        net.Columns.Adapt(full([8, 3, 5], 2f));
        using var y = net.Predict(new(full([2, 3, 5], 2f), zeros(2, 2, 4, 4)));
        Assert.Equal(0, y.Normalized.abs().max().ToSingle());
    }

    [Fact]
    public void Mean_and_variance_are_saved_and_not_trained()
    {
        using var net = new PreprocessedClassifier(seed: 1);
        net.Normalization.Adapt(randn(50, 3) + 5);
        var mean = net.Normalization.Mean.data<float>().ToArray();
        net.Fit(new(randint(0, 6, [50, 4], dtype: ScalarType.Int64), randn(50, 3)), randn(50, 2), new FitOptions { Epochs = 2 });
        Assert.Equal(mean, net.Normalization.Mean.data<float>().ToArray());
        Assert.Equal((6 + 3 + 1) * 2, net.NamedWeights().Where(weight => weight.Weight.HasGradient).Sum(weight => weight.Weight.Structure.Count));
    }

    [Fact]
    public void Categories_are_encoded_as_numbers()
    {
        using var net = new Categories(seed: 1);
        var ids = tensor(new long[] { 0, 3, 3, 1, 4, 4, 4, 4 }).reshape(2, 4);
        using var y = net.Predict(new(ids, tensor(new[] { 2, 0 }).reshape(2, 1)));
        Assert.Equal([1, 1, 0, 1, 0, 0, 0, 0, 0, 1], y.Any.data<float>().ToArray());
        Assert.Equal([1, 1, 0, 2, 0, 0, 0, 0, 0, 4], y.Counts.data<float>().ToArray());
        Assert.Equal([2, 4, 5], y.Each.shape);
        Assert.Equal(ids.data<long>().ToArray(), y.Each.argmax(-1).data<long>().ToArray());
        Assert.Equal([0, 0, 1, 1, 0, 0], y.Single.data<float>().ToArray());
        Assert.Contains("'ids'", Assert.Throws<ArgumentException>(() => net.Predict(new(ids + 2, zeros([2, 1], ScalarType.Int32)))).Message, StringComparison.Ordinal);
    }

    private static void AssertStandard(Tensor values, long[] others)
    {
        Assert.True(values.mean(others).abs().max().ToSingle() < 1e-3);
        Assert.True((values.square().mean(others) - 1).abs().max().ToSingle() < 1e-3);
    }
}
