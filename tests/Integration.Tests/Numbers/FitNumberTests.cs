using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Integration.Tests.Numbers;

/// <summary>Numbers of training and of data: those without a meaning are errors before the first step, and the largest ones work.</summary>
public sealed class FitNumberTests
{
    private static readonly FitOptions s_defaults = new();

    private static readonly Dictionary<string, (FitOptions Options, string Expected)> s_options = new()
    {
        ["no epochs"] = (s_defaults with { Epochs = 0 }, "Epochs ('0') must be greater than or equal to '1'"),
        ["-1 epochs"] = (s_defaults with { Epochs = -1 }, "Epochs ('-1') must be greater than or equal to '1'"),
        ["fewest epochs"] = (s_defaults with { Epochs = int.MinValue }, "Epochs ('-2147483648') must be greater"),
        ["first epoch -1"] = (s_defaults with { InitialEpoch = -1 }, "InitialEpoch ('-1') must be a non-negative value"),
        ["batch of 0"] = (s_defaults with { BatchSize = 0 }, "BatchSize ('0') must be greater than or equal to '1'"),
        ["batch of -1"] = (s_defaults with { BatchSize = -1 }, "BatchSize ('-1') must be greater than or equal to '1'"),
        ["smallest batch"] = (s_defaults with { BatchSize = int.MinValue }, "BatchSize ('-2147483648') must be greater"),
        ["validation batch of 0"] = (s_defaults with { ValidationBatchSize = 0 }, "ValidationBatchSize ('0') must be greater than or equal to '1'"),
        ["validation batch of -1"] = (s_defaults with { ValidationBatchSize = -1 }, "ValidationBatchSize ('-1') must be greater than or equal to '1'"),
        ["validation frequency of 0"] = (s_defaults with { ValidationFrequency = 0 }, "ValidationFrequency ('0') must be greater than or equal to '1'"),
        ["validation frequency of -1"] = (s_defaults with { ValidationFrequency = -1 }, "ValidationFrequency ('-1') must be greater than or equal to '1'"),
        ["prefetch of -1"] = (s_defaults with { Prefetch = -1 }, "Prefetch ('-1') must be a non-negative value"),
        ["0 steps"] = (s_defaults with { StepsPerEpoch = 0 }, "StepsPerEpoch ('0') must be greater than or equal to '1'"),
        ["-1 steps"] = (s_defaults with { StepsPerEpoch = -1 }, "StepsPerEpoch ('-1') must be greater than or equal to '1'"),
        ["fewest steps"] = (s_defaults with { StepsPerEpoch = long.MinValue }, "StepsPerEpoch ('-9223372036854775808') must be greater"),
        ["more steps than batches"] = (s_defaults with { StepsPerEpoch = 2 }, "StepsPerEpoch is 2, but 20 samples make 1 batches of 32"),
        ["most steps"] = (s_defaults with { StepsPerEpoch = long.MaxValue }, "StepsPerEpoch is 9223372036854775807, but 20 samples make 1 batches of 32"),
        ["split of NaN"] = (s_defaults with { ValidationSplit = double.NaN }, "ValidationSplit must be from 0 to less than 1"),
        ["split of infinity"] = (s_defaults with { ValidationSplit = double.PositiveInfinity }, "ValidationSplit must be from 0 to less than 1"),
        ["split of -infinity"] = (s_defaults with { ValidationSplit = double.NegativeInfinity }, "ValidationSplit must be from 0 to less than 1"),
        ["split of -0.1"] = (s_defaults with { ValidationSplit = -0.1 }, "ValidationSplit must be from 0 to less than 1"),
        ["split of 1"] = (s_defaults with { ValidationSplit = 1 }, "ValidationSplit must be from 0 to less than 1"),
        ["split of nearly all"] = (s_defaults with { ValidationSplit = 0.99 }, "of 20 samples leaves a part without samples"),
        ["null for callbacks"] = (s_defaults with { Callbacks = null! }, "Callbacks"),
        ["null among callbacks"] = (s_defaults with { Callbacks = [new TerminateOnNaN(), null!] }, "Callbacks must not contain null"),
    };

