using System.Text.Json.Nodes;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Integration.Tests.Files;

/// <summary>A file is written completely or not at all, and a load changes everything or nothing.</summary>
public sealed class AllOrNothingTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("compilednets").FullName;

    private string File => Path.Combine(_folder, "net.safetensors");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("\"best\"", "\"bost\"", "the number 'best' is expected")]
    [InlineData("\"wait\":", "\"wait\":0.5,\"old\":", "'wait' is 0.5, but an integer that is not negative is expected")]
    [InlineData("\"LearningRate\":", "\"LearningRate\":-", "the learning rate is -")]
    [InlineData("\"Log\":[", "\"Log\":[1,", "sums of losses and metrics are expected")]
    [InlineData("\"History\":[", "\"History\":[null,", "an epoch of the history is null")]
    [InlineData("\"Numbers\":{", "\"Numbers\":null,\"Others\":{", "is no checkpoint that can be read")]
    [InlineData("\"Version\":2", "\"Version\":3", "it has version 3, and this program reads version 2")]
    public void A_checkpoint_with_a_damaged_state_changes_nothing(string from, string to, string expected)
    {
        using var source = new Perceptron(seed: 1);
        Fit(source, run => run.SaveCheckpoint(File), atBegin: false);
        ChangeState(text => text.Contains(from, StringComparison.Ordinal) ? text.Replace(from, to, StringComparison.Ordinal) : throw new ArgumentException(text));

        using var net = new Perceptron(seed: 2);
        var before = (Numbers(net), net.Seed, net.Step);
        var message = Assert.Throws<FileFormatException>(() => Fit(net, run => run.RestoreCheckpoint(File), atBegin: true)).Message;
        Assert.Contains(expected, message, StringComparison.Ordinal);
        Assert.Contains(File, message, StringComparison.Ordinal);
        Assert.Equal(before.Item1, Numbers(net));
        Assert.Equal((before.Seed, before.Step), (net.Seed, net.Step));
    }

    [Fact]
    public void A_callback_whose_saved_weights_do_not_fit_changes_nothing()
    {
        using var source = new Perceptron(seed: 1);
        Fit(source, run => run.SaveCheckpoint(File), atBegin: false);
        var bytes = System.IO.File.ReadAllText(File, System.Text.Encoding.Latin1);
        Assert.Contains("callback/0/dense.bias", bytes, StringComparison.Ordinal);
        System.IO.File.WriteAllText(File, bytes.Replace("callback/0/dense.bias", "callback/0/dense.bies", StringComparison.Ordinal), System.Text.Encoding.Latin1);

        using var net = new Perceptron(seed: 2);
        var before = Numbers(net);
        Assert.Contains("the state of EarlyStopping", Assert.Throws<FileFormatException>(() => Fit(net, run => run.RestoreCheckpoint(File), atBegin: true)).Message, StringComparison.Ordinal);
        Assert.Equal(before, Numbers(net));
    }

    [Fact]
    public void Weights_that_are_not_finite_are_an_error_unless_they_are_allowed()
    {
        using var source = new Perceptron(seed: 1);
        using (no_grad())
        {
            source.Weights["dense.bias"].Value.fill_(double.NaN);
        }

        source.SaveWeights(File);
        using var net = new Perceptron(seed: 2);
        var before = Numbers(net);
        Assert.Contains("'dense.bias' holds NaN or an infinity as Float32", Assert.Throws<FileFormatException>(() => net.LoadWeights(File)).Message, StringComparison.Ordinal);
        Assert.Equal(before, Numbers(net));
        net.LoadWeights(File, allowNotFinite: true);
        Assert.True(net.Weights["dense.bias"].Value.isnan().all().ToBoolean());
    }

    [Fact]
    public void Threads_that_save_to_one_path_all_succeed_and_leave_one_complete_file()
    {
        var nets = Enumerable.Range(1, 4).Select(seed => new Perceptron(seed: seed)).ToList();
        Parallel.ForEach(nets, net =>
        {
            for (var i = 0; i < 25; i++)
            {
                net.SaveWeights(File);
            }
        });
        Assert.Equal([File], Directory.GetFiles(_folder));
        using var read = new Perceptron(seed: 9);
        read.LoadWeights(File);
        Assert.Contains(nets, net => Numbers(net).SequenceEqual(Numbers(read)));
        nets.ForEach(net => net.Dispose());
    }

    [Fact]
    public void A_link_as_the_target_is_followed_and_links_at_other_names_are_not()
    {
        using var net = new Perceptron(seed: 1);
        var (target, victim) = (Path.Combine(_folder, "target"), Path.Combine(_folder, "victim"));
        System.IO.File.WriteAllText(target, "old");
        System.IO.File.WriteAllText(victim, "untouched");
        System.IO.File.CreateSymbolicLink(File, target);
        System.IO.File.CreateSymbolicLink(target + ".tmp", victim);
        net.SaveWeights(File);
        Assert.Equal(target, new FileInfo(File).LinkTarget);
        Assert.Null(new FileInfo(target).LinkTarget);
        Assert.Equal("untouched", System.IO.File.ReadAllText(victim));
        using var read = new Perceptron(seed: 2);
        read.LoadWeights(target);
        Assert.Equal(Numbers(net), Numbers(read));
    }

    [Fact]
    public void A_folder_in_the_place_of_the_file_is_an_error_and_leaves_no_other_file()
    {
        using var net = new Perceptron(seed: 1);
        Directory.CreateDirectory(File);
        Assert.Contains("could not be written", Assert.Throws<IOException>(() => net.SaveWeights(File)).Message, StringComparison.Ordinal);
        using var numbers = ones(3);
        Assert.Throws<IOException>(() => Npy.Write(File, numbers));
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public void The_temporary_file_of_a_killed_program_is_deleted_by_the_next_and_one_in_use_is_not()
    {
        using var net = new Perceptron(seed: 1);
        var (abandoned, used, other) = (File + ".0123456789ab.tmp", File + ".ba9876543210.tmp", File + ".mine.tmp");
        System.IO.File.WriteAllText(abandoned, "half");
        System.IO.File.WriteAllText(other, "not ours");
        using (new FileStream(used, FileMode.CreateNew, FileAccess.Write, FileShare.Delete))
        {
            net.SaveWeights(File);
            Assert.Equal([File, other, used], Directory.GetFiles(_folder).Order(StringComparer.Ordinal).OrderBy(path => path.Length).ThenBy(path => path, StringComparer.Ordinal));
        }
    }

    private static float[] Numbers(Perceptron net) => [.. net.Weights.SelectMany(weight => weight.Value.contiguous().data<float>().ToArray())];

    private static void Fit(Perceptron net, Action<TrainingRun> act, bool atBegin)
    {
        var (inputs, targets) = TrainingTests.Data(10);
        using var optimizer = new Adam();
        net.Fit(inputs, targets, new FitOptions
        {
            Optimizer = optimizer,
            Epochs = 2,
            BatchSize = 5,
            Callbacks =
            [
                new EarlyStopping(monitor: "loss", patience: 5, restoreBestWeights: true),
                new LambdaCallback { TrainBegin = run => { if (atBegin) { act(run); } }, EpochEnd = (run, _) => { if (!atBegin) { act(run); } } },
            ],
        });
    }

    // The JSON of the training is a text in the JSON of the header.
    private void ChangeState(Func<string, string> change)
    {
        var bytes = System.IO.File.ReadAllBytes(File);
        var length = (int)BitConverter.ToInt64(bytes);
        var header = JsonNode.Parse(bytes.AsSpan(8, length))!;
        header["__metadata__"]!["compilednets.training"] = change((string)header["__metadata__"]!["compilednets.training"]!);
        var text = System.Text.Encoding.UTF8.GetBytes(header.ToJsonString());
        System.IO.File.WriteAllBytes(File, [.. BitConverter.GetBytes((long)text.Length), .. text, .. bytes.AsSpan(8 + length)]);
    }
}
