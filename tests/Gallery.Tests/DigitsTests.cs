namespace CompiledNets.Samples.Tests;

/// <summary>Where digits come from, in which order.</summary>
public class DigitsTests
{
    private readonly List<string> _said = [];

    [Fact]
    public async Task What_is_asked_for_comes_first()
    {
        using var folder = new TemporaryFolder();
        TinyMnist.Write(folder["asked", "mnist"]);
        TinyMnist.Write(folder["environment"]);
        var data = await LoadAsync(Requests.Places(folder["cache"], folder["asked"], folder["environment"]));
        Assert.Contains(folder["asked", "mnist"], data.Description, StringComparison.Ordinal);
        Assert.Empty(_said);
    }

    [Fact]
    public async Task Then_comes_the_folder_of_the_environment()
    {
        using var folder = new TemporaryFolder();
        TinyMnist.Write(folder["environment"]);
        var data = await LoadAsync(Requests.Places(folder["cache"], asked: null, folder["environment"]));
        Assert.Contains(folder["environment"], data.Description, StringComparison.Ordinal);
        Assert.Empty(_said);
    }

    [Fact]
    public async Task Without_a_network_digits_are_drawn_and_it_says_so()
    {
        using var folder = new TemporaryFolder();
        var data = await LoadAsync(Requests.Places(folder["cache"]), limit: 20);
        Assert.Contains("not MNIST", data.Description, StringComparison.Ordinal);
        var said = Assert.Single(_said);
        Assert.Contains("cannot be downloaded (127.0.0.1: ", said, StringComparison.Ordinal);
        Assert.Contains("digits are drawn", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_of_the_environment_that_has_no_MNIST_is_left_with_a_word()
    {
        using var folder = new TemporaryFolder();
        var data = await LoadAsync(Requests.Places(folder["cache"], asked: null, folder.Path), limit: 20);
        Assert.Contains("not MNIST", data.Description, StringComparison.Ordinal);
        Assert.Contains(folder.Path, _said[0], StringComparison.Ordinal);
        Assert.Contains("no MNIST", _said[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Drawn_digits_can_be_asked_for()
    {
        using var folder = new TemporaryFolder();
        TinyMnist.Write(folder.Path);
        var data = await LoadAsync(Requests.Places(folder["cache"], DataPlaces.Drawn, folder.Path), limit: 20);
        Assert.Contains("not MNIST", data.Description, StringComparison.Ordinal);
        Assert.Empty(_said);
    }

    [Fact]
    public async Task A_folder_that_is_asked_for_must_have_MNIST()
    {
        using var folder = new TemporaryFolder();
        TinyMnist.Write(folder["environment"]);
        Directory.CreateDirectory(folder["asked"]);
        var empty = await Assert.ThrowsAsync<FileNotFoundException>(() => LoadAsync(Requests.Places(folder["cache"], folder["asked"], folder["environment"])));
        Assert.Contains(folder["asked"], empty.Message, StringComparison.Ordinal);
        Assert.Contains("train-images-idx3-ubyte.gz", empty.Message, StringComparison.Ordinal);
        var missing = await Assert.ThrowsAsync<DirectoryNotFoundException>(() => LoadAsync(Requests.Places(folder["cache"], folder["nothing"])));
        Assert.Contains(folder["nothing"], missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cache_that_holds_something_else_is_not_believed()
    {
        using var folder = new TemporaryFolder();
        TinyMnist.Write(folder["cache", "mnist"]);
        var data = await LoadAsync(Requests.Places(folder["cache"]), limit: 20);
        Assert.Contains("not MNIST", data.Description, StringComparison.Ordinal);
        Assert.Contains("is damaged", _said[0], StringComparison.Ordinal);
    }

    private Task<LabelledData> LoadAsync(DataPlaces places, int? limit = null) => Digits.LoadAsync(new DataRequest(places, limit, _said.Add), CancellationToken.None);
}
