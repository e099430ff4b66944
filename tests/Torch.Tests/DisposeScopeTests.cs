using System.Runtime.CompilerServices;

namespace CompiledNets.Torch.Tests;

[Collection(nameof(Alone))]
public class DisposeScopeTests
{
    [Fact]
    public void A_scope_disposes_of_what_was_made_in_it()
    {
        Tensor outside = ones(1), inside;
        using (var scope = NewDisposeScope())
        {
            inside = ones(1);
            Assert.True(scope.Contains(inside));
            Assert.False(scope.Contains(outside));
            Assert.Equal(1, scope.DisposablesCount);
            Assert.Same(inside, Assert.Single(scope.DisposablesView));
        }

        Assert.True(inside.IsInvalid);
        Assert.False(outside.IsInvalid);
        outside.Dispose();
    }

    [Fact]
    public void Scopes_nest()
    {
        using var outer = NewDisposeScope();
        var x = ones(1);
        using (var inner = NewDisposeScope())
        {
            var y = x + 1;
            Assert.True(inner.Contains(y));
            Assert.False(inner.Contains(x));
        }

        Assert.False(x.IsInvalid);
        Assert.True(outer.Contains(ones(1)));
        Assert.Equal(2, outer.DisposablesCount);
    }

    [Fact]
    public void Moving_hands_a_tensor_to_the_outer_scope_or_to_nobody()
    {
        Tensor x, y, z, w;
        using (var outer = NewDisposeScope())
        {
            using (var inner = NewDisposeScope())
            {
                x = ones(1).MoveToOuterDisposeScope();
                (y, z) = inner.MoveToOuter(ones(1), ones(1));
                w = inner.MoveToOuter(ones(1));
            }

            Assert.Equal(4, outer.DisposablesCount);
            Assert.False(x.IsInvalid || y.IsInvalid || z.IsInvalid || w.IsInvalid);
            outer.MoveToOuter(w);
        }

        Assert.True(x.IsInvalid && y.IsInvalid && z.IsInvalid);
        Assert.False(w.IsInvalid);
        w.MoveToOuterDisposeScope().DetachFromDisposeScope();
        w.Dispose();
    }

    [Fact]
    public void Detaching_takes_a_tensor_out_of_all_scopes()
    {
        Tensor x, y;
        using (var outer = NewDisposeScope())
        {
            using (var inner = NewDisposeScope())
            {
                x = ones(1).DetachFromDisposeScope();
                y = inner.Detach(ones(1));
            }

            Assert.Equal(0, outer.DisposablesCount);
        }

        Assert.False(x.IsInvalid || y.IsInvalid);
        x.Dispose();
        y.Dispose();
    }

    [Fact]
    public void Everything_but_some_can_be_disposed_of()
    {
        using var scope = NewDisposeScope();
        var x = ones(1);
        var y = ones(1);
        var z = ones(1);
        Assert.Same(y, scope.DisposeEverythingBut(y));
        Assert.True(x.IsInvalid && z.IsInvalid);
        Assert.True(scope.Contains(y));
        scope.DisposeEverything();
        Assert.True(y.IsInvalid);
        Assert.Equal(0, scope.DisposablesCount);
    }

    [Fact]
    public void Disposing_by_hand_takes_a_tensor_out()
    {
        using var scope = NewDisposeScope();
        var x = ones(1);
        var y = ones(1);
        x.Dispose();
        Assert.Equal(1, scope.DisposablesCount);
        Assert.False(scope.Contains(x));
        scope.MarkAsDisposed(y);
        Assert.Equal(0, scope.DisposablesCount);
        y.Dispose();
    }

    [Fact]
    public void A_scope_closed_out_of_order_leaves_the_inner_one_in_place()
    {
        var outer = NewDisposeScope();
        using var inner = NewDisposeScope();
        outer.Dispose();
        outer.Dispose();
        Assert.Throws<ObjectDisposedException>(() => outer.DisposablesCount);
        Assert.Throws<ObjectDisposedException>(() => outer.Detach(ones(1)));
        var x = ones(1);
        Assert.True(inner.Contains(x));
        inner.MoveToOuter(x);
        Assert.False(inner.Contains(x));
        Assert.False(x.IsInvalid);
        x.Dispose();
    }

    [Fact]
    public void Each_thread_has_scopes_of_its_own()
    {
        using var scope = NewDisposeScope();
        Tensor? elsewhere = null;
        var thread = new Thread(() => elsewhere = ones(1));
        thread.Start();
        thread.Join();
        Assert.False(scope.Contains(elsewhere!));
        elsewhere!.Dispose();
        var mine = ones(1);
        thread = new Thread(mine.Dispose);
        thread.Start();
        thread.Join();
        Assert.Equal(0, scope.DisposablesCount);
    }

    [Fact]
    public void A_forgotten_scope_is_finalized_with_its_tensors()
    {
        Collect();
        var count = Tensor.TotalCount;
        Tensor? detached = null;
        var thread = new Thread(() =>
        {
            var scope = NewDisposeScope();
            for (var i = 0; i < 100; i++)
                _ = ones(1);
            detached = scope.Detach(ones(1));
        });
        thread.Start();
        thread.Join();
        Assert.Equal(count + 101, Tensor.TotalCount);
        Collect();
        Assert.Equal(count + 1, Tensor.TotalCount);
        Check.Is(detached!, 1);
        detached!.Dispose();
    }

    [Fact]
    public void A_wrapped_computation_keeps_its_result_only()
    {
        var count = Tensor.TotalCount;
        var result = WrappedTensorDisposeScope(() => (ones(2) + 1) * 3);
        Check.Is(result, 6, 6);
        Collect();
        result.Dispose();
        Assert.InRange(Tensor.TotalCount, 0, count);
    }

    [Fact]
    public void Many_tensors_come_and_go_in_any_order()
    {
        var random = new Random(5);
        var kept = new List<Tensor>();
        using (var scope = NewDisposeScope())
        {
            var all = Enumerable.Range(0, 2000).Select(_ => empty(1)).ToList();
            foreach (var tensor in all.OrderBy(_ => random.Next()))
            {
                switch (random.Next(3))
                {
                    case 0:
                        tensor.Dispose();
                        break;
                    case 1:
                        kept.Add(scope.Detach(tensor));
                        break;
                }
            }

            Assert.Equal(all.Count(tensor => !tensor.IsInvalid) - kept.Count, scope.DisposablesCount);
        }

        Assert.All(kept, tensor => Assert.False(tensor.IsInvalid));
        kept.ForEach(tensor => tensor.Dispose());
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
}
