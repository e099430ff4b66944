using CompiledNets.Cpu.Tests.Threads;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Cpu.Tests.Normalization;

[Collection(ThreadCounts.Name)]
public sealed unsafe class BatchNormalizationTests
{
    private const double Epsilon = 1e-3;

    public static TheoryData<int, int> Sizes => new()
    {
        { 2, 1 }, { 2, 5 }, { 7, 3 }, { 63, 17 }, { 64, 16 }, { 65, 33 }, { 300, 100 }, { 784, 512 }, { 1000, 31 }, { 5000, 7 }, { 4096, 64 }, { 20_000, 24 }, { 33, 2050 },
    };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Results_and_statistics_equal_those_of_libtorch(int rows, int channels)
    {
        foreach (var hasAffine in new[] { true, false })
        {
            using var scope = NewDisposeScope();
            using var data = new Data(rows, channels, 0, 1, hasAffine);
            data.Forward();
            using var x = data.X.Double(rows, channels);
            var (mean, deviation) = StatisticsOf(x);
            data.Mean.AssertNear(mean, 1e-5, $"mean, {data}");
            data.InverseDeviation.AssertNear(1 / deviation, 1e-6, $"deviation, {data}");
            data.Y.AssertNear(data.Affine((x - mean) / deviation), 1e-6, $"result, {data}");
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Gradients_equal_those_of_libtorch(int rows, int channels)
    {
        foreach (var hasAffine in new[] { true, false })
        {
            using var scope = NewDisposeScope();
            using var data = new Data(rows, channels, 0.5f, 2, hasAffine);
            data.Forward();
            data.Gradient(isFixed: false);
            var x = data.X.Double(rows, channels).requires_grad_();
            var gamma = data.GammaDouble().requires_grad_();
            var beta = zeros(channels, ScalarType.Float64).requires_grad_();
            var y = nn.functional.batch_norm(x, zeros(channels, ScalarType.Float64), ones(channels, ScalarType.Float64), gamma, beta, true, 0, Epsilon);
            y.backward([data.G.Double(rows, channels)]);

            // With two rows, the gradient of x is a small difference of large numbers.
            data.OfInput.AssertNear(x.grad!, rows == 2 ? 1e-2 : 3e-6, $"x, {data}");
            data.OfGamma.AssertNear(gamma.grad!, 3e-6, $"gamma, {data}");
            data.OfBeta.AssertNear(beta.grad!, 3e-6, $"beta, {data}");
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Fixed_statistics_give_the_results_and_gradients_of_libtorch(int rows, int channels)
    {
        using var scope = NewDisposeScope();
        using var data = new Data(rows, channels, 0.5f, 2, true);
        var random = new Random(channels);
        foreach (ref var r in data.InverseDeviation.Span)
        {
            r = 0.5f + random.NextSingle();
        }

        data.X.Span[..channels].CopyTo(data.Mean.Span);
        BatchNormalization.ForwardFixed(
            rows, channels, data.X.Address, data.Mean.Address, data.InverseDeviation.Address, data.Gamma!.Address, data.Beta!.Address, data.Y.Address);
        data.Gradient(isFixed: true);
        var x = data.X.Double(rows, channels).requires_grad_();
        var gamma = data.GammaDouble().requires_grad_();
        var beta = data.Beta.Double(channels).requires_grad_();
        var variance = data.InverseDeviation.Double(channels).pow(-2) - Epsilon;
        var y = nn.functional.batch_norm(x, data.Mean.Double(channels), variance, gamma, beta, false, 0, Epsilon);
        y.backward([data.G.Double(rows, channels)]);
        data.Y.AssertNear(y.detach(), 1e-6, $"result, {data}");
        data.OfInput.AssertNear(x.grad!, 1e-6, $"x, {data}");
        data.OfGamma.AssertNear(gamma.grad!, 3e-6, $"gamma, {data}");
        data.OfBeta.AssertNear(beta.grad!, 3e-6, $"beta, {data}");
    }

    [Theory]
    [InlineData(true, true, true)]
    [InlineData(true, false, false)]
    [InlineData(false, true, false)]
    [InlineData(false, false, true)]
    [InlineData(false, false, false)]
    public void A_scale_and_an_offset_normalize_with_given_statistics(bool hasBias, bool hasGamma, bool hasBeta)
    {
        const int Channels = 37;
        var random = new Random(1);
        using var scope = NewDisposeScope();
        using Memory x = Memory.Random(random, 5 * Channels), mean = Memory.Random(random, Channels), variance = Memory.Random(random, Channels), scale = new(Channels), offset = new(Channels);
        using Memory? bias = hasBias ? Memory.Random(random, Channels) : null, gamma = hasGamma ? Memory.Random(random, Channels) : null, beta = hasBeta ? Memory.Random(random, Channels) : null;
        foreach (ref var v in variance.Span)
        {
            v = v * v;
        }

        BatchNormalization.Coefficients(Channels, At(bias), mean.Address, variance.Address, At(gamma), At(beta), Epsilon, scale.Address, offset.Address);
        var operand = x.Double(5, Channels);
        var expected = nn.functional.batch_norm(
            bias is null ? operand : operand + bias.Double(Channels), mean.Double(Channels), variance.Double(Channels), gamma?.Double(Channels)!, beta?.Double(Channels)!, false, 0, Epsilon);
        var actual = operand * scale.Double(Channels) + offset.Double(Channels);
        Assert.True(allclose(expected, actual, 1e-5, 1e-5), $"The largest difference is {(expected - actual).abs().max().item<double>()}.");

        static float* At(Memory? memory) => memory is null ? null : memory.Address;
    }

    [Theory]
    [InlineData(100, 5)]
    [InlineData(3136, 64)]
    [InlineData(784, 256)]
    [InlineData(50_000, 3)]
    public void A_large_mean_does_not_spoil_the_variance(int rows, int channels)
    {
        using var scope = NewDisposeScope();
        using var data = new Data(rows, channels, 1e4f, 0.1f, true);
        data.Forward();
        using var x = data.X.Double(rows, channels);
        var (mean, deviation) = StatisticsOf(x);
        data.Mean.AssertNear(mean, 1e-7, $"mean, {data}");
        data.InverseDeviation.AssertNear(1 / deviation, 1e-6, $"deviation, {data}");

        // The rounding error of the mean in float32 is up to 1 / 200 of the deviation.
        data.Y.AssertNear(data.Affine((x - mean) / deviation), 5e-3, $"result, {data}");
    }

    [Theory]
    [InlineData(64, 20_000)]
    [InlineData(1, 3000)]
    public void A_few_first_rows_far_from_the_others_do_not_spoil_the_variance(int first, int rows)
    {
        using var scope = NewDisposeScope();
        using var data = new Data(rows, 19, 1e4f, 1, true);
        data.X.Span[..(first * 19)].Clear();
        data.Forward();
        using var x = data.X.Double(rows, 19);
        var (mean, deviation) = StatisticsOf(x);
        data.Mean.AssertNear(mean, 1e-6, $"mean, {data}");
        data.InverseDeviation.AssertNear(1 / deviation, 1e-5, $"deviation, {data}");
    }

    [Fact]
    public void One_row_gives_the_offset()
    {
        using var data = new Data(1, 37, 3, 1, true);
        data.Forward();
        Assert.Equal(data.X.Span.ToArray(), data.Mean.Span.ToArray());
        Assert.Equal(data.Beta!.Span.ToArray(), data.Y.Span.ToArray());
        Assert.All(data.InverseDeviation.Span.ToArray(), r => Assert.Equal((float)(1 / Math.Sqrt(Epsilon)), r));
    }

    [Fact]
    public void Not_a_number_stays_in_its_channel()
    {
        using var data = new Data(500, 40, 0, 1, true);
        data.X.Span[(123 * 40) + 7] = float.NaN;
        data.Forward();
        for (var i = 0; i < data.Y.Count; i++)
        {
            Assert.Equal(i % 40 == 7, float.IsNaN(data.Y.Address[i]));
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Results_are_the_same_on_any_number_of_threads(int rows, int channels)
    {
        using var data = new Data(rows, channels, 0, 1, true);
        ThreadCounts.AssertRepeatable(
            () =>
            {
                data.Forward();
                data.Gradient(isFixed: false);
                return [.. data.Mean.Span, .. data.InverseDeviation.Span, .. data.Y.Span, .. data.OfInput.Span, .. data.OfGamma.Span, .. data.OfBeta.Span];
            },
            $"{data}");
    }

    private static (Tensor Mean, Tensor Deviation) StatisticsOf(Tensor x)
    {
        var mean = x.mean([0]);
        return (mean, ((x - mean).square().mean([0]) + Epsilon).sqrt());
    }

    private sealed class Data : IDisposable
    {
        private readonly int _rows;
        private readonly int _channels;

        public Data(int rows, int channels, float mean, float deviation, bool hasAffine)
        {
            (_rows, _channels) = (rows, channels);
            var random = new Random((rows * 31) + channels);
            X = Memory.Random(random, (long)rows * channels, deviation);
            foreach (ref var x in X.Span)
            {
                x += mean;
            }

            G = Memory.Random(random, X.Count);
            Gamma = hasAffine ? Memory.Random(random, channels) : null;
            Beta = hasAffine ? Memory.Random(random, channels) : null;
            (Y, OfInput) = (new(X.Count), new(X.Count));
            (Mean, InverseDeviation, OfGamma, OfBeta) = (new(channels), new(channels), new(channels), new(channels));
        }

        public Memory X { get; }

        public Memory G { get; }

        public Memory? Gamma { get; }

        public Memory? Beta { get; }

        public Memory Y { get; }

        public Memory Mean { get; }

        public Memory InverseDeviation { get; }

        public Memory OfInput { get; }

        public Memory OfGamma { get; }

        public Memory OfBeta { get; }

        public void Forward() => BatchNormalization.Forward(
            _rows, _channels, X.Address, Gamma is null ? null : Gamma.Address, Beta is null ? null : Beta.Address, Epsilon, Y.Address, Mean.Address, InverseDeviation.Address);

        public void Gradient(bool isFixed) => BatchNormalization.Gradient(
            _rows,
            _channels,
            G.Address,
            X.Address,
            Mean.Address,
            InverseDeviation.Address,
            Gamma is null ? null : Gamma.Address,
            isFixed,
            OfInput.Address,
            OfGamma.Address,
            OfBeta.Address);

        public Tensor GammaDouble() => Gamma?.Double(_channels) ?? ones(_channels, ScalarType.Float64);

        public Tensor Affine(Tensor x) => Beta is null ? x : (x * GammaDouble()) + Beta.Double(_channels);

        public override string ToString() => $"{_rows} x {_channels}, {(Gamma is null ? "without" : "with")} gamma";

        public void Dispose()
        {
            foreach (var memory in new[] { X, G, Gamma, Beta, Y, Mean, InverseDeviation, OfInput, OfGamma, OfBeta })
            {
                memory?.Dispose();
            }
        }
    }
}
