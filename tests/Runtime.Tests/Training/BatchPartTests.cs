using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Runtime.Tests.Training;

public sealed class BatchPartTests
{
    [Theory]
    [InlineData(7, 2, "0+3 3+4")]
    [InlineData(8, 4, "0+2 2+2 4+2 6+2")]
    [InlineData(2, 4, "0+1 borrowed, 0+1, 1+1 borrowed, 1+1")]
    [InlineData(1, 3, "0+1 borrowed, 0+1 borrowed, 0+1")]
    public void Each_sample_is_computed_by_one_rank(int total, int size, string expected)
    {
        var parts = Enumerable.Range(0, size).Select(rank => BatchPart.Of(total, rank, size)).ToList();
        var own = parts.Where(part => !part.IsBorrowed).SelectMany(part => Enumerable.Range(part.First, part.Count));
        Assert.Equal(Enumerable.Range(0, total), own);
        Assert.All(parts, part => Assert.True(part.Count > 0 && part.Total == total));
        Assert.Equal(expected.Replace(",", "", StringComparison.Ordinal), string.Join(' ', parts.Select(part => $"{part.First}+{part.Count}{(part.IsBorrowed ? " borrowed" : "")}")));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    public void The_parts_of_a_batch_draw_the_numbers_of_the_whole(int size)
    {
        var stream = new RandomStream(7, 3, 1);
        using var x = ones(7, 5, 3);
        using var dropped = Kernels.Dropouts.Dropout(x, 0.4, stream);
        using var normal = Kernels.Noise.RandomNormal(x, 0, 1, stream, 7, 5, 3);
        using var mask = Kernels.Noise.RandomMask(x, 0.4, 1, stream, 7, 1, 3);
        for (var rank = 0; rank < size; rank++)
        {
            var part = BatchPart.Of(7, rank, size);
            var own = stream with { Part = part };
            using var samples = x.narrow(0, part.First, part.Count);
            AssertPart(dropped, Kernels.Dropouts.Dropout(samples, 0.4, own), part);
            AssertPart(normal, Kernels.Noise.RandomNormal(x, 0, 1, own, part.Count, 5, 3), part);
            AssertPart(mask, Kernels.Noise.RandomMask(x, 0.4, 1, own, part.Count, 1, 3), part);
        }
    }

    [Fact]
    public void The_samples_need_not_come_first_in_memory()
    {
        var stream = new RandomStream(7, 3, 1);
        using var steps = ones(5, 6, 3);
        using var whole = steps.transpose(0, 1);
        using var dropped = Kernels.Dropouts.Dropout(whole, 0.4, stream);
        var part = new BatchPart(2, 3, 6);
        using var fewer = ones(5, 3, 3);
        using var own = fewer.transpose(0, 1);
        AssertPart(dropped, Kernels.Dropouts.Dropout(own, 0.4, stream with { Part = part }), part);
    }

    private static void AssertPart(Tensor whole, Tensor actual, BatchPart part)
    {
        using (actual)
        {
            using var expected = whole.narrow(0, part.First, part.Count);
            Assert.Equal(expected.contiguous().data<float>().ToArray(), actual.contiguous().data<float>().ToArray());
        }
    }
}
