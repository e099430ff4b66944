using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;

namespace CompiledNets.Samples;

/// <summary>A file to be downloaded.</summary>
/// <param name="Name">Its name, on the server and here: a file packed by gzip.</param>
/// <param name="Checksum">The SHA-256 of what is in it, in lower-case hexadecimal.</param>
internal sealed record DownloadFile(string Name, string Checksum);

/// <summary>Gets files from the first server that has them, whole, into a folder that keeps them.</summary>
/// <param name="mirrors">The servers, each with the same files.</param>
/// <param name="folder">Where the files are kept.</param>
/// <param name="say">Is told what is downloaded.</param>
internal sealed class Download(IReadOnlyList<Uri> mirrors, string folder, Action<string> say)
{
    // Who has no network should not wait for long before that is found out.
    private static readonly TimeSpan s_connectPatience = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan s_readPatience = TimeSpan.FromSeconds(20);

    /// <summary>Makes sure that all files are there, and whole.</summary>
    /// <returns>Null, or where no server can be reached, why not.</returns>
    /// <exception cref="InvalidDataException">Servers answer, but none gives a file whole: the message names it.</exception>
    public async Task<IReadOnlyList<string>?> GetAsync(IReadOnlyList<DownloadFile> files, CancellationToken cancellation)
    {
        using var handler = new SocketsHttpHandler { ConnectTimeout = s_connectPatience };
        using var client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        foreach (var file in files)
        {
            var path = Path.Combine(folder, file.Name);
            if (File.Exists(path))
            {
                if (Problem(path, file) is not { } problem)
                {
                    continue;
                }

                say($"'{path}' is damaged ({problem}): downloading it again.");
            }

            if (await GetAsync(client, file, path, cancellation) is { } reasons)
            {
                return reasons;
            }
        }

        return null;
    }

    private async Task<IReadOnlyList<string>?> GetAsync(HttpClient client, DownloadFile file, string path, CancellationToken cancellation)
    {
        var reasons = new List<string>();
        var wasReached = false;
        foreach (var mirror in mirrors)
        {
            Directory.CreateDirectory(folder);
            var part = $"{path}.{Guid.NewGuid():N}.part";
            try
            {
                using var response = await OpenAsync(client, new Uri(mirror, file.Name), cancellation);
                wasReached = true;
                say($"Downloading {file.Name} from {mirror.Host} ...");
                await SaveAsync(response, part, cancellation);
                if (Problem(part, file) is { } problem)
                {
                    reasons.Add($"{mirror.Host}: {problem}");
                    continue;
                }

                // Another run may have done the same meanwhile: either is whole.
                File.Move(part, path, overwrite: true);
                return null;
            }
            catch (Exception exception) when (exception is HttpRequestException or TimeoutException)
            {
                reasons.Add($"{mirror.Host}: {Reason(exception)}");
            }
            finally
            {
                File.Delete(part);
            }
        }

        return wasReached
            ? throw new InvalidDataException($"{file.Name} could not be downloaded whole. {string.Join("; ", reasons)}. Try again later, or give a folder that has it with --data.")
            : reasons;
    }

    private static async Task<HttpResponseMessage> OpenAsync(HttpClient client, Uri address, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(s_readPatience);
        try
        {
            var response = await client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, patience.Token);
            if (response.StatusCode == HttpStatusCode.OK)
            {
                return response;
            }

            using (response)
            {
                throw new HttpRequestException($"it answers {(int)response.StatusCode} {response.ReasonPhrase}");
            }
        }
        catch (OperationCanceledException exception) when (!cancellation.IsCancellationRequested)
        {
            throw new TimeoutException("it does not answer in time", exception);
        }
    }

    private static async Task SaveAsync(HttpResponseMessage response, string path, CancellationToken cancellation)
    {
        await using var content = await response.Content.ReadAsStreamAsync(cancellation);
        await using var file = File.Create(path);
        var buffer = new byte[1 << 16];
        while (true)
        {
            // The patience is that for a piece, not for all: a slow line is no broken one.
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            patience.CancelAfter(s_readPatience);
            int count;
            try
            {
                count = await content.ReadAsync(buffer, patience.Token);
            }
            catch (OperationCanceledException exception) when (!cancellation.IsCancellationRequested)
            {
                throw new TimeoutException($"the transfer stopped after {file.Length:N0} bytes", exception);
            }
            catch (IOException exception)
            {
                throw new HttpRequestException($"the transfer broke off after {file.Length:N0} bytes", exception);
            }

            if (count == 0)
            {
                return;
            }

            await file.WriteAsync(buffer.AsMemory(0, count), cancellation);
        }
    }

    private static string Reason(Exception exception) => exception is HttpRequestException request
        ? request.HttpRequestError switch
        {
            HttpRequestError.NameResolutionError => "nobody knows its address",
            HttpRequestError.ConnectionError => "it cannot be reached",
            _ => request.Message,
        }
        : exception.Message;

    /// <summary>What is wrong with a file; null where nothing is.</summary>
    private static string? Problem(string path, DownloadFile file)
    {
        try
        {
            using var packed = File.OpenRead(path);
            using var content = new GZipStream(packed, CompressionMode.Decompress);
            var checksum = Convert.ToHexStringLower(SHA256.HashData(content));
            return checksum == file.Checksum ? null : $"the SHA-256 of its content is {checksum}, not {file.Checksum}";
        }
        catch (InvalidDataException exception)
        {
            return $"it cannot be unpacked: {exception.Message.TrimEnd('.')}";
        }
    }
}
