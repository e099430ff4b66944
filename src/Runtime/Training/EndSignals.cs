using System.Runtime.InteropServices;

namespace CompiledNets;

/// <summary>
/// Turns SIGTERM and Ctrl+C into the end of a training between two steps. The first signal cancels a token; a second one ends the program at once.
/// </summary>
internal sealed class EndSignals : IDisposable
{
    /// <summary>The name of SIGTERM.</summary>
    public const string Terminated = "SIGTERM";

    /// <summary>The name of SIGINT.</summary>
    public const string Interrupted = "Ctrl+C";

    private readonly CancellationTokenSource _source;
    private readonly PosixSignalRegistration[] _registrations;
    private string? _name;

    /// <summary>Begins to wait for signals.</summary>
    /// <param name="cancellation">The token of the caller. If it is cancelled, <see cref="Token"/> is too.</param>
    public EndSignals(CancellationToken cancellation)
    {
        _source = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        _registrations = [PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal), PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal)];
    }

    /// <summary>Gets the token that a signal cancels.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>Gets the name of the signal that ended the training, or null.</summary>
    public string? Name => Volatile.Read(ref _name);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }

        _source.Dispose();
    }

    private void OnSignal(PosixSignalContext context)
    {
        var name = context.Signal == PosixSignal.SIGINT ? Interrupted : Terminated;
        if (Interlocked.CompareExchange(ref _name, name, null) is not null)
        {
            return;
        }

        // Without the default action, which ends the program, the step can be finished.
        context.Cancel = true;
        Console.Error.WriteLine($"{name}: training ends after this step and writes its checkpoint. Press Ctrl+C to end at once.");
        _source.Cancel();
    }
}
