using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Runtime.Tests.Kernel;

/// <summary>Compares normalizations of float32 with libtorch's operators, which compute those of float64.</summary>
public sealed class NormalizationTests
{
    private const double Epsilon = 1e-3;

    public static TheoryData<long[], bool> Shapes => new()
    {
        { [12, 5], false }, { [300, 33], false }, { [4, 6, 9], false }, { [3, 17, 8, 5], false }, { [3, 17, 8, 5], true }, { [2, 4, 3, 5, 6], true },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Batch_normalization_is_that_of_libtorch(long[] shape, bool channelsLast)
    {
        foreach (var isFrozen in new[] { false, true })
        {
            using var scope = NewDisposeScope();
            manual_seed(5);
            var (x, g) = (Random(shape, channelsLast), Random(shape, !channelsLast));
            var (mean, variance, gamma, beta) = (randn(shape[1]), rand(shape[1]) + 0.5, randn(shape[1]), randn(shape[1]));
            var expected = Run(ScalarType.Float64);
            var actual = Run(ScalarType.Float32);
            for (var i = 0; i < expected.Length; i++)
            {
                AssertClose(expected[i].to(ScalarType.Float32), actual[i]);
            }

            Tensor[] Run(ScalarType type)
            {
                var (input, scale) = (x.to(type), gamma.to(type));
                var (result, average, deviation) = Kernels.Normalization.BatchNormWithStatistics(
                    input, mean.to(type), variance.to(type), scale, beta.to(type), Epsilon, isFrozen);
                var (ofInput, ofGamma, ofBeta) = Kernels.Normalization.BatchNormGradients(
                    g.to(type), input, average, deviation, scale, (true, true, true), Epsilon, isFrozen);
                var fixedNorm = Kernels.Normalization.FixedNorm(input, mean.to(type), variance.to(type), null, beta.to(type), Epsilon);
                var ofFixed = Kernels.Normalization.FixedNormGradients(
                    g.to(type), input, mean.to(type), variance.to(type), scale, (true, true, true), Epsilon);
                return [result, average, deviation, ofInput, ofGamma, ofBeta, fixedNorm, ofFixed.Input, ofFixed.Gamma, ofFixed.Beta];
            }
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Layer_normalization_is_that_of_libtorch(long[] shape, bool channelsLast)
    {
        using var scope = NewDisposeScope();
        manual_seed(6);
        var (x, g) = (Random(shape, channelsLast), Random(shape, !channelsLast));
        var (gamma, beta) = (randn(shape[^1]), randn(shape[^1]));
        var expected = Run(ScalarType.Float64);
        var actual = Run(ScalarType.Float32);
        for (var i = 0; i < expected.Length; i++)
        {
            AssertClose(expected[i].to(ScalarType.Float32), actual[i]);
        }

        Tensor[] Run(ScalarType type)
        {
            var (input, scale) = (x.to(type), gamma.to(type));
            var (result, mean, deviation) = Kernels.Normalization.LayerNormWithStatistics(input, scale, beta.to(type), Epsilon);
            var (ofInput, ofGamma, ofBeta) = Kernels.Normalization.LayerNormGradients(g.to(type), input, mean, deviation, scale, (true, true, true), Epsilon);
            return [result, mean, deviation, ofInput, ofGamma, ofBeta, Kernels.Normalization.LayerNorm(input, null, beta.to(type), Epsilon)];
        }
    }

    private static void AssertClose(Tensor expected, Tensor actual)
    {
        Assert.Equal(expected.shape, actual.shape);
        Assert.True(allclose(expected, actual, 1e-4, 1e-4), $"The largest difference is {(expected - actual).abs().max().item<float>()}.");
    }

    private static Tensor Random(long[] shape, bool channelsLast)
    {
        if (!channelsLast || shape.Length < 4)
        {
            return randn(shape);
        }

        using var last = randn([shape[0], .. shape[2..], shape[1]]);
        return last.movedim([-1], [1]);
    }
}
