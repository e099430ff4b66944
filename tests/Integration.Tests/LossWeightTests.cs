using CompiledNets.Integration.Tests.Training;
using TorchSharp;
using static CompiledNets.Layers;
using static TorchSharp.torch;

namespace CompiledNets.Integration.Tests;

/// <summary>Losses of several outputs, two losses of one output, a custom loss, and a regularizer.</summary>
[CompiledNet]
internal sealed partial class SeveralLosses
{
    public static (Sym<float> first, Sym<float> second) Define([Shape(5)] Sym<float> x)
    {
        var y = Dense(6, Tanh, kernelRegularizer: Regularizer.L2(0.01f))(x);
        return (Dense(3, Softmax)(y), Dense(2)(y));
    }

    static Objective Train(Sym<float> first, Sym<float> second, [Shape(3)] Sym<float> kind, [Shape(2)] Sym<float> number) => Minimize(
        CategoricalCrossentropy(first, kind) + 0.3f * MeanSquaredError(second, number) + 2f * MeanAbsoluteError(second, number) + Square(second))
        .Track(Accuracy(first, kind));
}

public sealed class LossWeightTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("compilednets").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float64)]
    public void Gradients_with_other_weights_are_those_of_autograd(ScalarType dtype)
    {
        using var net = new SeveralLosses(seed: 1, dtype: dtype);
        GradientCheck.Train(net);
        (net.LossWeights.First, net.LossWeights.Second, net.LossWeights.Second1) = (0.25, 7, 0);
        GradientCheck.Train(net);
        using var classes = new ClassLosses(seed: 1, dtype: dtype);
        for (var i = 0; i < classes.LossWeights.Count; i++)
        {
            classes.LossWeights[i] = 1.0 / (i + 2);
        }

        GradientCheck.Train(classes);
    }

    [Fact]
    public void Loss_weights_start_with_the_values_of_the_definition_and_the_loss_is_the_weighted_sum()
    {
        using var net = new SeveralLosses(seed: 1, dtype: ScalarType.Float64);
        var (inputs, targets) = Data(ScalarType.Float64);
        Assert.Equal((1, (double)0.3f, 2, 1), (net.LossWeights.First, net.LossWeights.Second, net.LossWeights.Second1, net.LossWeights.Second2));
        Assert.Equal("first_loss: 1, second_loss: 0.30000001192092896, second_loss_1: 2, second_loss_2: 1", net.LossWeights.ToString());
        var means = net.Evaluate(inputs, targets);
        var penalty = 0.01 * net.Y.Kernel.square().sum().ToDouble();
        Assert.Equal(means["first_loss"] + (0.3f * means["second_loss"]) + (2 * means["second_loss_1"]) + means["second_loss_2"] + penalty, means["loss"], 1e-7);

        (net.LossWeights.First, net.LossWeights.Second1) = (-3, 0);
        var others = net.Evaluate(inputs, targets);
        Assert.Equal((-3 * means["first_loss"]) + (0.3f * means["second_loss"]) + means["second_loss_2"] + penalty, others["loss"], 1e-7);
        Assert.Equal(means["first_loss"], others["first_loss"]);
        Assert.Equal(others["loss"], net.ComputeGradients(inputs, targets), 1e-12);
    }

    [Fact]
    public void A_loss_of_weight_zero_changes_nothing()
    {
        using var net = new SeveralLosses(seed: 1);
        var (inputs, targets) = Data(ScalarType.Float32);
        net.ComputeGradients(inputs, targets);
        Assert.NotEqual(0, net.Dense.KernelGradient.abs().max().ToDouble());
        net.LossWeights.First = 0;
        net.ComputeGradients(inputs, targets);
        Assert.Equal(0, net.Dense.KernelGradient.abs().max().ToDouble());
        Assert.NotEqual(0, net.Dense1.KernelGradient.abs().max().ToDouble());
    }

    [Fact]
    public void The_loss_of_an_epoch_has_the_weights_that_each_batch_had()
    {
        using var net = new SeveralLosses(seed: 1);
        var (inputs, targets) = Data(ScalarType.Float32);
        var losses = new List<double>();
        var history = net.Fit(inputs, targets, new FitOptions
        {
            Optimizer = new SGD(0),
            BatchSize = 4,
            Epochs = 1,
            Shuffle = false,
            Callbacks = [new LambdaCallback { TrainBatchBegin = _ => net.LossWeights.Second *= 10, TrainBatchEnd = run => losses.Add(run.BatchLoss) }],
        });
        Assert.Equal(3, losses.Count);
        Assert.True(losses[2] > 5 * losses[0]);
        Assert.Equal(losses.Average(), history["loss"][0], 1e-9);
    }

    [Fact]
    public void A_clone_starts_with_the_loss_weights_of_its_original_and_changes_independently()
    {
        using var net = new SeveralLosses(seed: 1);
        net.LossWeights.Second2 = 9;
        using var clone = net.Clone();
        Assert.Equal(9, clone.LossWeights.Second2);
        clone.LossWeights.Second2 = 1;
        Assert.Equal(9, net.LossWeights.Second2);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_loss_weight_that_is_not_finite_is_an_error_that_names_it(double weight)
    {
        using var net = new SeveralLosses(seed: 1);
        var message = Assert.Throws<ArgumentOutOfRangeException>(() => net.LossWeights.Second1 = weight).Message;
        Assert.StartsWith("SeveralLosses: the weight of 'second_loss_1' must be a finite number.", message, StringComparison.Ordinal);
        Assert.Equal(2, net.LossWeights.Second1);
    }

    [Fact]
    public void Training_that_changes_loss_weights_resumes_bit_for_bit()
    {
        var file = Path.Combine(_folder, "training.safetensors");
        var whole = Trained(stopAt: null);
        Assert.Null(Trained(stopAt: 5));
        Assert.Equal(whole, Trained(stopAt: null)); // from the file

        // The changed weights have an effect: training with the weights of the definition gives other results.
        Assert.NotEqual(whole, Trained(stopAt: null, growth: 1));

        float[]? Trained(long? stopAt, double growth = 1.5)
        {
            using var net = new SeveralLosses(seed: 3);
            var (inputs, targets) = Data(ScalarType.Float32);
            using var cancel = new CancellationTokenSource();
            var options = new FitOptions
            {
                Optimizer = new Adam(),
                Epochs = 3,
                BatchSize = 4,
                Callbacks =
                [
                    // The weight grows with every step, so it depends on the earlier steps.
                    new LambdaCallback { TrainBatchBegin = _ => net.LossWeights.Second *= growth, TrainBatchEnd = run => { if (run.Net.Step == stopAt) { cancel.Cancel(); } } },
                    new BackupAndRestore(file, everySteps: 1),
                ],
            };
            try
            {
                net.Fit(inputs, targets, options, cancellationToken: cancel.Token);
                return net.Weights.SelectMany(weight => weight.Value.contiguous().data<float>().ToArray()).ToArray();
            }
            catch (OperationCanceledException)
            {
                return null;
            }
        }
    }

    private static (SeveralLosses.Inputs Inputs, SeveralLosses.Targets Targets) Data(ScalarType dtype)
    {
        manual_seed(7);
        return (randn([12, 5], dtype), new(randn([12, 3], dtype).softmax(-1), randn([12, 2], dtype)));
    }
}
