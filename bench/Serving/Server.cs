using System.Diagnostics.CodeAnalysis;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using CompiledNets.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using static TorchSharp.torch;

namespace CompiledNets.Bench;

/// <summary>An application that serves a net of images (N, 28, 28, 1) on a free port of this machine, and a client of it.</summary>
internal sealed class Server<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TNet> : IAsyncDisposable
    where TNet : CompiledNet
{
    private readonly string _weights = Path.Combine(Path.GetTempPath(), Guid.NewGuid() + ".safetensors");
    private readonly WebApplication _app;
    private readonly HttpClient _client = new(new SocketsHttpHandler { MaxConnectionsPerServer = 1024 });
    private readonly Tensor _image;
    private readonly byte[] _body;

    private Server(Func<TNet> create, Action<PredictorOptions>? configure)
    {
        using (var net = create())
        {
            net.SaveWeights(_weights);
        }

        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddCompiledNet<TNet>(_weights, configure);
        _app = builder.Build();
        _app.MapCompiledNet<TNet>("/predict");

        var random = new Random(1);
        var pixels = Enumerable.Range(0, 28 * 28).Select(_ => (float)Math.Round(random.NextDouble(), 3)).ToArray();
        _image = tensor(pixels).reshape(1, 28, 28, 1).DetachFromDisposeScope();
        float[][][][] image = [[.. pixels.Select(pixel => (float[])[pixel]).Chunk(28)]];
        _body = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new Dictionary<string, float[][][][]> { ["image"] = image }));
    }

    private Predictor<TNet> Predictor => _app.Services.GetRequiredService<Predictor<TNet>>();

    public static async Task<Server<TNet>> StartAsync(Func<TNet> create, Action<PredictorOptions>? configure = null)
    {
        var server = new Server<TNet>(create, configure);
        await server._app.StartAsync();
        server._client.BaseAddress = new Uri(server._app.Urls.Single());
        return server;
    }

    /// <summary>Sends an image over HTTP, reads the answer, and returns its status.</summary>
    public async Task<int> PostAsync()
    {
        using var content = new ByteArrayContent(_body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var response = await _client.PostAsync(new Uri("/predict", UriKind.Relative), content);
        await response.Content.ReadAsByteArrayAsync();
        return (int)response.StatusCode;
    }

    /// <summary>Predicts through the predictor, without HTTP.</summary>
    public async Task<int> PredictAsync()
    {
        foreach (var output in await Predictor.PredictAsync([_image]))
        {
            output.Dispose();
        }

        return 200;
    }

    /// <summary>Predicts on a thread of the pool, as an endpoint without a predictor does.</summary>
    public Task<int> PredictOnPool() => Task.Run(() =>
    {
        using var scope = NewDisposeScope();
        Predictor.Net.PredictTensors([_image]);
        return 200;
    });

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
        _image.Dispose();
        File.Delete(_weights);
    }
}
