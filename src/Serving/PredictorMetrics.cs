using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace CompiledNets.Serving;

/// <summary>The instruments of the predictors, of the meter <c>CompiledNets.Serving</c>. Each measurement has the tag <c>net</c>.</summary>
internal sealed class PredictorMetrics
{
    /// <summary>The name of the meter.</summary>
    public const string MeterName = "CompiledNets.Serving";

    private readonly Counter<long> _requests;
    private readonly Histogram<double> _duration;
    private readonly Histogram<long> _batchSize;
    private readonly UpDownCounter<long> _waiting;

    public PredictorMetrics(IMeterFactory factory)
    {
        // The factory disposes of its meters.
        var meter = factory.Create(MeterName);
        _requests = meter.CreateCounter<long>("compilednets.serving.requests", "{request}", "Requests, by their outcome: ok, invalid, busy, cancelled or failed.");
        _duration = meter.CreateHistogram<double>("compilednets.serving.request.duration", "s", "How long requests took, with the wait in the queue.");
        _batchSize = meter.CreateHistogram<long>("compilednets.serving.batch.size", "{sample}", "Samples that were computed together.");
        _waiting = meter.CreateUpDownCounter<long>("compilednets.serving.queue.length", "{request}", "Requests that wait for their batch.");
    }

    /// <summary>Counts a request that is over.</summary>
    public void Over(string net, string outcome, TimeSpan duration)
    {
        var tags = new TagList { { "net", net }, { "outcome", outcome } };
        _requests.Add(1, tags);
        _duration.Record(duration.TotalSeconds, tags);
    }

    /// <summary>Records the samples of a batch.</summary>
    public void Batch(string net, long samples) => _batchSize.Record(samples, new KeyValuePair<string, object?>("net", net));

    /// <summary>Records that requests entered or left the queue.</summary>
    public void Waiting(string net, int change) => _waiting.Add(change, new KeyValuePair<string, object?>("net", net));
}
