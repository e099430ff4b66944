using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace CompiledNets.Serving.Tests;

/// <summary>Collects the measurements of an instrument of an application.</summary>
internal sealed class Measurements : IDisposable
{
    private readonly MeterListener _listener = new();

    public Measurements(IServiceProvider services, string name, string tag = "net")
    {
        var factory = services.GetRequiredService<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Scope == factory && instrument.Name == name)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((_, value, tags, _) =>
        {
            Values.Enqueue(value);
            foreach (var own in tags)
            {
                if (own.Key == tag)
                {
                    Tags.Enqueue((string)own.Value!);
                }
            }
        });
        _listener.Start();
    }

    public ConcurrentQueue<long> Values { get; } = new();

    /// <summary>Gets the values of the tag.</summary>
    public ConcurrentQueue<string> Tags { get; } = new();

    public void Dispose() => _listener.Dispose();
}
