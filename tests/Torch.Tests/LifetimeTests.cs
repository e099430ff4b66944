using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace CompiledNets.Torch.Tests;

/// <summary>Counts tensors of the whole process: nothing else may run at the same time.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public class Alone;

[Collection(nameof(Alone))]
public class LifetimeTests
{
    [Fact]
    public void A_disposed_tensor_raises_an_error_however_it_is_used()
    {
        var x = ones(2);
        var y = ones(2);
        x.Dispose();
        Assert.True(x.IsInvalid);
        Assert.Throws<InvalidOperationException>(() => x.Handle);
        Assert.Throws<InvalidOperationException>(() => x.add(y));
        Assert.Throws<InvalidOperationException>(() => y.add(x));
        Assert.Throws<InvalidOperationException>(() => x.shape);
        Assert.Throws<InvalidOperationException>(() => x.dtype);
        Assert.Throws<InvalidOperationException>(() => { x.bytes.Clear(); });
        Assert.Throws<InvalidOperationException>(() => x.data<float>());
        Assert.Throws<InvalidOperationException>(() => x.add_(1));
        Assert.Throws<InvalidOperationException>(() => cat([y, x]));
        Assert.Throws<InvalidOperationException>(() => y[x]);
        Assert.Throws<InvalidOperationException>(() => autograd.grad([x], [y]));
        Assert.Throws<InvalidOperationException>(() => x.DecoupleFromNativeHandle());
        Assert.Equal("[disposed]", x.ToString());
        x.Dispose();
    }

    [Fact]
    public void Disposing_on_many_threads_releases_once()
    {
        for (var round = 0; round < 200; round++)
        {
            var x = ones(3);
            using var second = x.alias();
            Assert.Equal(2, Native.cn_use_count(second));
            Parallel.For(0, 8, _ => x.Dispose());
            Assert.Equal(1, Native.cn_use_count(second));
            Check.Is(second, 1, 1, 1);
        }
    }

    [Fact]
    public void A_handle_can_be_given_away_and_taken_back()
    {
        var x = ones(2);
        var count = Tensor.TotalCount;
        var handle = x.DecoupleFromNativeHandle();
        Assert.Equal(count - 1, Tensor.TotalCount);
        Assert.True(x.IsInvalid);
        using var y = Tensor.UnsafeCreateTensor(handle);
        Check.Is(y, 1, 1);
    }

    [Fact]
    public void A_hundred_thousand_disposed_tensors_leave_nothing()
    {
        using var x = ones(64);
        void Work(int times)
        {
            for (var i = 0; i < times; i++)
            {
                using var y = x + 1;
                using var z = y.view(8, 8);
                using var w = z.sum(1, keepdim: false);
            }
        }

        Work(10_000);
        Collect();
        var (count, memory) = (Tensor.TotalCount, Resident());
        Work(100_000);
        Assert.Equal(count, Tensor.TotalCount);
        Assert.InRange(Resident() - memory, long.MinValue, 32 << 20);
    }

    [Fact]
    public void A_hundred_thousand_forgotten_tensors_are_finalized()
    {
        using var x = ones(1024);
        Forget(x, 1000);
        Collect();
        var (count, memory) = (Tensor.TotalCount, Resident());
        for (var i = 0; i < 10; i++)
        {
            Forget(x, 10_000);
            Collect();
        }

        Assert.Equal(count, Tensor.TotalCount);
        Assert.InRange(Resident() - memory, long.MinValue, 96 << 20);

        [MethodImpl(MethodImplOptions.NoInlining)]
        static void Forget(Tensor x, int times)
        {
            for (var i = 0; i < times; i++)
                _ = x + i;
        }
    }

    [Fact]
    public void Tensors_survive_the_finalizer_under_load()
    {
        // Temporaries die while they are being used; the garbage collector runs all the time.
        using var stop = new CancellationTokenSource();
        var collector = new Thread(() =>
        {
            while (!stop.IsCancellationRequested)
                GC.Collect(0, GCCollectionMode.Forced, blocking: false);
        });
        collector.Start();
        Parallel.For(0, 4, seed =>
        {
            for (var i = 0; i < 3000; i++)
            {
                var x = full(16, (double)seed, ScalarType.Float64);
                Assert.Equal(((seed + 1) * 2) - 3, x.add(1).mul(2).view(4, 4).t().reshape(-1).sub(3)[0].item<double>());
            }
        });
        stop.Cancel();
        collector.Join();
        Collect();
    }

    [Fact]
    public void Errors_leak_nothing()
    {
        using var x = ones(2);
        using var y = ones(3);
        void Fail(int times)
        {
            for (var i = 0; i < times; i++)
            {
                try
                {
                    x.add(y).Dispose();
                }
                catch (System.Runtime.InteropServices.ExternalException)
                {
                }
            }
        }

        Fail(100);
        Collect();
        var count = Tensor.TotalCount;
        Fail(300);
        Assert.Equal(count, Tensor.TotalCount);
        Assert.Equal(1, Native.cn_use_count(x));
        Assert.Equal(1, Native.cn_use_count(y));
    }

    [Fact]
    public void Arguments_are_borrowed_whether_the_call_succeeds_or_not()
    {
        using var x = ones(2, 2);
        using var bias = ones(2);
        F.linear(x, x, bias).Dispose();
        cat([x, x]).Dispose();
        x[tensor([0L])].Dispose();
        Check.Fails("must match", () => x.add(ones(3)));
        Check.Fails("Sizes of tensors", () => cat([x, ones(2, 3, 4).view(6, 4)]));
        Assert.Equal(1, Native.cn_use_count(x));
        Assert.Equal(1, Native.cn_use_count(bias));
    }

    [Fact]
    public void A_thread_of_its_own_has_errors_of_its_own()
    {
        Parallel.For(0, 16, i =>
        {
            for (var round = 0; round < 20; round++)
                Check.Fails($"({i + 2})", () => ones(i + 2).add(ones(i + 40)));
        });
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Collect()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }

    private static long Resident()
    {
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64;
    }
}
