using TorchSharp;
using static CompiledNets.Layers;
using static TorchSharp.torch;

namespace CompiledNets.Integration.Tests;

/// <summary>All random layers in the middle of a net, and a dropout between permutations.</summary>
[CompiledNet]
internal sealed partial class NoisyNet
{
    public static Sym<float> Define([Shape(6, 5)] Sym<float> x)
    {
        var y = GaussianNoise(0.3f)(Dense(5, Tanh)(x));
        y = GaussianDropout(0.4f)(Dense(5)(y));
        y = AlphaDropout(0.2f)(Dense(5, SELU)(y));
        y = SpatialDropout1D(0.3f)(Dense(5)(y));
        y = Permute(2, 1)(Dropout(0.5f)(Dense(4)(y)));
        return Dense(2)(Dropout(0.25f)(Permute(2, 1)(Dense(6)(y))));
    }

    static Objective Train(Sym<float> y, [Shape(6, 2)] Sym<float> wanted) => Minimize(MeanSquaredError(y, wanted));
}

/// <summary>Random layers on images, without other layers.</summary>
[CompiledNet]
internal sealed partial class NoiseOnly
{
    public static (Sym<float> noise, Sym<float> scaled, Sym<float> alpha, Sym<float> maps, Sym<float> mapsFirst, Sym<float> volumes, Sym<float> cropped) Define(
        [Shape(20, 20, 16)] Sym<float> x, [Shape(16, 4, 5, 5)] Sym<float> v) => (
            GaussianNoise(0.5f)(x),
            GaussianDropout(0.2f)(x),
            AlphaDropout(0.3f)(x),
            SpatialDropout2D(0.25f)(x),
            SpatialDropout2D(0.25f, DataFormat.ChannelsFirst)(x),
            SpatialDropout3D(0.25f, dataFormat: DataFormat.ChannelsFirst)(v),
            Dropout(0.5f)(Cropping2D(1)(x * 1f)));
}

/// <summary>A random sample of a normal distribution whose mean and deviation are learned.</summary>
[CompiledNet]
internal sealed partial class DrawingNet
{
    public static (Sym<float> drawn, Sym<float> noise, Sym<float> mean) Define([Shape(40)] Sym<float> x)
    {
        var mean = Dense(40)(x);
        var drawn = mean + Exp(Dense(40)(x)) * RandomNormalLike(mean);
        return (drawn, RandomNormalLike(x, mean: 2, stddev: 0.5f), mean);
    }

    static Objective Train(Sym<float> drawn, [Shape(40)] Sym<float> wanted) => Minimize(MeanSquaredError(drawn, wanted));
}

