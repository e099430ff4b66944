using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;

namespace CompiledNets.Samples.Tests;

public class DownloadTests
{
    private static readonly byte[] s_content = Enumerable.Range(0, 300_000).Select(i => (byte)(i * i % 251)).ToArray();
    private static readonly byte[] s_packed = Pack(s_content);
    private static readonly DownloadFile s_file = new("numbers.gz", Convert.ToHexStringLower(SHA256.HashData(s_content)));

    private readonly List<string> _said = [];

    [Fact]
    public async Task A_file_is_downloaded_once_and_kept()
    {
        using var folder = new TemporaryFolder();
        using var server = FileServer.Of(new Dictionary<string, byte[]> { ["numbers.gz"] = s_packed });
        Assert.Null(await GetAsync(folder, server.Address));
        Assert.Null(await GetAsync(folder, server.Address));
        Assert.Equal(s_packed, await File.ReadAllBytesAsync(folder["data", "numbers.gz"]));
        Assert.Equal(["numbers.gz"], server.Asked);
        Assert.Equal(["Downloading numbers.gz from 127.0.0.1 ..."], _said);
    }

    [Fact]
    public async Task The_content_counts_not_how_it_is_packed()
    {
        using var folder = new TemporaryFolder();
        using var server = FileServer.Of(new Dictionary<string, byte[]> { ["numbers.gz"] = Pack(s_content, CompressionLevel.NoCompression) });
        Assert.Null(await GetAsync(folder, server.Address));
    }

    [Fact]
    public async Task A_server_with_other_content_is_passed_over()
    {
        using var folder = new TemporaryFolder();
        using var wrong = FileServer.Of(new Dictionary<string, byte[]> { ["numbers.gz"] = Pack([1, 2, 3]) });
        using var right = FileServer.Of(new Dictionary<string, byte[]> { ["numbers.gz"] = s_packed });
        Assert.Null(await GetAsync(folder, wrong.Address, right.Address));
        Assert.Single(wrong.Asked);
        Assert.Equal(s_packed, await File.ReadAllBytesAsync(folder["data", "numbers.gz"]));
        AssertOnly(folder, "numbers.gz");
    }

    [Fact]
    public async Task Other_content_everywhere_is_an_error_that_says_what_was_found()
    {
        using var folder = new TemporaryFolder();
        using var wrong = FileServer.Of(new Dictionary<string, byte[]> { ["numbers.gz"] = Pack([1, 2, 3]) });
        var message = (await Assert.ThrowsAsync<InvalidDataException>(() => GetAsync(folder, wrong.Address, FileServer.Nobody))).Message;
        Assert.Contains("numbers.gz could not be downloaded whole", message, StringComparison.Ordinal);
        Assert.Contains(Convert.ToHexStringLower(SHA256.HashData([1, 2, 3])), message, StringComparison.Ordinal);
        Assert.Contains(s_file.Checksum, message, StringComparison.Ordinal);
        Assert.Contains("--data", message, StringComparison.Ordinal);
        AssertOnly(folder);
    }

    [Fact]
    public async Task A_page_that_asks_to_sign_in_is_no_file()
    {
        using var folder = new TemporaryFolder();
        using var portal = FileServer.Of(new Dictionary<string, byte[]> { ["numbers.gz"] = "<html>Please sign in</html>"u8.ToArray() });
        var message = (await Assert.ThrowsAsync<InvalidDataException>(() => GetAsync(folder, portal.Address))).Message;
        Assert.Contains("cannot be unpacked", message, StringComparison.Ordinal);
        AssertOnly(folder);
    }

    [Fact]
    public async Task A_transfer_that_breaks_off_goes_on_at_the_next_server()
    {
        using var folder = new TemporaryFolder();
        using var broken = FileServer.ThatHangsUp(s_packed);
        using var right = FileServer.Of(new Dictionary<string, byte[]> { ["numbers.gz"] = s_packed });
        Assert.Null(await GetAsync(folder, broken.Address, right.Address));
        AssertOnly(folder, "numbers.gz");
    }

    [Fact]
    public async Task A_transfer_that_always_breaks_off_is_an_error_and_leaves_nothing()
    {
        using var folder = new TemporaryFolder();
        using var broken = FileServer.ThatHangsUp(s_packed);
        var message = (await Assert.ThrowsAsync<InvalidDataException>(() => GetAsync(folder, broken.Address, broken.Address))).Message;
        Assert.Contains("numbers.gz could not be downloaded whole", message, StringComparison.Ordinal);
        Assert.Equal(2, broken.Asked.Count);
        AssertOnly(folder);
    }

    [Fact]
    public async Task A_file_that_is_truncated_without_a_word_is_found_out()
    {
        using var folder = new TemporaryFolder();
        using var server = FileServer.Of(new Dictionary<string, byte[]> { ["numbers.gz"] = s_packed[..(s_packed.Length - 20)] });
        await Assert.ThrowsAsync<InvalidDataException>(() => GetAsync(folder, server.Address));
        AssertOnly(folder);
    }

    [Fact]
    public async Task A_kept_file_that_is_damaged_is_downloaded_again()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["data"]);
        await File.WriteAllBytesAsync(folder["data", "numbers.gz"], s_packed[..100]);
        using var server = FileServer.Of(new Dictionary<string, byte[]> { ["numbers.gz"] = s_packed });
        Assert.Null(await GetAsync(folder, server.Address));
        Assert.Contains("is damaged", _said[0], StringComparison.Ordinal);
        Assert.Equal(s_packed, await File.ReadAllBytesAsync(folder["data", "numbers.gz"]));
    }

    [Fact]
    public async Task Servers_that_cannot_be_reached_or_have_no_such_file_are_told_one_by_one()
    {
        using var folder = new TemporaryFolder();
        using var empty = FileServer.Of(new Dictionary<string, byte[]>());
        var reasons = await GetAsync(folder, FileServer.Nobody, empty.Address);
        Assert.NotNull(reasons);
        Assert.Equal(2, reasons.Count);
        Assert.Contains("404", reasons[1], StringComparison.Ordinal);
        AssertOnly(folder);
    }

    [Fact]
    public async Task A_download_can_be_cancelled()
    {
        using var folder = new TemporaryFolder();
        using var cancellation = new CancellationTokenSource();
        using var server = new FileServer(async (_, response) =>
        {
            response.StatusCode = (int)HttpStatusCode.OK;
            response.ContentLength64 = s_packed.Length;
            await response.OutputStream.WriteAsync(s_packed.AsMemory(0, 1000));
            await cancellation.CancelAsync();
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new Download([server.Address], folder["data"], _said.Add).GetAsync([s_file], cancellation.Token));
        AssertOnly(folder);
    }

    private Task<IReadOnlyList<string>?> GetAsync(TemporaryFolder folder, params Uri[] mirrors) =>
        new Download(mirrors, folder["data"], _said.Add).GetAsync([s_file], CancellationToken.None);

    private static void AssertOnly(TemporaryFolder folder, params string[] names) =>
        Assert.Equal(names, Directory.Exists(folder["data"]) ? Directory.GetFiles(folder["data"]).Select(Path.GetFileName) : []);

    private static byte[] Pack(byte[] content, CompressionLevel level = CompressionLevel.Optimal)
    {
        using var packed = new MemoryStream();
        using (var stream = new GZipStream(packed, level))
        {
            stream.Write(content);
        }

        return packed.ToArray();
    }
}
