using System.Xml.Linq;
using TorchSharp;
using static CompiledNets.Layers;
using static TorchSharp.torch;
using Kernels = CompiledNets.Generated.Kernels;

namespace CompiledNets.Integration.Tests.Training;

public sealed class CallbackTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("compilednets").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Early_stopping_ends_training_and_restores_the_best_weights()
    {
        // The metric is invented. It is best in the third epoch.
        double[] losses = [5, 4, 2, 3, 2, 2.5, 1];
        var (stopping, bestWeights) = (new EarlyStopping("made_up", patience: 3, mode: MonitorMode.Min, restoreBestWeights: true), Array.Empty<float>());
        var (net, history) = Fit(
            epochs: 7,
            new LambdaCallback { EpochEnd = (run, _) => bestWeights = run.Epoch == 3 ? Weights(run.Net) : bestWeights },
            new MadeUp(losses, stopping));
        using (net)
        {
            Assert.Equal((3, 6, 2d), (stopping.BestEpoch, stopping.StoppedEpoch, stopping.Best));
            Assert.Equal(6, history.Epochs.Count);
            Assert.Equal(bestWeights, Weights(net));
        }
    }

    [Theory]
    [InlineData("val_accuracy", MonitorMode.Auto, true)]
    [InlineData("val_loss", MonitorMode.Auto, false)]
    [InlineData("val_accuracy", MonitorMode.Min, false)]
    [InlineData("made_up", MonitorMode.Max, true)]
    public void The_direction_of_a_metric_follows_from_the_net_or_its_mode(string name, MonitorMode mode, bool isGrowing)
    {
        // The metric grows from 1 to 3, which is better in each epoch or worse in each epoch.
        var stopping = new EarlyStopping(name, patience: 1, mode: mode);
        var (net, history) = Fit(epochs: 3, new MadeUp([1, 2, 3], stopping, name));
        net.Dispose();
        Assert.Equal(isGrowing ? 3 : 2, history.Epochs.Count);
    }

    [Fact]
    public void An_unknown_metric_is_an_error_that_lists_the_known_metrics()
    {
        var message = Assert.Throws<InvalidOperationException>(() => Fit(epochs: 1, new EarlyStopping())).Message;
        Assert.Contains("EarlyStopping watches 'val_loss', which is not measured. The losses and metrics are: loss, accuracy, categorical_accuracy.", message, StringComparison.Ordinal);
        Assert.Contains("Pass validation samples to Fit", message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_learning_rate_falls_on_a_plateau_and_then_waits_for_the_cooldown()
    {
        var rates = new List<double>();
        using var optimizer = new SGD(1);
        var plateau = new ReduceLROnPlateau("made_up", factor: 0.5, patience: 2, mode: MonitorMode.Min, cooldown: 2, minLearningRate: 0.3);
        var (net, _) = Fit(10, optimizer, new MadeUp([5, 5, 5, 5, 5, 5, 5, 5, 5, 5], plateau), new LambdaCallback { EpochEnd = (run, _) => rates.Add(run.Optimizer.LearningRate) });
        net.Dispose();

        // The first epoch is the best. Two epochs without improvement lower the rate. The next two epochs are the cooldown, which is not counted.
        Assert.Equal([1, 1, 0.5, 0.5, 0.5, 0.3, 0.3, 0.3, 0.3, 0.3], rates);
    }

    [Fact]
    public void Files_are_named_by_a_template_and_written_when_the_metric_improves()
    {
        var template = Path.Combine(_folder, "net.{epoch:02d}-{made_up:.1f}.safetensors");
        var (net, _) = Fit(epochs: 4, new MadeUp([3, 4, 2, 1.26], new ModelCheckpoint(template, "made_up", saveBestOnly: true, saveWeightsOnly: true, mode: MonitorMode.Min)));
        using (net)
        {
            Assert.Equal(["net.01-3.0.safetensors", "net.03-2.0.safetensors", "net.04-1.3.safetensors"], Directory.GetFiles(_folder).Select(Path.GetFileName).Order());
            using var other = new Perceptron(seed: 9);
            other.LoadWeights(Path.Combine(_folder, "net.04-1.3.safetensors"));
            Assert.Equal(Weights(net), Weights(other));
        }
    }

    [Fact]
    public void A_file_can_be_written_every_few_steps()
    {
        var (net, _) = Fit(epochs: 2, new ModelCheckpoint(Path.Combine(_folder, "{step}.safetensors"), everySteps: 4));
        net.Dispose();

        // An epoch has six steps. The fourth, eighth and twelfth step of the net are the fourth, second and sixth step of their epochs.
        Assert.Equal(["2.safetensors", "4.safetensors", "6.safetensors"], Directory.GetFiles(_folder).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void The_log_file_has_a_row_for_each_epoch()
    {
        var file = Path.Combine(_folder, "log.csv");
        var (net, history) = Fit(epochs: 2, new CsvLogger(file));
        net.Dispose();
        var rows = File.ReadAllLines(file);
        Assert.Equal("epoch,accuracy,categorical_accuracy,loss", rows[0]);
        Assert.Equal(["1", "2"], rows[1..].Select(row => row.Split(',')[0]));
        Assert.Equal(history["loss"], rows[1..].Select(row => double.Parse(row.Split(',')[3], System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void A_report_is_one_self_contained_page_with_the_outcome()
    {
        var file = Path.Combine(_folder, "report.html");
        var report = new HtmlReport(file) { Data = "made-up samples" };
        var seen = "";
        var (net, history) = Fit(epochs: 2, report, new LambdaCallback { EpochEnd = (run, _) => { if (run.Epoch == 2) { seen = File.ReadAllText(file); } } });
        Assert.Contains("running, ", seen, StringComparison.Ordinal);
        using (var output = torch.rand(6, 3))
        {
            report.Add("Test & more", new ConfusionMatrix(output, output));
        }

        var page = XDocument.Load(file).Root!;
        Assert.All((string[])["finished, 2 epochs", "made-up samples", "RMSprop, learning rate 0.001, batches of 5, 2 epochs, seed 3", "Test & more", "100.00", "dense (Dense)"], text => Assert.Contains(text, page.Value, StringComparison.Ordinal));
        Assert.Equal(2, page.Descendants().Count(element => element.Name.LocalName == "svg"));
        Assert.Contains(history["loss"][1].ToString("G6", System.Globalization.CultureInfo.InvariantCulture), page.Value, StringComparison.Ordinal);
        Assert.DoesNotContain(page.Descendants().Attributes(), attribute => attribute.Name.LocalName is "href" or "src");
        net.Dispose();
    }

    [Fact]
    public void A_report_of_a_failed_training_contains_the_error()
    {
        var file = Path.Combine(_folder, "report.html");
        Assert.Throws<InvalidOperationException>(() => Fit(epochs: 2, new HtmlReport(file), new LambdaCallback { EpochEnd = (_, _) => throw new InvalidOperationException("No more <today>.") }));
        Assert.Contains("failed: No more <today>.", XDocument.Load(file).Root!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Callbacks_are_called_in_the_order_of_events()
    {
        var events = new List<string>();
        var (net, _) = Fit(epochs: 1, new Recorder(events));
        net.Dispose();
        Assert.Equal(["begin", "epoch", .. Enumerable.Repeat((string[])["step", "gradients", "stepped"], 6).SelectMany(step => step), "epoch over", "end"], events);
    }

    [Fact]
    public void A_NaN_or_an_infinity_ends_training_with_an_error_that_names_its_origin()
    {
        var (inputs, targets) = TrainingTests.Data(20);
        using var net = new Perceptron(seed: 1);
        var options = new FitOptions { Callbacks = [new TerminateOnNaN()], BatchSize = 10 };
        net.Fit(inputs, targets, options);

        // Sets a weight that makes exp overflow. The first result that is not finite is in that layer.
        using (no_grad())
        {
            using var large = full_like(net.Weights["dense_2.kernel"].Value, 1e38);
            Kernels.Elementwise.Copy(net.Weights["dense_2.kernel"].Value, large);
        }

        var before = Weights(net);
        var message = Assert.Throws<NotFiniteException>(() => net.Fit(inputs, targets, options)).Message;
        Assert.Contains("the result of Linear in layer 'dense_2' (Dense(9, activation: ReLU))", message, StringComparison.Ordinal);
        Assert.Contains("The weights are those before this step.", message, StringComparison.Ordinal);
        Assert.Equal(before, Weights(net));

        using var broken = inputs.X.clone();
        using (var one = broken.narrow(0, 3, 1))
        using (var nan = full_like(one, double.NaN))
        {
            Kernels.Elementwise.Copy(one, nan);
        }

        using var fresh = new Perceptron(seed: 1);
        Assert.Contains("input 'x' holds NaN", Assert.Throws<NotFiniteException>(() => fresh.Fit(broken, targets, options)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_gradient_that_is_not_finite_ends_training_although_all_results_are_finite()
    {
        // The square root of zero is zero, but its derivative is infinite.
        using var net = new RootOfNothing(seed: 1);
        using var x = rand(8, 4);
        using var wanted = ones(8, 3);
        var message = Assert.Throws<NotFiniteException>(() => net.Fit(new(x), new(wanted), new FitOptions { Callbacks = [new TerminateOnNaN()] })).Message;
        Assert.Contains("the gradient of weight 'dense.", message, StringComparison.Ordinal);
        Assert.DoesNotContain("dense_1", message, StringComparison.Ordinal);
        Assert.Equal(0, net.Dense.Kernel.abs().max().ToDouble());
    }

    private static (Perceptron Net, History History) Fit(int epochs, params Callback[] callbacks) => Fit(epochs, null, callbacks);

    private static (Perceptron Net, History History) Fit(int epochs, Optimizer? optimizer, params Callback[] callbacks)
    {
        var (inputs, targets) = TrainingTests.Data(30);
        var net = new Perceptron(seed: 3);
        return (net, net.Fit(inputs, targets, new FitOptions { Optimizer = optimizer, Epochs = epochs, BatchSize = 5, Callbacks = callbacks }));
    }

    private static float[] Weights(CompiledNet net) => net.Weights.SelectMany(weight => weight.Value.contiguous().data<float>().ToArray()).ToArray();

    /// <summary>Passes an invented metric to another callback.</summary>
    private sealed class MadeUp(double[] values, Callback callback, string name = "made_up") : Callback
    {
        public override void OnTrainBegin(TrainingRun run) => callback.OnTrainBegin(run);

        public override void OnEpochEnd(TrainingRun run, IReadOnlyDictionary<string, double> logs) =>
            callback.OnEpochEnd(run, new Dictionary<string, double> { [name] = values[run.Epoch - 1] });

        public override void OnTrainEnd(TrainingRun run) => callback.OnTrainEnd(run);
    }

    private sealed class Recorder(List<string> events) : Callback
    {
        public override void OnTrainBegin(TrainingRun run) => events.Add("begin");

        public override void OnTrainEnd(TrainingRun run) => events.Add("end");

        public override void OnEpochBegin(TrainingRun run) => events.Add("epoch");

        public override void OnEpochEnd(TrainingRun run, IReadOnlyDictionary<string, double> logs) => events.Add("epoch over");

        public override void OnTrainBatchBegin(TrainingRun run) => events.Add("step");

        public override void OnGradients(TrainingRun run) => events.Add("gradients");

        public override void OnTrainBatchEnd(TrainingRun run) => events.Add("stepped");
    }
}

/// <summary>A net with finite results and infinite gradients.</summary>
[CompiledNet]
internal sealed partial class RootOfNothing
{
    public static Sym<float> Define([Shape(4)] Sym<float> x) => Dense(3)(Sqrt(Dense(5, kernelInitializer: Initializer.Zeros)(x)));

    static Objective Train(Sym<float> y, [Shape(3)] Sym<float> wanted) => Minimize(MeanSquaredError(y, wanted));
}
