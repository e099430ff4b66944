using System.Text;

namespace CompiledNets.Distributed.Tests;

public sealed class CollectivesTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void All_ranks_get_the_sums_the_bytes_of_rank_0_and_all_messages(int size)
    {
        var results = Ranks.Run(size, ranks =>
        {
            Assert.Equal(size, ranks.Size);
            float[] floats = [ranks.Rank, 1, -ranks.Rank];
            double[] doubles = [Math.Pow(10, ranks.Rank)];
            var bytes = Encoding.UTF8.GetBytes($"rank {ranks.Rank}");
            for (var round = 0; round < 50; round++)
            {
                floats = [ranks.Rank, 1, -ranks.Rank];
                ranks.AllReduceSum(floats.AsSpan());
                ranks.Barrier();
            }

            ranks.AllReduceSum(doubles.AsSpan());
            var messages = ranks.AllGather(bytes.AsSpan(0, ranks.Rank == 0 ? 4 : bytes.Length)).Select(Encoding.UTF8.GetString).ToList();
            ranks.Broadcast(bytes);
            return (floats, doubles, Encoding.UTF8.GetString(bytes), messages);
        });
        var sum = size * (size - 1) / 2f;
        Assert.All(results, result =>
        {
            Assert.Equal([sum, size, -sum], result.floats);
            Assert.Equal([Enumerable.Range(0, size).Sum(rank => Math.Pow(10, rank))], result.doubles);
            Assert.Equal("rank 0", result.Item3);
            Assert.Equal(Enumerable.Range(0, size).Select(rank => rank == 0 ? "rank" : $"rank {rank}"), result.messages);
        });
    }

    [Fact]
    public void A_rank_that_fails_ends_the_others()
    {
        var errors = Ranks.Fail(3, ranks =>
        {
            if (ranks.Rank == 1)
            {
                throw new InvalidOperationException("the disk is full");
            }

            ranks.Barrier();
        });
        Assert.IsType<InvalidOperationException>(errors[1]);
        Assert.All([errors[0], errors[2]], error => Assert.Equal("rank 1 has failed: the disk is full", Assert.IsType<RankFailedException>(error).Message));
    }

    [Fact]
    public void Ranks_that_make_different_calls_get_an_error()
    {
        var errors = Ranks.Fail(2, ranks => ranks.AllReduceSum(new float[ranks.Rank + 1]));
        Assert.Contains(errors, error => error is InvalidOperationException && error.Message.Contains("All ranks must make the same calls", StringComparison.Ordinal));
    }
}
