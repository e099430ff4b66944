using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Digits = CompiledNets.Samples.Web.DigitNet;

namespace CompiledNets.Serving.Tests;

/// <summary>The application of docs/deployment.md and of the package's page. A test of the documentation compares it with them.</summary>
internal static class ReadmeApp
{
    public static void Run(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddCompiledNet<Digits>("digits.safetensors", options => options.MaxBatchSize = 64);

        var app = builder.Build();
        app.MapCompiledNet<Digits>("/predict");
        app.MapHealthChecks("/health");
        app.Run();
    }
}
