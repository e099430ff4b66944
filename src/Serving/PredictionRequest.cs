using static TorchSharp.torch;

namespace CompiledNets.Serving;

/// <summary>A request that waits for its batch. It keeps its inputs until it is disposed of.</summary>
internal sealed class PredictionRequest : IDisposable
{
    private readonly TaskCompletionSource<IReadOnlyList<Tensor>> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenRegistration _registration;

    /// <param name="inputs">The checked inputs. The request makes aliases of them, which the caller's dispose scopes do not reach.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public PredictionRequest(IReadOnlyList<Tensor> inputs, CancellationToken cancellationToken)
    {
        Inputs = [.. inputs.Select(input => input.alias().DetachFromDisposeScope())];
        Count = inputs[0].size(0);
        ShapeKey = string.Join(';', inputs.Select(input => string.Join(',', input.shape.Skip(1))));
        _registration = cancellationToken.Register(() => _result.TrySetCanceled(cancellationToken));
    }

    /// <summary>Gets the inputs.</summary>
    public IReadOnlyList<Tensor> Inputs { get; }

    /// <summary>Gets the number of samples.</summary>
    public long Count { get; }

    /// <summary>Gets the shapes without the batch axis. Only requests with the same shapes are computed together.</summary>
    public string ShapeKey { get; }

    /// <summary>Gets the time at which the request was made.</summary>
    public long Begun { get; } = TimeProvider.System.GetTimestamp();

    /// <summary>True if the request does not wait any more.</summary>
    public bool IsOver => _result.Task.IsCompleted;

    /// <summary>Gets the outputs of the request.</summary>
    public Task<IReadOnlyList<Tensor>> Result => _result.Task;

    /// <summary>Ends the request with its outputs, which are disposed of if nobody waits for them.</summary>
    public void Complete(IReadOnlyList<Tensor> outputs)
    {
        if (!_result.TrySetResult(outputs))
        {
            foreach (var output in outputs)
            {
                output.Dispose();
            }
        }
    }

    /// <summary>Ends the request with an error.</summary>
    public void Fail(Exception exception) => _result.TrySetException(exception);

    public void Dispose()
    {
        _registration.Dispose();
        foreach (var input in Inputs)
        {
            input.Dispose();
        }
    }
}
