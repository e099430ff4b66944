namespace CompiledNets.Samples.Tests;

public class MnistTests
{
    [Fact]
    public void Images_are_divided_by_255_and_labels_are_one_hot()
    {
        using var folder = new TemporaryFolder();
        TinyMnist.Write(folder.Path);
        var data = Mnist.Read(folder.Path, Request(folder));
        Assert.Equal([TinyMnist.TrainCount, 28, 28, 1], data.Train.Inputs.shape);
        Assert.Equal([TinyMnist.TestCount, 28, 28, 1], data.Test.Inputs.shape);
        var pixels = data.Train.Inputs.data<float>().ToArray();
        Assert.Equal([1, 1, 1, 0], pixels[(3 * 784)..((3 * 784) + 4)]);
        var labels = data.Train.Labels.data<float>().ToArray();
        Assert.Equal([0, 0, 0, 1, 0, 0, 0, 0, 0, 0], labels[30..40]);
        Assert.Contains(folder.Path, data.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void A_limit_holds_for_both_parts()
    {
        using var folder = new TemporaryFolder();
        TinyMnist.Write(folder.Path);
        var data = Mnist.Read(folder.Path, Request(folder, limit: 7));
        Assert.Equal([7, 28, 28, 1], data.Train.Inputs.shape);
        Assert.Equal([7, 10], data.Test.Labels.shape);
    }

    [Fact]
    public void A_folder_has_the_files_by_themselves_or_in_mnist()
    {
        using var folder = new TemporaryFolder();
        Assert.Null(Mnist.FindIn(folder.Path));
        TinyMnist.Write(folder.Path);
        Assert.Equal(folder.Path, Mnist.FindIn(folder.Path));
        TinyMnist.Write(folder["mnist"]);
        Assert.Equal(folder["mnist"], Mnist.FindIn(folder.Path));
    }

    [Fact]
    public void A_part_of_the_files_is_an_error_that_names_the_others()
    {
        using var folder = new TemporaryFolder();
        TinyMnist.Write(folder.Path);
        File.Delete(TinyMnist.Labels(folder.Path, "t10k"));
        var message = Assert.Throws<FileNotFoundException>(() => Mnist.FindIn(folder.Path)).Message;
        Assert.Contains("t10k-labels-idx1-ubyte.gz", message, StringComparison.Ordinal);
        Assert.DoesNotContain("train-images", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_ends_too_early_is_named() => AssertDamaged(path =>
    {
        var bytes = File.ReadAllBytes(path);
        File.WriteAllBytes(path, bytes[..(bytes.Length / 2)]);
    });

    [Fact]
    public void A_file_with_a_wrong_checksum_is_named() => AssertDamaged(path =>
    {
        // The checksum of gzip stands before the length, at the end.
        var bytes = File.ReadAllBytes(path);
        bytes[^8] ^= 1;
        File.WriteAllBytes(path, bytes);
    });

    [Fact]
    public void A_file_that_is_no_gzip_is_named() => AssertDamaged(path => File.WriteAllText(path, "<html>Please sign in</html>"));

    [Fact]
    public void A_file_of_another_kind_is_named() => AssertDamaged(path => TinyMnist.WriteIdx(path, [2, 2], [1, 2, 3, 4]));

    [Fact]
    public void Images_of_another_size_are_named() => AssertDamaged(path => TinyMnist.WriteIdx(path, [3, 27, 28], new byte[3 * 27 * 28]));

    [Fact]
    public void Labels_that_are_not_one_for_each_image_are_named()
    {
        using var folder = new TemporaryFolder();
        TinyMnist.Write(folder.Path);
        TinyMnist.WriteIdx(TinyMnist.Labels(folder.Path), [5], [1, 2, 3, 4, 5]);
        var message = Assert.Throws<InvalidDataException>(() => Mnist.Read(folder.Path, Request(folder))).Message;
        Assert.Contains("train-labels", message, StringComparison.Ordinal);
        Assert.Contains($"({TinyMnist.TrainCount})", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_label_that_is_no_digit_is_an_error_that_says_where()
    {
        using var folder = new TemporaryFolder();
        TinyMnist.Write(folder.Path);
        var labels = new byte[TinyMnist.TrainCount];
        labels[4] = 10;
        TinyMnist.WriteIdx(TinyMnist.Labels(folder.Path), [labels.Length], labels);
        var message = Assert.Throws<InvalidDataException>(() => Mnist.Read(folder.Path, Request(folder))).Message;
        Assert.Contains("the label 10 at 4", message, StringComparison.Ordinal);
    }

    private static void AssertDamaged(Action<string> damage)
    {
        using var folder = new TemporaryFolder();
        TinyMnist.Write(folder.Path);
        damage(TinyMnist.Images(folder.Path));
        var message = Assert.Throws<InvalidDataException>(() => Mnist.Read(folder.Path, Request(folder))).Message;
        Assert.Contains(TinyMnist.Images(folder.Path), message, StringComparison.Ordinal);
    }

    private static DataRequest Request(TemporaryFolder folder, int? limit = null) => new(Requests.Places(folder["cache"]), limit, _ => { });
}
