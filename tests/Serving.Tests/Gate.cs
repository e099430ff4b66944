using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace CompiledNets.Serving.Tests;

/// <summary>Holds the predictor of an application before each batch until the gate is open. The measurement of the batch's size is made on the predictor's thread.</summary>
internal sealed class Gate : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ManualResetEventSlim _open = new(), _entered = new();

    public Gate(IServiceProvider services)
    {
        var factory = services.GetRequiredService<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Scope == factory && instrument.Name == "compilednets.serving.batch.size")
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((_, _, _, _) =>
        {
            _entered.Set();
            _open.Wait();
        });
        _listener.Start();
    }

    /// <summary>Waits until the predictor has begun a batch.</summary>
    public void WaitForBatch() => Assert.True(_entered.Wait(TimeSpan.FromMinutes(1)), "No batch begins.");

    public void Open() => _open.Set();

    public void Dispose()
    {
        _open.Set();
        _listener.Dispose();
    }
}
