using CompiledNets.Samples.Web;
using Microsoft.AspNetCore.Builder;

namespace CompiledNets.Serving.Tests;

/// <summary>The application of the sample on a free port, with a net that was trained on a part of MNIST. The tests of the sample share it.</summary>
public sealed class WebDigitsApp : IAsyncLifetime
{
    private readonly string _weights = Path.Combine(Path.GetTempPath(), Guid.NewGuid() + ".safetensors");
    private WebApplication? _app;

    /// <summary>Gets the address of the page.</summary>
    public Uri Address => new(_app!.Urls.Single());

    public async Task InitializeAsync()
    {
        _app = DigitsApp.Create(["--weights", _weights, "--images", "6000", "--urls", "http://127.0.0.1:0"]);
        await _app.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _app!.DisposeAsync();
        File.Delete(_weights);
    }
}

[CollectionDefinition(nameof(WebDigitsApp))]
public sealed class WebDigitsAppCollection : ICollectionFixture<WebDigitsApp>;
