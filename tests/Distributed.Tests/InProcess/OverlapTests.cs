using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Distributed.Tests;

public sealed class OverlapTests
{
    [Theory]
    [InlineData(2, ScalarType.Float32)]
    [InlineData(3, ScalarType.Float32)]
    [InlineData(3, ScalarType.Float64)]
    public void Overlap_gives_the_same_weights_bit_for_bit(int size, ScalarType dtype)
    {
        var without = Ranks.Run(size, ranks => WideTraining.Run(ranks, dtype, overlap: false));
        var with = Ranks.Run(size, ranks => WideTraining.Run(ranks, dtype, overlap: true));
        Assert.All(without.Concat(with), rank => Assert.Equal(without[0].Weights, rank.Weights));
        Assert.All(without, rank => Assert.Equal(TimeSpan.Zero, rank.Communication.Hidden));
        Assert.All(without.Concat(with), rank => Assert.True(rank.Communication.Total > TimeSpan.Zero));
    }

    [Fact]
    public void Gradients_leave_in_the_order_in_which_they_are_final_which_is_the_same_on_all_ranks()
    {
        var without = Calls(overlap: false);
        var with = Calls(overlap: true);
        Assert.All(without, rank => Assert.False(rank.HasOtherThread));
        Assert.All(with, rank => Assert.True(rank.HasOtherThread));
        var inMemory = without[0].Lengths[..(without[0].Lengths.Count / WideTraining.Steps)];
        Assert.True(inMemory.Count > 3);
        Assert.All(with, rank =>
        {
            Assert.Equal(with[0].Lengths, rank.Lengths);
            Assert.Equal(inMemory.Count * WideTraining.Steps, rank.Lengths.Count);

            // The kernel of the last layer but one is in the last two pieces, and their gradients are the first that are final.
            Assert.NotEqual(inMemory[..2], inMemory[^2..]);
            Assert.All(rank.Lengths.Chunk(inMemory.Count), step =>
            {
                Assert.Equal(inMemory[^2..], step[..2]);
                Assert.Equal(inMemory.Order(), step.Order());
            });
        });

        static RecordedRanks[] Calls(bool overlap) => Ranks.Run(2, ranks =>
        {
            var recorded = new RecordedRanks(ranks);
            WideTraining.Run(recorded, ScalarType.Float32, overlap);
            return recorded;
        });
    }

    [Fact]
    public void Overlap_is_the_default_only_with_a_free_processor()
    {
        var threads = get_num_threads();
        try
        {
            Assert.Equal(Environment.ProcessorCount / 2 > 1, IsDefault(1));
            Assert.False(IsDefault(Environment.ProcessorCount));
        }
        finally
        {
            set_num_threads(threads);
        }

        static bool IsDefault(int threads) => Ranks.Run(2, ranks =>
        {
            set_num_threads(threads);
            ranks.Barrier();
            var recorded = new RecordedRanks(ranks);
            WideTraining.Run(recorded, ScalarType.Float32, overlap: null);
            return recorded.HasOtherThread;
        }).Distinct().Single();
    }

    [Fact]
    public void A_rank_that_fails_ends_the_others_which_send_gradients()
    {
        var errors = Ranks.Fail(3, ranks => WideTraining.Run(ranks, ScalarType.Float32, overlap: true, run =>
        {
            if (ranks.Rank == 1)
            {
                throw new InvalidOperationException("the disk is full");
            }
        }));
        Assert.Equal("the disk is full", Assert.IsType<InvalidOperationException>(errors[1]).Message);
        Assert.All([errors[0], errors[2]], error => Assert.Contains("the disk is full", Assert.IsType<RankFailedException>(error).Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Ranks_must_agree_on_the_overlap()
    {
        var errors = Ranks.Fail(2, ranks => WideTraining.Run(ranks, ScalarType.Float32, overlap: ranks.Rank == 0));
        Assert.All(errors, error => Assert.Contains("the overlap of communication: False, on rank 0: True", Assert.IsType<InvalidOperationException>(error).Message, StringComparison.Ordinal));
    }
}
