using System.Net;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Serving.Tests;

public sealed class PredictorTests
{
    [Fact]
    public async Task Concurrent_requests_share_batches_and_each_gets_its_own_result()
    {
        const int Callers = 64;
        using var net = new Mixer(seed: 1);
        await using var host = await Host<Mixer>.Start(net, options => options.MaxBatchSize = 16);
        using var samples = randn(Callers, 4);
        using var expected = net.Predict(samples);
        using var batches = new Measurements(host.Services, "compilednets.serving.batch.size");
        using var gate = new Gate(host.Services);

        var calls = Enumerable.Range(0, Callers).Select(i => Call(i)).ToArray();
        gate.Open();
        await Task.WhenAll(calls);

        Assert.Equal(Callers, batches.Values.Sum());
        Assert.All(batches.Values, size => Assert.InRange(size, 1, 16));
        Assert.Contains(batches.Values, size => size > 1);

        async Task Call(int i)
        {
            Tensor[] inputs = [samples.narrow(0, i, 1)];
            var outputs = await host.Predictor.PredictAsync(inputs);
            using var row = ((Tensor)expected).narrow(0, i, 1);
            Assert.True(row.allclose(outputs[0]), $"The result of caller {i} is another one.");
            Array.ForEach([.. inputs, .. outputs], tensor => tensor.Dispose());
        }
    }

    [Fact]
    public async Task Samples_of_different_lengths_are_computed_in_different_batches()
    {
        using var net = new Reader(seed: 1);
        await using var host = await Host<Reader>.Start(net);
        using var gate = new Gate(host.Services);
        Tensor[][] requests = [.. Enumerable.Range(0, 12).Select(i => (Tensor[])[randint(10, [1, 2 + (i % 3)], ScalarType.Int64), randn(1, 2)])];

        var calls = requests.Select(request => host.Predictor.PredictAsync(request)).ToArray();
        gate.Open();

        for (var i = 0; i < calls.Length; i++)
        {
            var outputs = await calls[i];
            var expected = net.PredictTensors(requests[i]);
            Assert.True(expected[0].allclose(outputs[0]) && expected[1].allclose(outputs[1]));
        }
    }

    [Fact]
    public async Task A_full_queue_refuses_and_takes_requests_again_later()
    {
        using var net = new Mixer(seed: 1);
        await using var host = await Host<Mixer>.Start(net, options => (options.MaxBatchSize, options.QueueCapacity) = (1, 2));
        using var outcomes = new Measurements(host.Services, "compilednets.serving.requests", "outcome");
        const string Body = """{"numbers": [[1, 2, 3, 4]]}""";
        using var gate = new Gate(host.Services);

        // The gate holds the first request, so two more fill the queue.
        using var sample = ones(1, 4);
        var waiting = new List<Task<IReadOnlyList<Tensor>>> { host.Predictor.PredictAsync([sample]) };
        gate.WaitForBatch();
        waiting.AddRange([host.Predictor.PredictAsync([sample]), host.Predictor.PredictAsync([sample])]);

        var (status, answer) = await host.Post(Body);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Contains("2 requests to Mixer wait already", answer, StringComparison.Ordinal);
        Assert.Equal("Degraded", await host.Client.GetStringAsync(new Uri("/health", UriKind.Relative)));

        // Its inputs are not read. Without HTTP, they have been read already.
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await host.Post("no JSON")).Status);
        await Assert.ThrowsAsync<PredictorBusyException>(() => host.Predictor.PredictAsync([sample]));

        gate.Open();
        Assert.All(await Task.WhenAll(waiting), outputs => Assert.Equal([1, 3], outputs[0].shape));
        Assert.Equal(HttpStatusCode.OK, (await host.Post(Body)).Status);
        Assert.Equal(3, outcomes.Tags.Count(outcome => outcome == "busy"));
        Assert.Equal(waiting.Count + 1, outcomes.Tags.Count(outcome => outcome == "ok"));
    }

    [Fact]
    public async Task A_cancelled_request_leaves_and_the_others_are_computed()
    {
        using var net = new Mixer(seed: 1);
        await using var host = await Host<Mixer>.Start(net);
        using var cancellation = new CancellationTokenSource();
        using var sample = ones(1, 4);
        using var gate = new Gate(host.Services);

        var first = host.Predictor.PredictAsync([sample]);
        var cancelled = host.Predictor.PredictAsync([sample], cancellation.Token);
        var last = host.Predictor.PredictAsync([sample]);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        gate.Open();
        using var expected = net.Predict(sample);
        Assert.True(((Tensor)expected).allclose((await first)[0]));
        Assert.True(((Tensor)expected).allclose((await last)[0]));
    }

    [Fact]
    public async Task Waiting_requests_are_computed_before_the_application_stops_and_later_ones_are_refused()
    {
        using var net = new Mixer(seed: 1);
        await using var host = await Host<Mixer>.Start(net);
        using var sample = ones(1, 4);
        using var gate = new Gate(host.Services);
        var calls = Enumerable.Range(0, 5).Select(_ => host.Predictor.PredictAsync([sample])).ToArray();

        var stop = host.Stop();
        gate.Open();
        await stop;

        Assert.All(await Task.WhenAll(calls), outputs => Assert.Equal([1, 3], outputs[0].shape));
        await Assert.ThrowsAsync<PredictorBusyException>(() => host.Predictor.PredictAsync([sample]));
    }

    [Fact]
    public async Task Requests_leave_no_tensors()
    {
        using var net = new Mixer(seed: 1);
        await using var host = await Host<Mixer>.Start(net);
        await host.Post("""{"numbers": [[1, 2, 3, 4]]}""");
        var before = Tensor.TotalCount;

        for (var i = 0; i < 50; i++)
        {
            await host.Post("""{"numbers": [[1, 2, 3, 4]]}""");
            await host.Post("""{"numbers": [[1, 2, 3]]}""");
        }

        Assert.Equal(before, Tensor.TotalCount);
    }
}
