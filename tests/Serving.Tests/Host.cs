using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CompiledNets.Serving.Tests;

/// <summary>An application that serves one net with Kestrel on a free port.</summary>
internal sealed class Host<TNet> : IAsyncDisposable
    where TNet : CompiledNet
{
    private readonly string _weights;
    private readonly WebApplication _app;

    private Host(TNet net, Action<PredictorOptions>? configure)
    {
        _weights = Path.Combine(Path.GetTempPath(), Guid.NewGuid() + ".safetensors");
        net.SaveWeights(_weights);
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddCompiledNet<TNet>(_weights, configure);
        _app = builder.Build();
        _app.MapCompiledNet<TNet>("/predict");
        _app.MapHealthChecks("/health");
    }

    /// <summary>Gets a client of the application.</summary>
    public HttpClient Client { get; } = new();

    public Predictor<TNet> Predictor => _app.Services.GetRequiredService<Predictor<TNet>>();

    public IServiceProvider Services => _app.Services;

    public static async Task<Host<TNet>> Start(TNet net, Action<PredictorOptions>? configure = null)
    {
        var host = new Host<TNet>(net, configure);
        await host._app.StartAsync();
        host.Client.BaseAddress = new Uri(host._app.Urls.Single());
        return host;
    }

    public async Task<(HttpStatusCode Status, string Body)> Post(string json)
    {
        using var content = new StringContent(json);
        using var response = await Client.PostAsync(new Uri("/predict", UriKind.Relative), content);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    public Task Stop() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
        File.Delete(_weights);
    }
}
