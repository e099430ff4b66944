using System.Security.Cryptography;

namespace CompiledNets.Applications.Tests.Downloads;

/// <summary>Downloads from a server on this machine that interrupts its answers.</summary>
public sealed class WeightsCacheTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly byte[] _content = Bytes(seed: 1);
    private FileServer _server = null!;

    public async Task InitializeAsync() => _server = await FileServer.StartAsync(_content);

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_file_is_downloaded_once()
    {
        var cache = Cache();
        var path = await cache.GetAsync(File);
        Assert.Equal(Path.Combine(cache.Folder, "weights.bin"), path);
        Assert.Equal(_content, System.IO.File.ReadAllBytes(path));
        Assert.Equal(path, await cache.GetAsync(File));
        Assert.Single(_server.Ranges);
        Assert.Equal([path, path + ".lock"], Directory.GetFiles(cache.Folder).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_interrupted_download_continues_where_it_ended()
    {
        _server.BytesPerAnswer = 40_000;
        var progress = new Reports { After = CutAfter(40_000) };
        var path = await Cache().GetAsync(File, progress);
        Assert.Equal(_content, System.IO.File.ReadAllBytes(path));
        Assert.Equal(["", "bytes=40000-", "bytes=80000-"], _server.Ranges);

        Assert.All(progress.Values, report => Assert.Equal(("weights.bin", _content.Length), (report.File, report.Total)));
        Assert.Equal(progress.Values.Select(report => report.Received).Order(), progress.Values.Select(report => report.Received));
        Assert.Equal(_content.Length, progress.Values[^1].Received);
    }

    [Fact]
    public async Task A_download_that_was_cancelled_continues_in_another_cache_of_the_folder()
    {
        _server.BytesPerAnswer = 30_000;
        using var cancellation = new CancellationTokenSource();
        var progress = new Reports { After = report => cancellation.CancelAfter(report.Received >= 30_000 ? 0 : Timeout.Infinite) };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Cache().GetAsync(File, progress, cancellation.Token));

        _server.BytesPerAnswer = null;
        Assert.Equal(_content, System.IO.File.ReadAllBytes(await Cache().GetAsync(File)));
        Assert.Equal(["", "bytes=30000-"], _server.Ranges);
    }

    [Fact]
    public async Task A_content_that_has_changed_in_between_is_downloaded_from_its_start()
    {
        _server.BytesPerAnswer = 30_000;
        using var cancellation = new CancellationTokenSource();
        var progress = new Reports { After = report => cancellation.CancelAfter(report.Received >= 30_000 ? 0 : Timeout.Infinite) };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Cache().GetAsync(File, progress, cancellation.Token));

        (_server.BytesPerAnswer, _server.Content, _server.Tag) = (null, Bytes(seed: 2), "\"second\"");
        Assert.Equal(_server.Content, System.IO.File.ReadAllBytes(await Cache().GetAsync(FileOf(_server.Content))));
    }

    [Fact]
    public async Task A_server_that_ignores_ranges_sends_the_file_again()
    {
        _server.BytesPerAnswer = 30_000;
        using var cancellation = new CancellationTokenSource();
        var progress = new Reports { After = report => cancellation.CancelAfter(report.Received >= 30_000 ? 0 : Timeout.Infinite) };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Cache().GetAsync(File, progress, cancellation.Token));

        (_server.BytesPerAnswer, _server.IgnoresRanges) = (null, true);
        Assert.Equal(_content, System.IO.File.ReadAllBytes(await Cache().GetAsync(File)));
    }

    [Fact]
    public async Task A_connection_without_bytes_is_given_up_and_continued()
    {
        _server.BytesPerAnswer = 60_000;
        var cache = new WeightsCache(_folder["cache"]) { RetryDelay = TimeSpan.Zero, StallTimeout = TimeSpan.FromMilliseconds(300) };
        Assert.Equal(_content, System.IO.File.ReadAllBytes(await cache.GetAsync(File)));
        Assert.Equal(["", "bytes=60000-"], _server.Ranges);
    }

    [Fact]
    public async Task Errors_of_the_server_that_may_pass_are_tried_again()
    {
        foreach (var status in new[] { 503, 429, 500 })
        {
            _server.Failures.Enqueue(status);
        }

        Assert.Equal(_content, System.IO.File.ReadAllBytes(await Cache().GetAsync(File)));
        Assert.Equal(4, _server.Ranges.Count);
    }

    [Fact]
    public async Task A_file_that_the_server_does_not_have_is_not_tried_again()
    {
        _server.Failures.Enqueue(404);
        var exception = await Assert.ThrowsAsync<WeightsDownloadException>(() => Cache().GetAsync(File));
        Assert.Contains("the server answered 404", exception.Message, StringComparison.Ordinal);
        Assert.Single(_server.Ranges);
    }

    [Fact]
    public async Task A_wrong_checksum_is_an_error_and_leaves_no_file()
    {
        var cache = Cache();
        var exception = await Assert.ThrowsAsync<WeightsDownloadException>(() => cache.GetAsync(FileOf(Bytes(seed: 3))));
        Assert.Contains(Convert.ToHexStringLower(SHA256.HashData(_content)), exception.Message, StringComparison.Ordinal);
        Assert.Contains(Convert.ToHexStringLower(SHA256.HashData(Bytes(seed: 3))), exception.Message, StringComparison.Ordinal);
        Assert.Equal(["weights.bin.lock"], Directory.GetFiles(cache.Folder).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_damaged_file_of_the_cache_is_downloaded_again()
    {
        var cache = Cache();
        var path = await cache.GetAsync(File);
        System.IO.File.WriteAllText(path, "damaged");
        Assert.Equal(_content, System.IO.File.ReadAllBytes(await cache.GetAsync(File)));
        Assert.Equal(2, _server.Ranges.Count);
    }

    [Fact]
    public async Task Without_a_connection_the_message_says_where_to_put_the_file()
    {
        var (file, address) = (File, _server.Address);
        await _server.DisposeAsync();
        var cache = new WeightsCache(_folder["cache"]) { RetryDelay = TimeSpan.Zero, Retries = 1 };
        var exception = await Assert.ThrowsAsync<WeightsDownloadException>(() => cache.GetAsync(file));
        Assert.StartsWith($"'weights.bin' is not in the cache and cannot be downloaded from {address}: ", exception.Message, StringComparison.Ordinal);
        Assert.EndsWith($"put it there: '{Path.Combine(cache.Folder, "weights.bin")}'.", exception.Message, StringComparison.Ordinal);

        // The file that was put there by hand is taken.
        System.IO.File.WriteAllBytes(Path.Combine(cache.Folder, "weights.bin"), _content);
        await cache.GetAsync(file);
    }

    [Fact]
    public async Task Eight_downloads_at_once_are_one()
    {
        _server.BytesPerAnswer = 60_000;
        var paths = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Cache().GetAsync(File, new Reports { After = CutAfter(60_000) }))));
        Assert.All(paths, path => Assert.Equal(_content, System.IO.File.ReadAllBytes(path)));
        Assert.Equal(["", "bytes=60000-"], _server.Ranges);
    }

    [Fact]
    public async Task The_first_digits_of_a_checksum_are_compared_if_there_are_no_more()
    {
        var digits = Convert.ToHexStringLower(SHA256.HashData(_content));
        await Cache().GetAsync(File with { Checksum = FileChecksum.Sha256(digits[..8]) });
        await Assert.ThrowsAsync<WeightsDownloadException>(() => Cache().GetAsync(File with { Name = "other.bin", Checksum = FileChecksum.Sha256("0" + digits[1..8]) }));
    }

    private WeightsFile File => FileOf(_content);

    private WeightsFile FileOf(byte[] content) => new("weights.bin", _server.Address, FileChecksum.Sha256(Convert.ToHexStringLower(SHA256.HashData(content))), "MIT");

    /// <summary>Lets the server cut an answer after the client has received all of its bytes.</summary>
    private Action<DownloadProgress> CutAfter(int bytes) => report =>
    {
        if (report.Received % bytes == 0)
        {
            _server.Cuts.Release();
        }
    };

    private WeightsCache Cache() => new(_folder["cache"]) { RetryDelay = TimeSpan.Zero };

    private static byte[] Bytes(int seed)
    {
        var bytes = new byte[100_001];
        new Random(seed).NextBytes(bytes);
        bytes[0] = (byte)seed;
        return bytes;
    }

    /// <summary>Collects reports at once, unlike <see cref="Progress{T}"/>.</summary>
    private sealed class Reports : IProgress<DownloadProgress>
    {
        public List<DownloadProgress> Values { get; } = [];

        public Action<DownloadProgress>? After { get; init; }

        public void Report(DownloadProgress value)
        {
            Values.Add(value);
            After?.Invoke(value);
        }
    }
}