    public static TheoryData<string> Options => [.. s_options.Keys];

    [Theory]
    [MemberData(nameof(Options))]
    public void An_option_without_a_meaning_is_an_error_before_the_first_step(string name)
    {
        var (inputs, targets) = TrainingTests.Data(20);
        using var net = new Perceptron(seed: 1);
        var (options, expected) = s_options[name];
        Assert.Contains(expected, Assert.ThrowsAny<ArgumentException>(() => net.Fit(inputs, targets, options)).Message, StringComparison.Ordinal);
        Assert.Contains(expected, Assert.ThrowsAny<ArgumentException>(() => net.Fit(Dataset.Of(inputs, targets), options)).Message, StringComparison.Ordinal);
        Assert.Equal(0, net.Step);
    }

    [Fact]
    public void The_largest_numbers_train_like_numbers_that_are_large_enough()
    {
        var (inputs, targets) = TrainingTests.Data(20);
        var largest = new FitOptions { BatchSize = int.MaxValue, ValidationBatchSize = int.MaxValue, ValidationFrequency = int.MaxValue, Prefetch = int.MaxValue, Epochs = 2 };
        using Perceptron net = new(seed: 1), same = new(seed: 1);
        net.Fit(Dataset.Of(inputs, targets), largest, Dataset.Of(inputs, targets));
        same.Fit(inputs, targets, new FitOptions { BatchSize = 20, Epochs = 2 });
        Assert.Equal(same.Weights.Values.data<float>().ToArray(), net.Weights.Values.data<float>().ToArray());
        using Tensor whole = net.Predict(inputs, batchSize: int.MaxValue), parts = net.Predict(inputs, batchSize: 20);
        Assert.Equal(whole.data<float>().ToArray(), parts.data<float>().ToArray());
    }

    [Fact]
    public void A_training_whose_epochs_were_made_before_makes_no_step()
    {
        var (inputs, targets) = TrainingTests.Data(20);
        using var net = new Perceptron(seed: 1);
        Assert.Empty(net.Fit(inputs, targets, new FitOptions { Epochs = 3, InitialEpoch = 3 }).Epochs);
        Assert.Empty(net.Fit(inputs, targets, new FitOptions { Epochs = 3, InitialEpoch = int.MaxValue - 1 }).Epochs);
        Assert.Equal(0, net.Step);
    }

