using CompiledNets.Generated;
using static TorchSharp.torch;

namespace CompiledNets.Runtime.Tests.Steps;

public sealed class ArenaLayoutTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Results_that_live_at_the_same_time_do_not_overlap(int seed)
    {
        var random = new Random(seed);
        var allocations = Enumerable.Range(0, 300).Select(birth => Random(random, birth)).ToList();

        var bytes = ArenaLayout.Place(allocations);

        foreach (var first in allocations)
        {
            Assert.Equal(0, first.Offset % 64);
            Assert.True(first.Offset + first.Bytes <= bytes, $"seed {seed}");
            foreach (var second in allocations.Where(second => second != first && first.Birth <= second.Release && second.Birth <= first.Release))
            {
                Assert.True(
                    first.Offset + first.Bytes <= second.Offset || second.Offset + second.Bytes <= first.Offset,
                    $"seed {seed}: the results that live in [{first.Birth}, {first.Release}] and [{second.Birth}, {second.Release}] overlap");
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void The_arena_is_not_much_larger_than_what_lives_at_once(int seed)
    {
        var random = new Random(seed);
        var allocations = Enumerable.Range(0, 300).Select(birth => Random(random, birth)).ToList();
        var most = Enumerable.Range(0, 320).Max(time => allocations.Where(one => one.Birth <= time && time <= one.Release).Sum(one => one.Bytes));

        var bytes = ArenaLayout.Place(allocations);

        Assert.InRange(bytes, most, most * 5 / 4);
    }

    [Fact]
    public void The_values_of_a_backward_pass_take_the_place_of_those_of_the_forward_pass()
    {
        // Value i of the forward pass is released after gradient i of the backward pass, which has its size.
        const int Layers = 10;
        var forward = Enumerable.Range(0, Layers).Select(i => New(i, 2 * Layers - i, 1000));
        var backward = Enumerable.Range(Layers, Layers).Select(i => New(i, i + 1, 1000));

        var bytes = ArenaLayout.Place(forward.Concat(backward));

        Assert.InRange(bytes / (1000 * 4 / 64 * 64 + 64), Layers, Layers + 3);
    }

    [Fact]
    public void A_result_that_leaves_the_step_has_no_place()
    {
        var leaving = New(0, 5, 1 << 20);
        leaving.Leaves = true;

        Assert.Equal(64, ArenaLayout.Place([leaving, New(1, 2, 16)]));
    }

    private static Allocation Random(Random random, int birth) => New(birth, birth + random.Next(random.Next(4) == 0 ? 100 : 6), 1 + random.Next(random.Next(5) == 0 ? 100_000 : 3000));

    private static Allocation New(int birth, int release, long elements)
    {
        using var recorded = empty(elements);
        return new Allocation(birth, recorded, MemoryOrder.Contiguous) { Release = release };
    }
}
