using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.ExceptionServices;

namespace CompiledNets;

/// <summary>
/// Adds up gradients on a thread of its own, while the backward pass computes others. The emitted backward pass says at constant places which gradients are final,
/// so all ranks send the pieces in the same order. While pieces are being sent, no other thread may call the other ranks: see <see cref="Wait()"/>.
/// </summary>
internal sealed class Overlap : IDisposable
{
    private readonly ICollectives _ranks;
    private readonly IReadOnlyList<GradientPiece> _pieces;
    private readonly Dictionary<Weight, List<int>> _piecesOf = [];

    // The number of weights of each piece whose gradients are not final yet, or -1 after the piece was sent.
    private readonly int[] _awaited;

    private readonly BlockingCollection<int> _queue = [];
    private readonly Thread _thread;
    private readonly object _lock = new();
    private readonly Stopwatch _sending = new();
    private readonly Stopwatch _waiting = new();
    private double _factor;
    private int _unfinished;
    private Exception? _error;

    public Overlap(ICollectives ranks, IReadOnlyList<GradientPiece> pieces)
    {
        (_ranks, _pieces, _awaited) = (ranks, pieces, new int[pieces.Count]);
        for (var i = 0; i < pieces.Count; i++)
        {
            foreach (var weight in pieces[i].Weights)
            {
                if (!_piecesOf.TryGetValue(weight, out var own))
                {
                    _piecesOf.Add(weight, own = []);
                }

                own.Add(i);
            }
        }

        _thread = new Thread(SendAll) { IsBackground = true, Name = "CompiledNets gradients" };
        _thread.Start();
    }

    /// <summary>Gets the time of sending during which the training computed. It may be read after <see cref="Wait()"/>.</summary>
    public TimeSpan Hidden => _sending.Elapsed > _waiting.Elapsed ? _sending.Elapsed - _waiting.Elapsed : TimeSpan.Zero;

    /// <summary>Measures the time from now on.</summary>
    public void Measure()
    {
        _sending.Reset();
        _waiting.Reset();
    }

    /// <summary>Begins a step.</summary>
    /// <param name="factor">The factor of the gradients of this rank.</param>
    public void Begin(double factor)
    {
        _factor = factor;
        for (var i = 0; i < _awaited.Length; i++)
        {
            _awaited[i] = _pieces[i].Weights.Count;
        }
    }

    /// <summary>Sends the pieces whose gradients are final with those of some layers.</summary>
    public void Send(ReadOnlySpan<NetLayer> layers)
    {
        foreach (var layer in layers)
        {
            for (var i = 0; i < layer.Weights.Count; i++)
            {
                if (_piecesOf.TryGetValue(layer.Weights[i], out var own))
                {
                    foreach (var piece in own)
                    {
                        if (--_awaited[piece] == 0)
                        {
                            Send(piece);
                        }
                    }
                }
            }
        }
    }

    /// <summary>Sends the pieces that were not sent in this step, and waits for the sums.</summary>
    public void SendRest()
    {
        for (var i = 0; i < _awaited.Length; i++)
        {
            if (_awaited[i] > 0)
            {
                Send(i);
            }
        }

        Wait();
    }

    /// <summary>Waits until the pieces so far have arrived. Other calls to the ranks must do so, because all ranks need the same order of calls.</summary>
    public void Wait()
    {
        _waiting.Start();
        Wait(Timeout.InfiniteTimeSpan);
        _waiting.Stop();
        if (_error is { } error)
        {
            ExceptionDispatchInfo.Throw(error);
        }
    }

    /// <summary>Waits until the pieces so far have arrived, or for some time.</summary>
    public void Wait(TimeSpan atMost)
    {
        lock (_lock)
        {
            while (_unfinished > 0 && System.Threading.Monitor.Wait(_lock, atMost))
            {
            }
        }
    }

    public void Dispose()
    {
        // A thread that waits for a rank that has ended stays. It ends with the program.
        _queue.CompleteAdding();
        if (_unfinished == 0)
        {
            _thread.Join();
            _queue.Dispose();
        }
    }

    private void Send(int piece)
    {
        _awaited[piece] = -1;
        lock (_lock)
        {
            _unfinished++;
        }

        _queue.Add(piece);
    }

    private void SendAll()
    {
        foreach (var piece in _queue.GetConsumingEnumerable())
        {
            // After an error, the training ends, but it must not wait.
            if (_error is null)
            {
                Sum(_pieces[piece]);
            }

            lock (_lock)
            {
                _unfinished--;
                System.Threading.Monitor.PulseAll(_lock);
            }
        }
    }

    private void Sum(GradientPiece piece)
    {
        _sending.Start();
        try
        {
            piece.Scale(_factor);
            piece.Sum(_ranks);
        }
        catch (Exception error)
        {
            _error = error;
        }

        _sending.Stop();
    }
}
