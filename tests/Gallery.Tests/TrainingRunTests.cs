using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Xml.Linq;
using TorchSharp;

namespace CompiledNets.Samples.Tests;

public class TrainingRunTests
{
    [Fact]
    public async Task A_training_writes_weights_and_a_report_and_prints_their_paths()
    {
        using var folder = new TemporaryFolder();
        using var console = new TestConsole();
        var exit = await console.RunAsync("train", "digitcnn", "--epochs", "1", "--limit", "384", "--seed", "5", "--output", folder.Path);
        Assert.Equal("", console.Error);
        Assert.Equal(0, exit);

        var run = Assert.Single(Directory.GetDirectories(folder["DigitCnn"]));
        Assert.Equal(["report.html", "weights.safetensors"], Directory.GetFiles(run).Select(Path.GetFileName).Order());
        Assert.All(
            (string[])["Total params: 1,199,882", "Data: MNIST; 384 training samples", "Adadelta with a learning rate of 1, batches of 128, 1 epoch, seed 5", "Epoch 1/1", "3/3", " - loss: ", " - accuracy: ", " - val_loss: ", " - val_accuracy: ", "Test loss: ", "Test accuracy: ", Path.Combine(run, "weights.safetensors"), Path.Combine(run, "report.html")],
            text => Assert.Contains(text, console.Output, StringComparison.Ordinal));

        using var net = new DigitCnn(seed: 6);
        net.LoadWeights(Path.Combine(run, "weights.safetensors"));
        var report = XDocument.Load(Path.Combine(run, "report.html")).Root!;
        Assert.All((string[])["finished, 1 epoch", "Test accuracy", "loss", "Confusion matrix of the test samples", "conv2d (Conv2D)"], text => Assert.Contains(text, report.Value, StringComparison.Ordinal));
        Assert.DoesNotContain(report.Descendants().Attributes(), attribute => attribute.Name.LocalName is "href" or "src");
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_file()
    {
        using var folder = new TemporaryFolder();
        foreach (var seed in (string[])["1", "1", "2"])
        {
            using var console = new TestConsole();
            Assert.Equal(0, await console.RunAsync("train", "SameDigit", "--epochs", "1", "--limit", "40", "--seed", seed, "--output", folder.Path));
        }

        // Folders are named by the second of their creation, and then by a number.
        var runs = Directory.GetDirectories(folder["SameDigit"]).OrderBy(Directory.GetCreationTimeUtc).ToList();
        Assert.Equal(3, runs.Count);
        var weights = runs.Select(run => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(Path.Combine(run, "weights.safetensors"))))).ToList();
        Assert.Equal(2, weights.Distinct().Count());
        Assert.Equal(weights[0], weights[1]);
    }

    [Theory]
    [MemberData(nameof(NotHuge))]
    public void The_same_seed_gives_the_same_weights(string name)
    {
        List<string> weights = [];
        foreach (var seed in (long[])[1, 1, 2])
        {
            weights.Add(Trained((dynamic)SampleCatalogue.Find(name)!, seed, Smoke.LimitOf(name)));
        }

        Assert.Equal(2, weights.Distinct().Count());
        Assert.Equal(weights[0], weights[1]);
    }

    public static TheoryData<string> NotHuge => new(SampleCatalogue.All.Select(sample => sample.Name).Except(Smoke.Huge));

    private static string Trained<TInputs, TOutputs, TGradients, TTargets>(Sample<TInputs, TOutputs, TGradients, TTargets> sample, long seed, int limit)
        where TInputs : IBatch<TInputs>
        where TOutputs : IBatch<TOutputs>, IDisposable
        where TGradients : IBatch<TGradients>, IDisposable
        where TTargets : IBatch<TTargets>
    {
        using var data = sample.Load(Requests.Of(limit));
        using var net = sample.Create(seed);
        using var optimizer = sample.Defaults.Optimizer();
        net.Fit(data.Train.Inputs, data.Train.Targets, new FitOptions { Optimizer = optimizer, Epochs = 1, BatchSize = 16 });
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (_, weight) in net.NamedWeights())
        {
            hash.AppendData(MemoryMarshal.AsBytes(weight.Value.data<float>().ToArray().AsSpan()));
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }

    [Fact]
    public async Task A_cancelled_training_keeps_its_weights()
    {
        using var folder = new TemporaryFolder();
        using var console = new TestConsole();
        var exit = await console.RunUntilAsync("val_accuracy", "train", "FirstExample", "--epochs", "1000", "--limit", "500", "--output", folder.Path);
        Assert.Equal(130, exit);

        var run = Assert.Single(Directory.GetDirectories(folder["FirstExample"]));
        Assert.Contains(" of 1000 epochs completed.", console.Output, StringComparison.Ordinal);
        Assert.Contains(Path.Combine(run, "weights.safetensors"), console.Output, StringComparison.Ordinal);
        Assert.Contains(Path.Combine(run, "report.html"), console.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Test ", console.Output, StringComparison.Ordinal);
        using var net = new FirstExample();
        net.LoadWeights(Path.Combine(run, "weights.safetensors"));
    }

    [Fact]
    public async Task Nothing_is_kept_if_no_step_was_made()
    {
        using var folder = new TemporaryFolder();
        using var console = new TestConsole();
        Assert.Equal(130, await console.RunUntilAsync("Training: ", "train", "FirstExample", "--output", folder.Path));
        Assert.Contains("nothing is saved", console.Output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }
}
