using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CompiledNets.Applications.Tests;

/// <summary>A server on this machine that sends a file, understands ranges, and interrupts answers as a test wants.</summary>
internal sealed class FileServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private int _isDisposed;

    private FileServer(WebApplication app) => _app = app;

    /// <summary>The content of the file.</summary>
    public required byte[] Content { get; set; }

    /// <summary>The entity tag of the content, or null for none.</summary>
    public string? Tag { get; set; } = "\"first\"";

    /// <summary>True if ranges are answered with the whole content.</summary>
    public bool IgnoresRanges { get; set; }

    /// <summary>The number of bytes after which each answer is cut, or null for whole answers.</summary>
    public int? BytesPerAnswer { get; set; }

    /// <summary>Gets the permissions to cut an answer. An answer waits for one before its cut, because bytes on their way would be lost.</summary>
    public SemaphoreSlim Cuts { get; } = new(0);

    /// <summary>The status of the next answers, one for each request, before the file is sent.</summary>
    public Queue<int> Failures { get; } = [];

    /// <summary>Gets the ranges of the requests so far; empty for one without a range.</summary>
    public List<string> Ranges { get; } = [];

    /// <summary>Gets the address of the file.</summary>
    public Uri Address => new(_app.Services.GetRequiredService<Microsoft.AspNetCore.Hosting.Server.IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/weights.bin");

    public static async Task<FileServer> StartAsync(byte[] content)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new FileServer(app) { Content = content };
        app.MapGet("/weights.bin", server.SendAsync);
        await app.StartAsync();
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) == 1)
        {
            return;
        }

        using var now = new CancellationTokenSource(TimeSpan.Zero);
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }

    private async Task SendAsync(HttpContext context)
    {
        var range = context.Request.Headers.Range.ToString();
        lock (Ranges)
        {
            Ranges.Add(range);
        }

        var response = context.Response;
        if (Failures.TryDequeue(out var status))
        {
            response.StatusCode = status;
            return;
        }

        var start = 0;
        var condition = context.Request.Headers.IfRange.ToString();
        if (range.Length > 0 && !IgnoresRanges && (condition.Length == 0 || condition == Tag))
        {
            start = int.Parse(range["bytes=".Length..^1], CultureInfo.InvariantCulture);
            if (start >= Content.Length)
            {
                response.StatusCode = StatusCodes.Status416RangeNotSatisfiable;
                response.Headers.ContentRange = $"bytes */{Content.Length}";
                return;
            }

            response.StatusCode = StatusCodes.Status206PartialContent;
            response.Headers.ContentRange = $"bytes {start}-{Content.Length - 1}/{Content.Length}";
        }

        if (Tag is { } tag)
        {
            response.Headers.ETag = tag;
        }

        var rest = Content.AsMemory(start);
        response.ContentLength = rest.Length;
        if (BytesPerAnswer is { } most && most < rest.Length)
        {
            await response.Body.WriteAsync(rest[..most]);
            await response.Body.FlushAsync();
            await Cuts.WaitAsync(context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            context.Abort();
            return;
        }

        await response.Body.WriteAsync(rest);
    }
}
