using System.Diagnostics;

namespace CompiledNets.Cpu.Tests.Threads;

[Collection(ThreadCounts.Name)]
public sealed unsafe class TeamTests
{
    private static int s_calls;

    [Fact]
    public void Each_part_is_done_once_in_thousands_of_tiny_works()
    {
        var counts = stackalloc int[100];
        for (var round = 0; round < 100_000; round++)
        {
            var parts = round % 100;
            new Span<int>(counts, 100).Clear();
            var work = new CountWork { Counts = counts };
            Team.Shared.Run(ref work, parts);
            for (var part = 0; part < 100; part++)
            {
                Assert.Equal(part < parts ? 1 : 0, counts[part]);
            }
        }
    }

    [Fact]
    public void Each_part_is_done_once_on_the_threads_of_another_library()
    {
        var counts = stackalloc int[8];
        try
        {
            for (var round = 0; round < 200; round++)
            {
                // Own threads and those of the other library take turns.
                Team.Shared.Pool = round % 3 == 0 ? null : &RunOnThreeThreads;
                new Span<int>(counts, 8).Clear();
                var work = new CountWork { Counts = counts };
                Team.Shared.Run(ref work, 8);
                Assert.Equal(-1, new Span<int>(counts, 8).IndexOfAnyExcept(1));
            }

            Assert.True(Volatile.Read(ref s_calls) > 0, "the other library was not called");
        }
        finally
        {
            Team.Shared.Pool = null;
        }
    }

    [Fact]
    public void Works_after_pauses_of_all_lengths_are_complete()
    {
        var counts = stackalloc int[8];
        for (var round = 0; round < 3000; round++)
        {
            Thread.SpinWait(round * 7 % 4000);
            if (round % 50 == 0)
            {
                Thread.Sleep(1);
            }

            new Span<int>(counts, 8).Clear();
            var work = new CountWork { Counts = counts };
            Team.Shared.Run(ref work, 8);
            Assert.Equal(-1, new Span<int>(counts, 8).IndexOfAnyExcept(1));
        }
    }

    [Fact]
    public void Many_callers_at_once_get_their_own_results()
    {
        var wrong = 0;
        var threads = Enumerable.Range(0, 8).Select(_ => new Thread(() =>
        {
            var counts = stackalloc int[20];
            for (var round = 0; round < 5000; round++)
            {
                new Span<int>(counts, 20).Clear();
                var work = new CountWork { Counts = counts };
                Team.Shared.Run(ref work, 20);
                if (new Span<int>(counts, 20).IndexOfAnyExcept(1) >= 0)
                {
                    Interlocked.Increment(ref wrong);
                }
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        Assert.Equal(0, wrong);
    }

    [Fact]
    public void A_part_can_run_a_work()
    {
        var counts = stackalloc int[400];
        for (var round = 0; round < 1000; round++)
        {
            new Span<int>(counts, 400).Clear();
            var work = new NestedWork { Counts = counts };
            Team.Shared.Run(ref work, 20);
            Assert.Equal(-1, new Span<int>(counts, 400).IndexOfAnyExcept(1));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void No_more_threads_take_parts_than_are_set(int threads)
    {
        var before = Team.Shared.Threads;
        try
        {
            var ids = stackalloc int[200];
            Team.Shared.Threads = 4;
            var work = new ThreadWork { Ids = ids };
            Team.Shared.Run(ref work, 200);
            Team.Shared.Threads = threads;
            for (var round = 0; round < 20; round++)
            {
                Team.Shared.Run(ref work, 200);
                Assert.InRange(new Span<int>(ids, 200).ToArray().Distinct().Count(), 1, threads);
            }
        }
        finally
        {
            Team.Shared.Threads = before;
        }
    }

    [Fact]
    public void The_work_receives_what_its_parts_write_in_it()
    {
        var work = new SumWork();
        Team.Shared.Run(ref work, 1000);
        Assert.Equal(499_500, work.Sum);
    }

    [Fact]
    public void Each_thread_begins_with_the_parts_of_its_own_range()
    {
        var before = Team.Shared.Threads;
        try
        {
            Team.Shared.Threads = 2;
            var order = stackalloc int[8];
            for (var round = 0; round < 20; round++)
            {
                var work = new OrderWork { Order = order };
                Team.Shared.Run(ref work, 8);

                // The caller holds part 0 until the other thread has begun the first part of the second half.
                Assert.Equal(8, work.Begun);
                Assert.Equal([0, 4], new[] { order[0], order[1] }.Order());
            }
        }
        finally
        {
            Team.Shared.Threads = before;
        }
    }

    private static void RunOnThreeThreads(delegate* unmanaged<long, long, void*, void> function, void* context)
    {
        Interlocked.Increment(ref s_calls);
        var (code, argument) = ((nint)function, (nint)context);
        var threads = Enumerable.Range(0, 3).Select(number => new Thread(() => ((delegate* unmanaged<long, long, void*, void>)code)(number, number + 1, (void*)argument))).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
    }

    private struct CountWork : IWork
    {
        public int* Counts;

        public readonly void Do(int part) => Interlocked.Increment(ref Counts[part]);
    }

    private struct OrderWork : IWork
    {
        public int* Order;
        public int Begun;

        public void Do(int part)
        {
            Order[Interlocked.Increment(ref Begun) - 1] = part;
            var start = Stopwatch.GetTimestamp();
            while (Volatile.Read(ref Begun) < 2 && Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(30))
            {
                Thread.Yield();
            }
        }
    }

    private struct NestedWork : IWork
    {
        public int* Counts;

        public readonly void Do(int part)
        {
            var work = new CountWork { Counts = Counts + (20 * part) };
            Team.Shared.Run(ref work, 20);
        }
    }

    private struct ThreadWork : IWork
    {
        public int* Ids;

        public readonly void Do(int part)
        {
            Thread.SpinWait(200);
            Ids[part] = Environment.CurrentManagedThreadId;
        }
    }

    private struct SumWork : IWork
    {
        public long Sum;

        public void Do(int part) => Interlocked.Add(ref Sum, part);
    }
}