public sealed class NoiseTests
{
    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float64)]
    public void Gradients_reach_the_mean_and_the_deviation_of_a_random_draw(ScalarType dtype)
    {
        using var net = new DrawingNet(seed: 1, dtype: dtype);
        GradientCheck.Train(net);
    }

    [Fact]
    public void Random_numbers_have_the_given_moments_in_training_and_are_the_mean_otherwise()
    {
        using var net = new DrawingNet(seed: 2);
        using var x = randn([400, 40]);
        using var y = net.Forward(x);
        Moments(y.Noise, 2, 0.5);
        Assert.False(Equal(y.Drawn, y.Mean));

        // Two calls draw different numbers.
        Assert.InRange(((y.Drawn - y.Mean) * (y.Noise - 2)).mean().ToDouble(), -0.05, 0.05);
        using var predicted = net.Predict(x);
        Assert.True(Equal(predicted.Noise, full_like(x, 2)));
        Assert.True(Equal(predicted.Drawn, predicted.Mean));
    }

    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float64)]
    public void Gradients_are_those_of_autograd(ScalarType dtype)
    {
        using var net = new NoisyNet(seed: 1, dtype: dtype);
        GradientCheck.Train(net);
        GradientCheck.ForwardBackward(net);
    }

    [Fact]
    public void Noise_has_the_moments_of_its_formula()
    {
        using var net = new NoiseOnly(seed: 3);
        using var x = ones([8, 20, 20, 16]);
        using var v = ones([8, 16, 4, 5, 5]);
        using var y = net.Forward(new(x, v));
        Moments(y.Noise - x, 0, 0.5);
        Moments(y.Scaled, 1, Math.Sqrt(0.2 / 0.8));

        // AlphaDropout replaces dropped values by the negative saturation of SELU. A scale and an offset preserve mean 0 and variance 1.
        const double Saturation = -1.6732632423543772 * 1.0507009873554805;
        var a = 1 / Math.Sqrt(0.7 * (1 + (0.3 * Saturation * Saturation)));
        var (kept, dropped) = (a - (a * Saturation * 0.3), (a * Saturation) - (a * Saturation * 0.3));
        var isDropped = (y.Alpha - dropped).abs().lt(1e-4);
        var isKept = (y.Alpha - kept).abs().lt(1e-4);
        Assert.True(isDropped.logical_or(isKept).all().ToBoolean());
        Assert.InRange(isDropped.type(ScalarType.Float64).mean().ToDouble(), 0.29, 0.31);
    }

    [Fact]
    public void AlphaDropout_keeps_mean_and_variance_of_normal_numbers()
    {
        using var net = new NoiseOnly(seed: 3);
        using var x = randn([8, 20, 20, 16]);
        using var y = net.Forward(new(x, ones([8, 16, 4, 5, 5])));
        Moments(y.Alpha, 0, 1);
    }

    [Fact]
    public void Spatial_dropout_drops_whole_channels()
    {
        using var net = new NoiseOnly(seed: 4);
        using var y = net.Forward(new(ones([8, 20, 20, 16]), ones([8, 16, 4, 5, 5])));
        foreach (var (maps, axes) in ((Tensor, long[])[])[(y.Maps, [1, 2]), (y.MapsFirst, [2, 3]), (y.Volumes, [2, 3, 4])])
        {
            Assert.True(maps.amax(axes, false).eq(maps.amin(axes, false)).all().ToBoolean(), "A channel must be dropped as a whole.");
            var values = maps.amax(axes, false);
            Assert.True(values.eq(0).logical_or((values - (1 / 0.75f)).abs().lt(1e-5)).all().ToBoolean());
            Assert.InRange(values.eq(0).type(ScalarType.Float64).mean().ToDouble(), 0.1, 0.4);
        }

        Assert.InRange(y.Cropped.eq(0).type(ScalarType.Float64).mean().ToDouble(), 0.48, 0.52);
    }

    [Fact]
    public void Noise_depends_on_the_seed_and_is_added_in_training_only()
    {
        using var net = new NoiseOnly(seed: 5);
        using var same = new NoiseOnly(seed: 5);
        using var other = new NoiseOnly(seed: 6);
        using var x = randn([2, 20, 20, 16]);
        using var v = randn([2, 16, 4, 5, 5]);
        using var y = net.Forward(new(x, v));
        using var again = same.Forward(new(x, v));
        using var another = other.Forward(new(x, v));
        using var predicted = net.Predict(new(x, v));
        foreach (var (first, second, third) in Tensors(y).Zip(Tensors(again), Tensors(another)))
        {
            Assert.True(Equal(first, second));
            Assert.False(Equal(first, third));
        }

        Assert.All(Tensors(predicted).Take(5), tensor => Assert.True(Equal(tensor, x)));
        Assert.True(Equal(predicted.Volumes, v));
    }

    private static IReadOnlyList<Tensor> Tensors<T>(T batch)
        where T : IBatch<T> => batch.Tensors;

    private static bool Equal(Tensor left, Tensor right) => left.eq(right).all().ToBoolean();

    private static void Moments(Tensor x, double mean, double deviation)
    {
        Assert.InRange(x.mean().ToDouble(), mean - 0.02, mean + 0.02);
        Assert.InRange(x.std().ToDouble(), (deviation * 0.98) - 0.001, (deviation * 1.02) + 0.001);
    }
}
