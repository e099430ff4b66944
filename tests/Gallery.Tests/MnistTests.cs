using TorchSharp;

namespace CompiledNets.Samples.Tests;

public class MnistTests
{
    [Fact]
    public void The_program_comes_with_all_70000_digits()
    {
        var data = Mnist.Load(Requests.Of());
        Assert.Equal([60_000, 28, 28, 1], data.Train.Inputs.shape);
        Assert.Equal([10_000, 28, 28, 1], data.Test.Inputs.shape);
        Assert.Equal("MNIST", data.Description);

        // The mean and the standard deviation that are commonly used to normalize MNIST.
        Assert.Equal(0.1307, data.Train.Inputs.mean().ToDouble(), 4);
        Assert.Equal(0.3081, data.Train.Inputs.std().ToDouble(), 4);
        Assert.Equal([5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949], data.Train.Labels.sum([0]).data<float>().ToArray());
        Assert.Equal([980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009], data.Test.Labels.sum([0]).data<float>().ToArray());
    }

    [Fact]
    public void Images_are_divided_by_255_and_labels_are_one_hot()
    {
        using var folder = new TemporaryFolder();
        TinyMnist.Write(folder.Path);
        var data = Mnist.Load(Requests.Of(folder: folder.Path));
        Assert.Equal([TinyMnist.TrainCount, 28, 28, 1], data.Train.Inputs.shape);
        Assert.Equal([TinyMnist.TestCount, 28, 28, 1], data.Test.Inputs.shape);
        var pixels = data.Train.Inputs.data<float>().ToArray();
        Assert.Equal([1, 1, 1, 0], pixels[(3 * 784)..((3 * 784) + 4)]);
        var labels = data.Train.Labels.data<float>().ToArray();
        Assert.Equal([0, 0, 0, 1, 0, 0, 0, 0, 0, 0], labels[30..40]);
    }

    [Fact]
    public void A_limit_applies_to_training_and_test_samples()
    {
        var data = Mnist.Load(Requests.Of(limit: 7));
        Assert.Equal([7, 28, 28, 1], data.Train.Inputs.shape);
        Assert.Equal([7, 10], data.Test.Labels.shape);
    }

    [Fact]
    public void The_files_are_found_in_a_folder_or_in_its_subfolder_mnist()
    {
        using var folder = new TemporaryFolder();
        TinyMnist.Write(folder.Path);
        Assert.Equal($"MNIST from {folder.Path}", Mnist.Load(Requests.Of(folder: folder.Path)).Description);
        TinyMnist.Write(folder["mnist"]);
        Assert.Equal($"MNIST from {folder["mnist"]}", Mnist.Load(Requests.Of(folder: folder.Path)).Description);
    }

    [Fact]
    public void A_folder_that_does_not_exist_is_named()
    {
        using var folder = new TemporaryFolder();
        Assert.Contains(folder["nothing"], Assert.Throws<DirectoryNotFoundException>(() => Mnist.Load(Requests.Of(folder: folder["nothing"]))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_the_files_is_an_error_that_names_them()
    {
        using var folder = new TemporaryFolder();
        var message = Assert.Throws<FileNotFoundException>(() => Mnist.Load(Requests.Of(folder: folder.Path))).Message;
        Assert.Contains(folder.Path, message, StringComparison.Ordinal);
        Assert.All(Mnist.Files, file => Assert.Contains(file, message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_part_of_the_files_is_an_error_that_names_the_missing_ones()
    {
        using var folder = new TemporaryFolder();
        TinyMnist.Write(folder.Path);
        File.Delete(TinyMnist.Labels(folder.Path, "t10k"));
        var message = Assert.Throws<FileNotFoundException>(() => Mnist.Load(Requests.Of(folder: folder.Path))).Message;
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
        // The last eight bytes of gzip are the checksum and the length.
        var bytes = File.ReadAllBytes(path);
        bytes[^8] ^= 1;
        File.WriteAllBytes(path, bytes);
    });

    [Fact]
    public void A_file_that_is_not_gzip_is_named() => AssertDamaged(path => File.WriteAllText(path, "<html>Please sign in</html>"));

    [Fact]
    public void A_file_of_another_kind_is_named() => AssertDamaged(path => TinyMnist.WriteIdx(path, [2, 2], [1, 2, 3, 4]));

    [Fact]
    public void Images_of_another_size_are_named() => AssertDamaged(path => TinyMnist.WriteIdx(path, [3, 27, 28], new byte[3 * 27 * 28]));

    [Fact]
    public void A_file_with_a_wrong_number_of_labels_is_named()
    {
        using var folder = new TemporaryFolder();
        TinyMnist.Write(folder.Path);
        TinyMnist.WriteIdx(TinyMnist.Labels(folder.Path), [5], [1, 2, 3, 4, 5]);
        var message = Assert.Throws<FileFormatException>(() => Mnist.Load(Requests.Of(folder: folder.Path))).Message;
        Assert.Contains("train-labels", message, StringComparison.Ordinal);
        Assert.Contains($"({TinyMnist.TrainCount})", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_label_that_is_not_a_digit_is_an_error_that_names_its_position()
    {
        using var folder = new TemporaryFolder();
        TinyMnist.Write(folder.Path);
        var labels = new byte[TinyMnist.TrainCount];
        labels[4] = 10;
        TinyMnist.WriteIdx(TinyMnist.Labels(folder.Path), [labels.Length], labels);
        var message = Assert.Throws<FileFormatException>(() => Mnist.Load(Requests.Of(folder: folder.Path))).Message;
        Assert.Contains("the label 10 at 4", message, StringComparison.Ordinal);
    }

    private static void AssertDamaged(Action<string> damage)
    {
        using var folder = new TemporaryFolder();
        TinyMnist.Write(folder.Path);
        damage(TinyMnist.Images(folder.Path));
        var message = Assert.Throws<FileFormatException>(() => Mnist.Load(Requests.Of(folder: folder.Path))).Message;
        Assert.Contains(TinyMnist.Images(folder.Path), message, StringComparison.Ordinal);
    }
}
