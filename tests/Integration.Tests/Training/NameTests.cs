using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Integration.Tests.Training;

/// <summary>Checks that files keep each weight of a net whose definition reads a name several times.</summary>
public sealed class NameTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("compilednets").FullName;

    private string File => Path.Combine(_folder, "weights.safetensors");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Each_weight_has_its_own_name()
    {
        using var net = new RepeatedNames(seed: 1);
        Assert.Equal(
            [
                "proj.kernel", "proj.bias", "proj_1.kernel", "proj_1.bias", "small.dense_1.kernel", "small.dense_1.bias",
                "small.dense.kernel", "small.dense.bias", "small_1.dense.kernel", "small_1.dense.bias",
            ],
            net.NamedWeights().Select(weight => weight.Name));
        Assert.Same(net.Proj1.Kernel, net.Weights["proj_1.kernel"].Value);
        Assert.Contains("proj_1 (Dense)", net.Summary(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_weights_has_all_of_them()
    {
        using var net = new RepeatedNames(seed: 1);
        using var other = new RepeatedNames(seed: 2);
        net.SaveWeights(File);
        Assert.Equal(10, other.LoadWeights(File).Count);
        Assert.Equal(Numbers(net), Numbers(other));

        using var third = new RepeatedNames(seed: 3);
        net.SaveStateDict(Path.Combine(_folder, "weights.pt"));
        third.LoadStateDict(Path.Combine(_folder, "weights.pt"));
        Assert.Equal(Numbers(net), Numbers(third));
    }

    [Fact]
    public void A_training_continues_with_all_of_them()
    {
        var whole = Trained(stopAt: null);
        Assert.Null(Trained(stopAt: 5));
        Assert.Equal(whole, Trained(stopAt: null));
    }

    [Fact]
    public void Two_layers_with_one_name_are_never_written()
    {
        using var net = new RepeatedNames(seed: 1);
        foreach (var extension in (string[])[".pt", ".safetensors"])
        {
            var path = Path.Combine(_folder, "one" + extension);
            Assert.Contains("Two tensors are called 'one.weight'", Assert.Throws<ArgumentException>(() => net.SaveStateDict(path, _ => "one")).Message, StringComparison.Ordinal);
            Assert.False(System.IO.File.Exists(path));
        }
    }

    /// <summary>Trains with running means, where the second block is trained from the second epoch on.</summary>
    private float[]? Trained(long? stopAt)
    {
        using var net = new RepeatedNames(seed: 4);
        using var optimizer = new Adam(0.01) { UseEma = true };
        using var x = rand(12, 4, generator: new Generator(1));
        using var wanted = rand(12, 6, generator: new Generator(2));
        using var cancel = new CancellationTokenSource();
        void Freeze(TrainingRun run) => net.Weights["proj_1.kernel"].Trainable = run.Net.Step >= 8;
        try
        {
            net.Fit(new(x), new(wanted), new FitOptions
            {
                Optimizer = optimizer,
                Epochs = 3,
                BatchSize = 2,
                Callbacks =
                [
                    new BackupAndRestore(File, everySteps: 2),
                    new LambdaCallback { TrainBatchBegin = Freeze, TrainBatchEnd = run => { if (run.Net.Step == stopAt) { cancel.Cancel(); } } },
                ],
            }, cancellationToken: cancel.Token);
            Assert.True(net.Weights["proj_1.kernel"].Value.norm().ToDouble() > 0.5);
            return Numbers(net);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    private static float[] Numbers(CompiledNet net) => net.NamedWeights().SelectMany(named => named.Weight.Value.contiguous().data<float>().ToArray()).ToArray();
}
