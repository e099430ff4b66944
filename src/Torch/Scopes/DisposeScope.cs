namespace TorchSharp;

/// <summary>
/// Disposes, when it is disposed, of every tensor made on this thread since it was opened, unless the tensor was moved out or detached.
/// Scopes nest; each thread has its own. <see cref="torch.NewDisposeScope"/> opens one.
/// </summary>
public sealed class DisposeScope : IDisposable
{
    [ThreadStatic]
    private static DisposeScope? current;

    // A tensor knows its place in the list, so that attaching and removing cost no search. Every access holds the lock of the scope:
    // a tensor may be disposed of on another thread than the one that opened its scope.
    private readonly Lock gate = new();
    private List<Tensor> tensors = [];
    private DisposeScope? outer;
    private bool disposed;

    private DisposeScope(DisposeScope? outer) => this.outer = outer;

    /// <summary>The innermost open scope of this thread.</summary>
    internal static DisposeScope? Current => current;

    /// <summary>The tensors in the scope now.</summary>
    public IReadOnlyList<IDisposable> DisposablesView
    {
        get
        {
            lock (gate)
            {
                ThrowIfDisposed();
                return tensors.ToArray();
            }
        }
    }

    /// <summary>The number of tensors in the scope now.</summary>
    public int DisposablesCount
    {
        get
        {
            lock (gate)
            {
                ThrowIfDisposed();
                return tensors.Count;
            }
        }
    }

    internal static DisposeScope Open() => current = new DisposeScope(current);

    /// <summary>Releases the tensors of a scope that nobody has disposed of: they hold on to the scope, so that nobody uses them either.</summary>
    ~DisposeScope()
    {
        foreach (var tensor in tensors)
            tensor.Release();
    }

    /// <summary>Whether the scope will dispose of it.</summary>
    public bool Contains(IDisposable disposable)
    {
        lock (gate)
            return disposable is Tensor tensor && tensor.Scope == this;
    }

    /// <summary>Hands it to the scope around this one, or to nobody if there is none.</summary>
    public T MoveToOuter<T>(T disposable)
        where T : IDisposable
    {
        MoveToOuter([disposable]);
        return disposable;
    }

    /// <summary>Hands them to the scope around this one, or to nobody if there is none.</summary>
    public (T1 first, T2 second) MoveToOuter<T1, T2>(T1 first, T2 second)
        where T1 : IDisposable
        where T2 : IDisposable
    {
        MoveToOuter([first, second]);
        return (first, second);
    }

    /// <summary>Hands them to the scope around this one, or to nobody if there is none.</summary>
    public (T1 first, T2 second, T3 third) MoveToOuter<T1, T2, T3>(T1 first, T2 second, T3 third)
        where T1 : IDisposable
        where T2 : IDisposable
        where T3 : IDisposable
    {
        MoveToOuter([first, second, third]);
        return (first, second, third);
    }

    /// <summary>Hands them to the scope around this one, or to nobody if there is none.</summary>
    public void MoveToOuter(params IDisposable[] disposables) => MoveToOuter((IEnumerable<IDisposable>)disposables);

    /// <summary>Hands them to the scope around this one, or to nobody if there is none.</summary>
    public void MoveToOuter(IEnumerable<IDisposable> disposables)
    {
        ThrowIfDisposed();
        foreach (var disposable in disposables)
        {
            if (disposable is Tensor tensor && Remove(tensor) && outer?.Add(tensor) != true)
                tensor.BeGuarded();
        }
    }

    /// <summary>Hands it to nobody: it is disposed of by hand from now on.</summary>
    public T Detach<T>(T disposable)
        where T : IDisposable
    {
        Detach([disposable]);
        return disposable;
    }

    /// <summary>Hands them to nobody: they are disposed of by hand from now on.</summary>
    public (T1 first, T2 second) Detach<T1, T2>(T1 first, T2 second)
        where T1 : IDisposable
        where T2 : IDisposable
    {
        Detach([first, second]);
        return (first, second);
    }

    /// <summary>Hands them to nobody: they are disposed of by hand from now on.</summary>
    public (T1 first, T2 second, T3 third) Detach<T1, T2, T3>(T1 first, T2 second, T3 third)
        where T1 : IDisposable
        where T2 : IDisposable
        where T3 : IDisposable
    {
        Detach([first, second, third]);
        return (first, second, third);
    }

    /// <summary>Hands them to nobody: they are disposed of by hand from now on.</summary>
    public void Detach(params IDisposable[] disposables) => Detach((IEnumerable<IDisposable>)disposables);