    private static readonly Dictionary<string, (Action<Perceptron, Perceptron.Inputs, Perceptron.Targets> Call, string Expected)> s_calls = new()
    {
        ["Predict in batches of 0"] = ((net, x, _) => net.Predict(x, batchSize: 0), "batchSize ('0') must be greater than or equal to '1'"),
        ["Predict in batches of -1"] = ((net, x, _) => net.Predict(x, batchSize: -1), "batchSize ('-1') must be greater than or equal to '1'"),
        ["Evaluate in batches of 0"] = ((net, x, y) => net.Evaluate(x, y, batchSize: 0), "batchSize ('0') must be greater than or equal to '1'"),
        ["Evaluate a dataset in batches of -1"] = ((net, x, y) => net.Evaluate(Dataset.Of(x, y), batchSize: -1), "batchSize ('-1') must be greater than or equal to '1'"),
        ["dataset of -1 samples"] = ((_, x, y) => Dataset.From(-1, _ => (x, y)), "count ('-1') must be a non-negative value"),
        ["dataset of no samples"] = ((net, x, y) => net.Fit(Dataset.From(0, _ => (x, y))), "there are no samples"),
        ["chosen sample -1"] = ((_, x, y) => Dataset.Of(x, y).Choose([0, -1]), "There are 20 samples, numbered from 0"),
        ["chosen sample 20"] = ((_, x, y) => Dataset.Of(x, y).Choose([20]), "There are 20 samples, numbered from 0"),
        ["split at NaN"] = ((_, x, y) => Dataset.Of(x, y).Split(double.NaN), "NaN of 20 samples leaves a part without samples"),
        ["split at 0"] = ((_, x, y) => Dataset.Of(x, y).Split(0), "0 of 20 samples leaves a part without samples"),
        ["split at 1"] = ((_, x, y) => Dataset.Of(x, y).Split(1), "1 of 20 samples leaves a part without samples"),
        ["split at infinity"] = ((_, x, y) => Dataset.Of(x, y).Split(double.PositiveInfinity), "of 20 samples leaves a part without samples"),
        ["stream in batches of 0"] = ((net, x, y) => net.Fit(Stream(x, y).Batch(0)), "size ('0') must be greater than or equal to '1'"),
        ["buffer of 0"] = ((net, x, y) => net.Fit(Stream(x, y).Shuffled(0, seed: 1)), "bufferSize ('0') must be greater than or equal to '1'"),
        ["stream with a split"] = ((net, x, y) => net.Fit(Stream(x, y), new FitOptions { ValidationSplit = 0.5 }), "ValidationSplit needs a dataset"),
        ["rate multiplier of NaN"] = ((net, _, _) => net.Dense.LearningRateMultiplier = double.NaN, "must not be negative or NaN"),
        ["rate multiplier of -1"] = ((net, _, _) => net.Dense.LearningRateMultiplier = -1, "must not be negative or NaN"),
        ["rate multiplier of infinity"] = ((net, _, _) => net.Weights[0].LearningRateMultiplier = double.PositiveInfinity, "must not be negative or NaN"),
        ["vocabulary of 2 words"] = ((_, _, _) => Vocabulary.Of(["a b"], maxTokens: 2), "maxTokens ('2') must be greater than or equal to '3'"),
        ["texts of 0 words"] = ((_, _, _) => new Vocabulary(["a"]).Encode(["a"], 0), "length ('0') must be greater than or equal to '1'"),
        ["texts of most words"] = ((_, _, _) => new Vocabulary(["a"]).Encode(["a", "b"], int.MaxValue), "2 texts of 2147483647 words are more than"),
        ["class weight of NaN"] = ((_, _, y) => ClassWeights.Of(y.Wanted, new Dictionary<long, double> { [1] = double.NaN }), "The weight of class 1 is NaN"),
        ["class weight of -1"] = ((_, _, y) => ClassWeights.Of(y.Wanted, new Dictionary<long, double> { [2] = -1 }), "The weight of class 2 is -1"),
        ["class weight of infinity"] = ((_, _, y) => ClassWeights.Of(y.Wanted, new Dictionary<long, double> { [0] = double.PositiveInfinity }), "The weight of class 0 is Infinity"),
        ["unknown precision"] = ((net, _, _) => net.Precision = (ComputePrecision)7, "A net has the precision Full or MixedBFloat16"),
        ["net of float16"] = ((_, _, _) => new Perceptron(dtype: ScalarType.Float16), "The dtype of a net must be float32 or float64, but is Float16"),
        ["net of complex numbers"] = ((_, _, _) => new Perceptron(dtype: ScalarType.ComplexFloat64), "The dtype of a net must be float32 or float64, but is ComplexFloat64"),
    };

    public static TheoryData<string> Calls => [.. s_calls.Keys];

    [Theory]
    [MemberData(nameof(Calls))]
    public void A_number_without_a_meaning_is_an_error_that_names_it(string name)
    {
        var (inputs, targets) = TrainingTests.Data(20);
        using var net = new Perceptron(seed: 1);
        var before = Races.Race.Weights(net);
        var (call, expected) = s_calls[name];
        Assert.Contains(expected, Assert.ThrowsAny<ArgumentException>(() => call(net, inputs, targets)).Message, StringComparison.Ordinal);
        Assert.Equal(before, Races.Race.Weights(net));
        Assert.Equal(0, net.Step);
    }

    private static async IAsyncEnumerable<(Perceptron.Inputs, Perceptron.Targets)> Stream(Perceptron.Inputs inputs, Perceptron.Targets targets)
    {
        await Task.Yield();
        yield return (inputs.X.clone(), targets.Wanted.clone());
    }
}
