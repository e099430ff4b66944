using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>
/// Keeps the error of a backward pass until the next call of the module. libtorch calls the backward pass, and an exception that passes through native code ends
/// the process.
/// </summary>
/// <param name="net">The name of the net.</param>
internal sealed class BackwardFailure(string net) : IDisposable
{
    private Exception? _exception;

    // libtorch reads the gradients after the method that computes them has returned, so they are kept from the garbage collector until the next pass.
    private IReadOnlyList<Tensor?> _gradients = [];

    /// <summary>Returns the gradients that a function computes. If it throws, there are none, and the exception is kept.</summary>
    /// <param name="count">The number of gradients.</param>
    /// <param name="compute">Computes the gradients.</param>
    public IReadOnlyList<Tensor?> Catch(int count, Func<IReadOnlyList<Tensor?>> compute)
    {
        Dispose();
        try
        {
            _gradients = compute();
            LongLived.Detach([.. _gradients.OfType<Tensor>()]);
            return _gradients;
        }
        catch (Exception exception)
        {
            _exception ??= exception;
            return new Tensor?[count];
        }
    }

    /// <summary>Throws the error of an earlier backward pass, once.</summary>
    /// <exception cref="InvalidOperationException">There was one.</exception>
    public void Throw()
    {
        if (Interlocked.Exchange(ref _exception, null) is { } exception)
        {
            throw new InvalidOperationException($"{net}: the backward pass of an earlier call computed no gradients. {exception.Message}", exception);
        }
    }

    public void Dispose()
    {
        foreach (var gradient in _gradients)
        {
            gradient?.Dispose();
        }

        _gradients = [];
    }
}
