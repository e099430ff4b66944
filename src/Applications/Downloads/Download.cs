using System.Net;
using System.Net.Http.Headers;

namespace CompiledNets.Applications;

/// <summary>Downloads one file, and continues after interruptions.</summary>
internal sealed class Download(HttpClient client, WeightsFile file, PartialFile part, WeightsCache cache, IProgress<DownloadProgress>? progress)
{
    private readonly byte[] _buffer = new byte[1 << 16];

    /// <exception cref="WeightsDownloadException">The server refuses the request, or the connection is interrupted too often.</exception>
    public async Task RunAsync(CancellationToken cancellation)
    {
        var failures = 0;
        while (true)
        {
            var before = part.Stream.Length;
            Exception failure;
            try
            {
                await AttemptAsync(cancellation).ConfigureAwait(false);
                await part.Stream.FlushAsync(cancellation).ConfigureAwait(false);
                return;
            }
            catch (InterruptedException exception)
            {
                failure = exception.InnerException!;
            }

            await part.Stream.FlushAsync(cancellation).ConfigureAwait(false);
            failures = part.Stream.Length > before ? 0 : failures + 1;
            if (failures > cache.Retries)
            {
                throw Failed(failure.Message, failure);
            }

            await Task.Delay(cache.RetryDelay * Math.Pow(2, Math.Max(failures - 1, 0)), cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Requests the missing bytes and writes them.</summary>
    private async Task AttemptAsync(CancellationToken cancellation)
    {
        using var stalled = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        stalled.CancelAfter(cache.StallTimeout);
        using var response = await OverNetwork(() => client.SendAsync(Request(), HttpCompletionOption.ResponseHeadersRead, stalled.Token), cancellation).ConfigureAwait(false);
        if (response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable)
        {
            // All bytes were received before, or those that were received belong to another content.
            if (response.Content.Headers.ContentRange?.Length == part.Stream.Length)
            {
                return;
            }

            part.Restart();
            throw new InterruptedException(new HttpRequestException("the server does not have the rest of the file"));
        }

        if (!response.IsSuccessStatusCode)
        {
            var error = new HttpRequestException($"the server answered {(int)response.StatusCode} {response.ReasonPhrase}");
            throw (int)response.StatusCode is >= 500 or 408 or 429 ? new InterruptedException(error) : Failed(error.Message, error);
        }

        var start = response.StatusCode == HttpStatusCode.PartialContent ? response.Content.Headers.ContentRange?.From : 0;
        if (start != part.Stream.Length)
        {
            part.Restart();
            if (start != 0)
            {
                throw new InterruptedException(new HttpRequestException("the server sent another part of the file than was requested"));
            }
        }

        part.Version = response.Headers.ETag is { IsWeak: false } tag ? tag.Tag : null;
        var total = response.Content.Headers.ContentLength + part.Stream.Length;
        using var content = await OverNetwork(() => response.Content.ReadAsStreamAsync(stalled.Token), cancellation).ConfigureAwait(false);
        while (await OverNetwork(() => content.ReadAsync(_buffer, stalled.Token).AsTask(), cancellation).ConfigureAwait(false) is var count and > 0)
        {
            await part.Stream.WriteAsync(_buffer.AsMemory(0, count), cancellation).ConfigureAwait(false);
            stalled.CancelAfter(cache.StallTimeout);
            progress?.Report(new DownloadProgress(file.Name, part.Stream.Length, total));
        }

        if (total is { } expected && part.Stream.Length < expected)
        {
            throw new InterruptedException(new HttpRequestException($"the connection ended after {part.Stream.Length} of {expected} bytes"));
        }
    }

    // Bytes that were received before are only continued if the server can tell that its content is the same.
    private HttpRequestMessage Request()
    {
        var request = new HttpRequestMessage(HttpMethod.Get, file.Address);
        if (part.Stream.Length > 0)
        {
            if (part.Version is { } version)
            {
                request.Headers.Range = new RangeHeaderValue(part.Stream.Length, null);
                request.Headers.IfRange = new RangeConditionHeaderValue(new EntityTagHeaderValue(version));
            }
            else if (file.Checksum is not null)
            {
                request.Headers.Range = new RangeHeaderValue(part.Stream.Length, null);
            }
        }

        return request;
    }

    /// <summary>Waits for the network. Its errors, and a connection without bytes, are interruptions.</summary>
    private async Task<T> OverNetwork<T>(Func<Task<T>> act, CancellationToken cancellation)
    {
        try
        {
            return await act().ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (!cancellation.IsCancellationRequested)
        {
            throw new InterruptedException(new TimeoutException($"the server sent nothing for {cache.StallTimeout.TotalSeconds:0.#} seconds", exception));
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            throw new InterruptedException(exception);
        }
    }

    private WeightsDownloadException Failed(string reason, Exception inner) => new(file, Path.Combine(cache.Folder, file.Name), reason, inner);

    private sealed class InterruptedException(Exception inner) : Exception(inner.Message, inner);
}
