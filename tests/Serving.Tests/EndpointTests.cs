using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Serving.Tests;

public sealed class EndpointTests
{
    [Fact]
    public async Task The_answer_is_the_prediction_of_the_net()
    {
        using var net = new Mixer(seed: 1);
        await using var host = await Host<Mixer>.Start(net);
        using var inputs = tensor(new[] { 1f, -2f, 3f, 0.5f, 0f, 1f, 1f, 0f }).reshape(2, 4);
        using var expected = net.Predict(inputs);

        var (status, body) = await host.Post("""{"numbers": [[1, -2, 3, 0.5], [0, 1, 1, 0]]}""");

        Assert.Equal(HttpStatusCode.OK, status);
        using var json = JsonDocument.Parse(body);
        var output = Assert.Single(json.RootElement.EnumerateObject());
        Assert.Equal(net.Structure.Outputs[0].Name, output.Name);
        var rows = output.Value.EnumerateArray().Select(row => row.EnumerateArray().Select(element => element.GetSingle()).ToArray()).ToArray();
        Assert.Equal(((Tensor)expected).data<float>().ToArray().Chunk(3), rows);
    }

    [Fact]
    public async Task A_net_with_several_inputs_and_named_sizes_is_served()
    {
        using var net = new Reader(seed: 1);
        await using var host = await Host<Reader>.Start(net);

        foreach (var words in (string[])["[1, 2, 3]", "[4, 5, 6, 7, 8]"])
        {
            var (status, body) = await host.Post($$"""{"extra": [[0.5, 1]], "words": [{{words}}]}""");
            Assert.Equal(HttpStatusCode.OK, status);
            using var json = JsonDocument.Parse(body);
            Assert.Equal(["mood", "length"], json.RootElement.EnumerateObject().Select(output => output.Name));
            Assert.Equal(2, json.RootElement.GetProperty("mood")[0].GetArrayLength());
        }
    }

    [Theory]
    [InlineData("""{"numbers": [[1, 2, 3]]}""", "'numbers' must have the shape (N, 4), which here is (1, 4), but has (1, 3)")]
    [InlineData("""{"numbers": [1, 2, 3, 4]}""", "'numbers' must have the shape (N, 4), with the batch first, but has (4)")]
    [InlineData("""{"numbers": [[1, 2, 3, 4], [1, 2]]}""", "an array of axis 1 does not have 4 elements")]
    [InlineData("""{"numbers": [[1, 2, "three", 4]]}""", "'numbers' must be nested arrays of float with the shape (N, 4)")]
    [InlineData("""{"numbers": []}""", "'numbers'")]
    [InlineData("""{"numbers": 1}""", "'numbers' must have the shape (N, 4), with the batch first, but has ()")]
    [InlineData("""{"letters": [[1, 2, 3, 4]]}""", "Mixer has no input 'letters'")]
    [InlineData("{}", "the input 'numbers' is missing")]
    [InlineData("[]", "an object with 'numbers' (N, 4) float is expected")]
    [InlineData("""{"numbers": [[1, 2""", "")]
    public async Task Inputs_that_do_not_fit_are_answered_with_400_and_the_expected_shape(string body, string detail)
    {
        using var net = new Mixer(seed: 1);
        await using var host = await Host<Mixer>.Start(net);

        var (status, answer) = await host.Post(body);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        using var json = JsonDocument.Parse(answer);
        Assert.Contains(detail, json.RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal("'numbers' (N, 4) float", json.RootElement.GetProperty("expected").GetString());
        Assert.Equal(HttpStatusCode.OK, (await host.Post("""{"numbers": [[1, 2, 3, 4]]}""")).Status);
    }

    [Fact]
    public async Task Ids_outside_of_their_range_and_too_many_samples_are_answered_with_400()
    {
        using var net = new Reader(seed: 1);
        await using var host = await Host<Reader>.Start(net, options => options.MaxBatchSize = 2);

        var (status, body) = await host.Post("""{"extra": [[0.5, 1]], "words": [[1, 10]]}""");
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("there is the id 10", body, StringComparison.Ordinal);

        (status, body) = await host.Post("""{"extra": [[0, 1], [0, 1], [0, 1]], "words": [[1], [2], [3]]}""");
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("must have 1 to 2 samples, but has 3", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_health_check_follows_the_predictor()
    {
        using var net = new Mixer(seed: 1);
        await using var host = await Host<Mixer>.Start(net);
        Assert.Equal("Healthy", await host.Client.GetStringAsync(new Uri("/health", UriKind.Relative)));
    }

    [Fact]
    public async Task An_application_without_the_weights_does_not_start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddCompiledNet<Mixer>("not-there.safetensors");
        await using var app = builder.Build();
        await Assert.ThrowsAnyAsync<IOException>(() => app.StartAsync());
    }
}
