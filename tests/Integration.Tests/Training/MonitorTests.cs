using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Integration.Tests.Training;

/// <summary>Checks which value of a measure callbacks take for the best.</summary>
public sealed class MonitorTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("compilednets").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("loss", false)]
    [InlineData("accident_loss", false)]
    [InlineData("val_tower2_loss", false)]
    [InlineData("previous_loss", false)]
    [InlineData("val_tower2_cosine_similarity", false)]
    [InlineData("previous_false_negatives", false)]
    [InlineData("same_true_positives", true)]
    [InlineData("val_tower2_r2_score", true)]
    public void The_net_knows_whether_a_measure_grows(string measure, bool isGrowing)
    {
        // The measure grows from 1 to 3, which is better in each epoch or worse in each epoch.
        var stopping = new EarlyStopping(measure, patience: 5);
        Fit(3, new Feed(measure, [1, 2, 3], stopping));
        Assert.Equal(isGrowing ? 3 : 1, stopping.BestEpoch);
    }

    [Theory]
    [InlineData("made_up")]
    [InlineData("val_los")]
    [InlineData("same_loss")]
    public void A_measure_of_which_the_net_does_not_know_it_needs_a_mode(string measure)
    {
        foreach (var callback in (Callback[])[new EarlyStopping(measure), new ReduceLROnPlateau(measure), new ModelCheckpoint(Path.Combine(_folder, "net"), measure, saveBestOnly: true)])
        {
            var message = Assert.Throws<InvalidOperationException>(() => Fit(1, callback)).Message;
            Assert.Contains($"{callback.GetType().Name} watches '{measure}'", message, StringComparison.Ordinal);
            Assert.Contains("Pass mode: MonitorMode.Min or MonitorMode.Max", message, StringComparison.Ordinal);
            Assert.Contains("loss, accident_loss, tower2_loss, previous_loss, same_loss, tower2_cosine_similarity", message, StringComparison.Ordinal);
        }

        var stopping = new EarlyStopping(measure, mode: MonitorMode.Max);
        Fit(1, new Feed(measure, [1], stopping));
        Assert.Equal(1, stopping.Best);

        // A callback that saves always does not compare.
        Fit(1, new ModelCheckpoint(Path.Combine(_folder, "net"), measure));
    }

    [Fact]
    public void Two_outputs_that_are_one_tensor_have_losses_of_their_own()
    {
        using var net = new MisleadingNames(seed: 1);
        Assert.Equal(["accident_loss", "tower2_loss", "previous_loss", "same_loss"], net.Structure.Losses.Select(loss => loss.Name));
        Assert.Equal("same_true_positives", net.Structure.Metrics[2].Name);
    }

    [Fact]
    public void NaN_is_never_the_best()
    {
        var stopping = new EarlyStopping("loss", patience: 5, restoreBestWeights: true);
        var growing = new EarlyStopping("same_true_positives", patience: 5);
        var checkpoint = new ModelCheckpoint(Path.Combine(_folder, "{epoch}"), "loss", saveBestOnly: true, saveWeightsOnly: true);
        double[] values = [double.NaN, double.PositiveInfinity, 3, double.NaN, 2, 4];
        Fit(6, new Feed("loss", values, stopping), new Feed("same_true_positives", values, growing), new Feed("loss", values, checkpoint));
        Assert.Equal((2d, 5), (stopping.Best, stopping.BestEpoch));
        Assert.Equal((double.PositiveInfinity, 2), (growing.Best, growing.BestEpoch));
        Assert.Equal(2, checkpoint.Best);
        Assert.Equal(["3", "5"], Directory.GetFiles(_folder).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void Training_that_only_gives_NaN_ends_without_a_best_epoch()
    {
        var stopping = new EarlyStopping("loss", patience: 2, restoreBestWeights: true);
        Fit(5, new Feed("loss", [double.NaN, double.NaN, double.NaN, double.NaN, double.NaN], stopping));
        Assert.Equal((0, 2), (stopping.BestEpoch, stopping.StoppedEpoch));
        Assert.Equal("EarlyStopping: loss was never a number", stopping.ToString());
    }

    [Fact]
    public void A_learning_rate_falls_while_the_loss_is_NaN_and_numbers_are_better_then()
    {
        var rates = new List<double>();
        var plateau = new ReduceLROnPlateau("loss", factor: 0.5, patience: 2);
        Fit(5, new Feed("loss", [double.NaN, double.NaN, 3, double.NaN, 2], plateau), new LambdaCallback { EpochEnd = (run, _) => rates.Add(run.Optimizer.LearningRate) });
        Assert.Equal([1, 0.5, 0.5, 0.5, 0.5], rates);
    }

    [Fact]
    public void A_disposed_optimizer_trains_nothing()
    {
        using var net = new MisleadingNames(seed: 1);
        using var x = rand(4, 4);
        using var wanted = rand(4, 3);
        var optimizer = new SGD();
        optimizer.Dispose();
        Assert.Throws<ObjectDisposedException>(() => net.TrainStep(new(x), new(wanted), optimizer));
        Assert.Throws<ObjectDisposedException>(() => net.Fit(new(x), new(wanted), new FitOptions { Optimizer = optimizer }));
        Assert.Equal(0, net.Step);
    }

    private static void Fit(int epochs, params Callback[] callbacks)
    {
        using var net = new MisleadingNames(seed: 1);
        using var optimizer = new SGD(1);
        using var x = rand(4, 4);
        using var wanted = rand(4, 3);
        net.Fit(new(x), new(wanted), new FitOptions { Optimizer = optimizer, Epochs = epochs, Callbacks = callbacks });
    }

    /// <summary>Passes invented values of a measure to another callback.</summary>
    private sealed class Feed(string measure, double[] values, Callback callback) : Callback
    {
        public override void OnTrainBegin(TrainingRun run) => callback.OnTrainBegin(run);

        public override void OnEpochEnd(TrainingRun run, IReadOnlyDictionary<string, double> logs) =>
            callback.OnEpochEnd(run, new Dictionary<string, double> { [measure] = values[run.Epoch - 1] });

        public override void OnTrainEnd(TrainingRun run) => callback.OnTrainEnd(run);
    }
}
