using CompiledNets.Generated;
using CompiledNets.Generated.Kernels;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Runtime.Tests.Steps;

public sealed class StepMemoryTests
{
    private const int Runs = 4;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Results_are_intact_until_their_last_use(int seed)
    {
        using var memories = new StepMemories();
        var step = RandomStep.Draw(new Random(seed), operations: 120);
        for (var run = 0; run < Runs; run++)
        {
            using var memory = memories.Begin(step.Lifetimes, [7], 0);
            step.Run(memory, $"seed {seed}, run {run}");
        }

        Assert.True(memories.Bytes > 0);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    public void Runs_that_need_other_memory_than_the_recorded_one_are_right(int seed)
    {
        using var memories = new StepMemories();
        var random = new Random(seed);
        var step = RandomStep.Draw(random, operations: 60);
        for (var run = 0; run < 12; run++)
        {
            // Every second run skips operations, as a step does whose layers were frozen, or needs more memory.
            using var memory = memories.Begin(step.Lifetimes, [7], 0);
            step.Run(memory, $"seed {seed}, run {run}", skipped: run % 2 == 0 ? [] : [random.Next(60), random.Next(60)], grows: run % 3 == 1);
        }
    }

    [Fact]
    public void A_returned_result_keeps_its_values_in_later_runs()
    {
        using var memories = new StepMemories();
        var lifetimes = new StepLifetimes(1, 2);
        var returned = new List<Tensor>();
        for (var run = 0; run < Runs; run++)
        {
            using var memory = memories.Begin(lifetimes, [1], 0);
            var first = memory.Keep(0, Results.Empty(100));
            first.fill_(run);
            var second = Results.Empty(100);
            second.copy_(first);
            returned.Add(memory.Return(memory.Keep(1, second)));
        }

        Assert.Equal([0f, 1f, 2f, 3f], returned.Select(one => one.mean().ToSingle()));
    }

    [Fact]
    public void Results_without_elements_have_a_place()
    {
        using var memories = new StepMemories();
        var lifetimes = new StepLifetimes(1);
        for (var run = 0; run < Runs; run++)
        {
            using var memory = memories.Begin(lifetimes, [0], 0);
            Assert.Equal([0, 3], memory.Keep(0, Results.Empty([0, 3])).shape);
        }
    }

    [Fact]
    public void A_returned_view_keeps_its_values_in_later_runs()
    {
        using var memories = new StepMemories();
        var lifetimes = new StepLifetimes(1, 2);
        var returned = new List<Tensor>();
        for (var run = 0; run < Runs; run++)
        {
            using var memory = memories.Begin(lifetimes, [1], 0);
            var first = memory.Keep(0, Results.Empty(4, 25));
            first.fill_(run);
            returned.Add(memory.Return(memory.Reshape(1, first, 100)));
        }

        Assert.Equal([0f, 1f, 2f, 3f], returned.Select(one => one.mean().ToSingle()));
    }

    [Fact]
    public void Later_runs_use_the_tensors_of_the_first_replay()
    {
        using var memories = new StepMemories();
        var lifetimes = new StepLifetimes(2, 2);
        using var input = ones(2, 3);
        var (results, views) = (new List<Tensor>(), new List<Tensor>());
        for (var run = 0; run < Runs; run++)
        {
            using var memory = memories.Begin(lifetimes, [1], 0);
            results.Add(memory.Keep(0, Results.Empty(10)));
            views.Add(memory.Permute(1, input, 1, 0));
        }

        Assert.NotSame(results[0], results[1]);
        Assert.Same(results[1], results[2]);
        Assert.Same(results[2], results[3]);
        Assert.Same(views[2], views[3]);
        Assert.Equal([3L, 2L], views[3].shape);
    }

    [Fact]
    public void A_view_of_another_input_is_made_anew()
    {
        using var memories = new StepMemories();
        var lifetimes = new StepLifetimes(1);
        for (var run = 0; run < 6; run++)
        {
            using var input = full([2, 3], (float)run);
            for (var again = 0; again < 1 + (run % 3); again++)
            {
                using var memory = memories.Begin(lifetimes, [1], 0);
                Assert.Equal(run, memory.Permute(0, input, 1, 0).mean().ToSingle());
            }
        }
    }

    [Fact]
    public void Steps_of_different_sizes_share_the_largest_arena()
    {
        using var memories = new StepMemories();
        var lifetimes = new StepLifetimes(1);
        for (var run = 0; run < 3; run++)
        {
            foreach (var size in (long[])[100, 5000, 1000])
            {
                using var memory = memories.Begin(lifetimes, [size], 0);
                memory.Keep(0, Results.Empty(size)).fill_(1);
            }
        }

        Assert.Equal(20_032, memories.Bytes);
    }

    [Fact]
    public async Task Steps_that_run_at_the_same_time_do_not_share_memory()
    {
        using var memories = new StepMemories();
        var lifetimes = new StepLifetimes(1);
        using var barrier = new Barrier(4);
        var threads = Enumerable.Range(0, 4).Select(number => Task.Factory.StartNew(
            () =>
            {
                for (var run = 0; run < 20; run++)
                {
                    using var memory = memories.Begin(lifetimes, [1], 0);
                    var result = memory.Keep(0, Results.Empty(1000));
                    result.fill_(number);
                    barrier.SignalAndWait();
                    Assert.Equal(number, result.max().ToSingle());
                    Assert.Equal(number, result.min().ToSingle());
                    barrier.SignalAndWait();
                }
            },
            TaskCreationOptions.LongRunning)).ToArray();
        await Task.WhenAll(threads);
    }

    [Fact]
    public void A_step_that_throws_releases_its_memory()
    {
        using var memories = new StepMemories();
        var lifetimes = new StepLifetimes(2, 2);
        for (var run = 0; run < 6; run++)
        {
            try
            {
                using var memory = memories.Begin(lifetimes, [1], 0);
                memory.Keep(0, Results.Empty(10)).fill_(1);
                if (run % 2 == 1)
                {
                    throw new InvalidOperationException("The step fails.");
                }

                Assert.Equal(1, memory.Keep(1, Results.Empty(10)).fill_(1).mean().ToSingle());
            }
            catch (InvalidOperationException)
            {
                Assert.Equal(1, run % 2);
            }
        }
    }

    [Fact]
    public void Cleared_memory_is_recorded_again()
    {
        using var memories = new StepMemories();
        var lifetimes = new StepLifetimes(1);
        for (var run = 0; run < 8; run++)
        {
            using (var memory = memories.Begin(lifetimes, [1], 0))
            {
                Assert.Equal(run, memory.Keep(0, Results.Empty(10)).fill_(run).mean().ToSingle());
            }

            if (run == 4)
            {
                Assert.True(memories.Bytes > 0);
                memories.Clear();
                Assert.Equal(0, memories.Bytes);
            }
        }
    }
}
