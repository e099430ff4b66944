using static TorchSharp.torch;

namespace CompiledNets.Generated;

/// <summary>A view that is kept for the next run of a step, if the step makes the same view of the same tensor again.</summary>
internal sealed class SavedView
{
    // A weak reference, because the tensor may belong to the caller.
    private readonly WeakReference<Tensor?> _source = new(null);
    private long[] _arguments = [];
    private nint _address;
    private Tensor? _view;

    /// <summary>Gets the view of the tensor, or null if it was not kept.</summary>
    public Tensor? Find(Tensor source, ReadOnlySpan<long> arguments) => _view is { IsInvalid: false } && IsOf(source, arguments) ? _view : null;

    /// <summary>
    /// Keeps a view if the last run made the same view of the same tensor. Otherwise it remembers the tensor only, so that no memory of the caller is kept.
    /// </summary>
    /// <returns>True if the view is kept.</returns>
    public bool Keep(Tensor source, ReadOnlySpan<long> arguments, Tensor view)
    {
        if (IsOf(source, arguments))
        {
            _view = LongLived.Detach(view)[0];
            return true;
        }

        Dispose();
        _source.SetTarget(source);
        _address = FlatMemory.AddressOf(source);
        if (!arguments.SequenceEqual(_arguments))
        {
            _arguments = arguments.ToArray();
        }

        return false;
    }

    public void Dispose()
    {
        _view?.Dispose();
        _view = null;
    }

    private bool IsOf(Tensor source, ReadOnlySpan<long> arguments) =>
        _source.TryGetTarget(out var last)
        && ReferenceEquals(last, source)
        && arguments.SequenceEqual(_arguments)
        && FlatMemory.AddressOf(source) == _address;
}
