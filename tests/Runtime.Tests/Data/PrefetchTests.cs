namespace CompiledNets.Runtime.Tests.Data;

public sealed class PrefetchTests
{
    [Fact]
    public void Results_are_in_order_whichever_is_ready_first()
    {
        // Each function waits for the next one, except for the last of three that run at the same time.
        var done = Enumerable.Range(0, 9).Select(_ => new ManualResetEventSlim()).ToArray();
        var work = Enumerable.Range(0, 9).Select(i => (Func<int>)(() =>
        {
            if (i % 3 != 2)
            {
                done[i + 1].Wait();
            }

            done[i].Set();
            return i;
        }));
        Assert.Equal(Enumerable.Range(0, 9), Prefetch.InOrder(work, ahead: 3, _ => { }, CancellationToken.None));
    }

    [Fact]
    public void Results_that_are_not_read_are_disposed_of()
    {
        var (made, disposed) = (0, 0);
        var work = Enumerable.Range(0, 100).Select(i => (Func<int>)(() => Interlocked.Increment(ref made)));
        using (var results = Prefetch.InOrder(work, ahead: 4, _ => disposed++, CancellationToken.None).GetEnumerator())
        {
            Assert.True(results.MoveNext());
        }

        Assert.Equal(made - 1, disposed);
        Assert.InRange(made, 2, 5);
    }

    [Fact]
    public void An_exception_is_thrown_unchanged_at_its_position()
    {
        var work = Enumerable.Range(0, 4).Select(i => (Func<int>)(() => i == 2 ? throw new InvalidDataException("the third") : i));
        var seen = new List<int>();
        var exception = Assert.Throws<InvalidDataException>(() => seen.AddRange(Prefetch.InOrder(work, ahead: 2, _ => { }, CancellationToken.None).Select(value => { seen.Add(value); return value; }).ToList()));
        Assert.Equal("the third", exception.Message);
        Assert.Equal([0, 1], seen);
    }

    [Fact]
    public void A_stream_is_read_ahead_up_to_the_limit_and_ends_with_its_reader()
    {
        var (made, disposed, hasEnded) = (0, 0, false);
        async IAsyncEnumerable<int> Stream()
        {
            try
            {
                while (true)
                {
                    await Task.Yield();
                    yield return Interlocked.Increment(ref made);
                }
            }
            finally
            {
                hasEnded = true;
            }
        }

        using (var items = Prefetch.Stream(Stream(), ahead: 3, _ => disposed++, CancellationToken.None).GetEnumerator())
        {
            for (var i = 1; i <= 5; i++)
            {
                Assert.True(items.MoveNext());
                Assert.Equal(i, items.Current);
            }
        }

        // Five items were read. Three more may wait, and one may be in progress.
        Assert.InRange(made, 5, 9);
        Assert.Equal(made - 5, disposed);
        Assert.True(hasEnded);
    }

    [Fact]
    public void The_exception_of_a_stream_reaches_its_reader()
    {
        static async IAsyncEnumerable<int> Stream()
        {
            await Task.Yield();
            yield return 1;
            throw new InvalidDataException("row 2");
        }

        var seen = new List<int>();
        Assert.Equal("row 2", Assert.Throws<InvalidDataException>(() =>
        {
            foreach (var item in Prefetch.Stream(Stream(), ahead: 2, _ => { }, CancellationToken.None))
            {
                seen.Add(item);
            }
        }).Message);
        Assert.Equal([1], seen);
    }

    [Fact]
    public async Task A_shuffled_stream_has_every_item_once_in_an_order_that_depends_on_the_seed()
    {
        static async IAsyncEnumerable<int> Stream()
        {
            for (var i = 0; i < 50; i++)
            {
                await Task.Yield();
                yield return i;
            }
        }

        var first = await Stream().Shuffled(10, seed: 3).ToListAsync();
        Assert.Equal(first, await Stream().Shuffled(10, seed: 3).ToListAsync());
        Assert.NotEqual(first, await Stream().Shuffled(10, seed: 4).ToListAsync());
        Assert.NotEqual(Enumerable.Range(0, 50), first);
        Assert.Equal(Enumerable.Range(0, 50), first.Order());
    }
}
