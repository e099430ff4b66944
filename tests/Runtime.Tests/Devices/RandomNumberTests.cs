using CompiledNets.Randomness;
using TorchSharp;
using static CompiledNets.Runtime.Tests.Testing;
using static TorchSharp.torch;

namespace CompiledNets.Runtime.Tests.Devices;

/// <summary>Compares the random numbers that libtorch's operations compute, on any device, with those of the loops in C#.</summary>
public sealed class RandomNumberTests
{
    public static TheoryData<long, long, long> Streams => new() { { 7, 3, 1 }, { 0x0123456789abcdef, 0x1_0000_0007, 42 }, { -1, -5, 0 }, { long.MinValue, long.MaxValue, 3 } };

    [Theory]
    [MemberData(nameof(Streams))]
    public void Words_are_those_of_Philox(long seed, long step, long call)
    {
        var stream = new RandomStream(seed, step, call);
        foreach (var count in (int[])[0, 1, 63, 64, 65, 1000, 100_003])
        {
            using var actual = PhiloxTensors.Words(stream, count, CPU);
            var expected = new uint[(count + Philox.BlockSize - 1) / Philox.BlockSize * Philox.BlockSize];
            for (var block = 0; block < expected.Length / Philox.BlockSize; block++)
            {
                Philox.Block(stream, (ulong)block, expected.AsSpan(block * Philox.BlockSize, Philox.BlockSize));
            }

            Assert.Equal(expected.Take(count).Select(word => (long)word), actual.data<long>().ToArray());
        }
    }

    [Theory]
    [InlineData(ScalarType.Float32, 0.1)]
    [InlineData(ScalarType.Float64, 0.75)]
    public void Dropout_changes_the_elements_that_it_changes_on_the_CPU(ScalarType dtype, double rate)
    {
        var stream = new RandomStream(7, 3, 1);
        using var scope = NewDisposeScope();
        var x = randn([37, 53], dtype);
        var actual = x.clone();
        Kernels.Dropouts.DropoutWithTensors(actual, rate, stream);
        Assert.Equal(Numbers(Kernels.Dropouts.Dropout(x, rate, stream)), Numbers(actual));
    }

    [Fact]
    public void A_dropped_element_that_is_not_finite_is_zero()
    {
        var stream = new RandomStream(7, 3, 1);
        using var scope = NewDisposeScope();
        var x = full(1000, float.NaN);
        var expected = Numbers(Kernels.Dropouts.Dropout(x, 0.5, stream));
        Kernels.Dropouts.DropoutWithTensors(x, 0.5, stream);
        Assert.Equal(expected, Numbers(x));
        Assert.Contains(0, expected);
        Assert.Contains(double.NaN, expected);
    }

    [Theory]
    [InlineData(ScalarType.Float32, 1e-6)]
    [InlineData(ScalarType.Float64, 1e-13)]
    public void Normal_numbers_are_those_of_the_CPU_to_rounding(ScalarType dtype, double tolerance)
    {
        using var scope = NewDisposeScope();
        var like = zeros([1], dtype);
        foreach (var shape in (long[][])[[0], [1], [7, 3], [101, 99]])
        {
            var stream = new RandomStream(11, 5, shape.Length);
            var expected = Kernels.Noise.RandomNormal(like, 0.5, 2, stream, shape);
            var actual = Kernels.Noise.NormalWithTensors(like, 0.5, 2, stream, shape);
            Assert.Equal(shape, actual.shape);
            Assert.Equal(dtype, actual.dtype);
            AssertClose(Numbers(expected), Numbers(actual), tolerance);
        }
    }
}