    /// <summary>Hands them to nobody: they are disposed of by hand from now on.</summary>
    public void Detach(IEnumerable<IDisposable> disposables)
    {
        ThrowIfDisposed();
        foreach (var disposable in disposables)
        {
            if (disposable is Tensor tensor && Remove(tensor))
                tensor.BeGuarded();
        }
    }

    /// <summary>Disposes of every tensor in the scope; the scope stays open.</summary>
    public void DisposeEverything() => DisposeEverythingBut();

    /// <summary>Disposes of every tensor in the scope but this one, which stays in it.</summary>
    public T DisposeEverythingBut<T>(T keep)
        where T : IDisposable
    {
        DisposeEverythingBut([keep]);
        return keep;
    }

    /// <summary>Disposes of every tensor in the scope but these, which stay in it.</summary>
    public (T1 first, T2 second) DisposeEverythingBut<T1, T2>(T1 first, T2 second)
        where T1 : IDisposable
        where T2 : IDisposable
    {
        DisposeEverythingBut([first, second]);
        return (first, second);
    }

    /// <summary>Disposes of every tensor in the scope but these, which stay in it.</summary>
    public (T1 first, T2 second, T3 third) DisposeEverythingBut<T1, T2, T3>(T1 first, T2 second, T3 third)
        where T1 : IDisposable
        where T2 : IDisposable
        where T3 : IDisposable
    {
        DisposeEverythingBut([first, second, third]);
        return (first, second, third);
    }

    /// <summary>Disposes of every tensor in the scope but these, which stay in it.</summary>
    public void DisposeEverythingBut(params IDisposable[] keep) => DisposeEverythingBut((IEnumerable<IDisposable>)keep);

    /// <summary>Disposes of every tensor in the scope but these, which stay in it.</summary>
    public void DisposeEverythingBut(IEnumerable<IDisposable> inKeep)
    {
        ThrowIfDisposed();
        Empty(inKeep);
    }

    /// <summary>Disposes of every tensor in the scope and closes it. Scopes opened within it stay open.</summary>
    public void Dispose()
    {
        if (disposed)
            return;
        Empty([]);
        disposed = true;
        Close();
        GC.SuppressFinalize(this);
    }

    /// <summary>Tells the scope that one of its tensors was disposed of elsewhere.</summary>
    public void MarkAsDisposed(IDisposable disposable)
    {
        Detach(disposable);
    }

    /// <summary>Takes a tensor in; not if the scope was disposed of, which another thread may have done.</summary>
    internal bool Add(Tensor tensor)
    {
        lock (gate)
        {
            if (disposed)
                return false;
            tensor.Scope = this;
            tensor.PlaceInScope = tensors.Count;
            tensors.Add(tensor);
            return true;
        }
    }

    /// <summary>Takes the tensor out; whether it was there.</summary>
    internal bool Remove(Tensor tensor)
    {
        lock (gate)
        {
            if (tensor.Scope != this)
                return false;
            var last = tensors[^1];
            tensors[tensor.PlaceInScope] = last;
            last.PlaceInScope = tensor.PlaceInScope;
            tensors.RemoveAt(tensors.Count - 1);
            tensor.Scope = null;
            return true;
        }
    }

    private void Empty(IEnumerable<IDisposable> keep)
    {
        var kept = keep.OfType<Tensor>().Where(Remove).ToList();
        List<Tensor> leaving;
        lock (gate)
        {
            leaving = tensors;
            tensors = [];
            foreach (var tensor in leaving)
                tensor.Scope = null;
        }

        foreach (var tensor in kept)
            Add(tensor);
        foreach (var tensor in leaving)
            tensor.Dispose();
    }

    private void Close()
    {
        if (current == this)
        {
            current = outer;
            return;
        }

        for (var scope = current; scope is not null; scope = scope.outer)
        {
            if (scope.outer == this)
            {
                scope.outer = outer;
                return;
            }
        }
    }

    private void ThrowIfDisposed() => ObjectDisposedException.ThrowIf(disposed, this);
}

public static partial class torch
{
    /// <summary>Opens a scope that disposes of the tensors made on this thread until it is disposed of.</summary>
    public static DisposeScope NewDisposeScope() => DisposeScope.Open();

    /// <summary>Computes a tensor and disposes of all others made on the way.</summary>
    public static Tensor WrappedTensorDisposeScope(Func<Tensor> expr)
    {
        using var scope = NewDisposeScope();
        return scope.MoveToOuter(expr());
    }
}
