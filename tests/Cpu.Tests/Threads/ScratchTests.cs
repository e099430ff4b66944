namespace CompiledNets.Cpu.Tests.Threads;

public sealed unsafe class ScratchTests
{
    [Fact]
    public void Memory_is_aligned_and_kept_by_its_thread()
    {
        var first = (nint)Scratch.OfPart(1000);
        Assert.Equal(0, first % 64);
        Assert.Equal(first, (nint)Scratch.OfPart(1000));
        Assert.Equal(first, (nint)Scratch.OfPart(10));
    }

    [Fact]
    public void Memory_grows_when_more_is_wanted()
    {
        Scratch.OfPart(10)[9] = 1;
        var more = new Span<float>(Scratch.OfPart(5_000_000), 5_000_000);
        more.Fill(2);
        Assert.Equal(10_000_000, System.Numerics.Tensors.TensorPrimitives.Sum<float>(more[..1_000_000]) * 5);
    }

    [Fact]
    public void Memory_of_a_part_is_not_that_of_the_kernel()
    {
        var kernel = new Span<float>(Scratch.OfKernel(1000), 1000);
        kernel.Fill(1);
        new Span<float>(Scratch.OfPart(1000), 1000).Fill(2);
        Assert.Equal(-1, kernel.IndexOfAnyExcept(1f));
    }

    [Fact]
    public void Threads_have_their_own_memory()
    {
        using var barrier = new Barrier(4);
        var wrong = 0;
        var threads = Enumerable.Range(0, 4).Select(number => new Thread(() =>
        {
            var memory = new Span<float>(Scratch.OfPart(10_000), 10_000);
            memory.Fill(number);
            barrier.SignalAndWait();
            if (memory.IndexOfAnyExcept((float)number) >= 0)
            {
                Interlocked.Increment(ref wrong);
            }

            barrier.SignalAndWait();
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        Assert.Equal(0, wrong);
    }
}
