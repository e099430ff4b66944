using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Integration.Tests.Training;

public sealed class CheckpointTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("compilednets").FullName;

    private string File => Path.Combine(_folder, "training.safetensors");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    public static TheoryData<string> Optimizers => new("SGD", "RMSprop", "Adam", "AdamW", "Adamax", "Nadam", "Adagrad", "Adadelta", "Adafactor", "Lion", "Lamb", "Ftrl");

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void Training_resumes_bit_for_bit_with_every_optimizer(string kind)
    {
        var whole = Trained(kind, stopAt: null);
        Assert.Null(Trained(kind, stopAt: 9));
        Assert.Equal(whole, Trained(kind, stopAt: null)); // from the file
        Assert.False(System.IO.File.Exists(File));

        float[]? Trained(string name, long? stopAt)
        {
            var (inputs, targets) = TrainingTests.Data(30);
            using var net = new Perceptron(seed: 3);
            using Optimizer optimizer = name switch
            {
                "SGD" => new SGD(0.05, momentum: 0.9, nesterov: true) { GradientAccumulationSteps = 2 },
                "RMSprop" => new RMSprop(0.01, momentum: 0.9, centered: true) { UseEma = true, EmaOverwriteFrequency = 4 },
                "Adam" => new Adam(amsgrad: true) { Schedule = new OneCycle(0.01, 18) },
                "AdamW" => new AdamW { ClipNorm = 0.5, ExcludeFromWeightDecay = ["bias"] },
                "Adamax" => new Adamax(),
                "Nadam" => new Nadam(),
                "Adagrad" => new Adagrad(),
                "Adadelta" => new Adadelta(1),
                "Adafactor" => new Adafactor(0.01),
                "Lion" => new Lion(),
                "Lamb" => new Lamb(),
                "Ftrl" => new Ftrl(0.1, l1RegularizationStrength: 0.001),
                _ => throw new ArgumentException(name),
            };
            using var cancel = new CancellationTokenSource();
            var options = new FitOptions
            {
                Optimizer = optimizer,
                Epochs = 3,
                BatchSize = 5,
                Callbacks = [new BackupAndRestore(File, everySteps: 3), new LambdaCallback { TrainBatchEnd = run => { if (run.Net.Step == stopAt) { cancel.Cancel(); } } }],
            };
            try
            {
                net.Fit(inputs, targets, options, cancellationToken: cancel.Token);
                Assert.Null(stopAt);
                return net.Weights.SelectMany(weight => weight.Value.contiguous().data<float>().ToArray()).ToArray();
            }
            catch (OperationCanceledException)
            {
                return null;
            }
        }
    }

    [Fact]
    public void A_checkpoint_of_another_net_is_an_error_that_lists_the_differences()
    {
        Interrupt(new SGD());
        using var net = new Convolutions(seed: 1);
        var before = net.Weights.Values.data<float>().ToArray();
        var options = new FitOptions { Optimizer = new SGD(), Callbacks = [new BackupAndRestore(File)] };
        var message = Assert.Throws<FileFormatException>(() => net.Fit(randn(4, 11, 10, 4), zeros(4, ScalarType.Int64), options)).Message;
        Assert.Contains("the net has no layer 'dense_1', which the file has as Dense(4, activation: Sigmoid, useBias: false) with kernel (7, 4)", message, StringComparison.Ordinal);
        Assert.Contains("layer 'dense' is Dense(7, activation: Tanh) with kernel (5, 7), bias (7) in the file and Dense(5, activation: Softmax)", message, StringComparison.Ordinal);
        Assert.Contains("the file has no input 'image', which the net has as float (N, 11, 10, 4)", message, StringComparison.Ordinal);
        Assert.Equal(before, net.Weights.Values.data<float>().ToArray());
    }

    [Fact]
    public void Another_optimizer_or_other_callbacks_are_an_error()
    {
        Interrupt(new SGD());
        Assert.Contains("the optimizer was SGD and is Adam", Assert.Throws<FileFormatException>(() => Run(new Adam())).Message, StringComparison.Ordinal);
        Assert.Contains("the callbacks were [BackupAndRestore, LambdaCallback] and are", Assert.Throws<FileFormatException>(() => Run(new SGD(), new TerminateOnNaN())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_checkpoint_is_a_weights_file_but_a_weights_file_is_not_a_checkpoint()
    {
        Interrupt(new Adam());
        using var net = new Perceptron(seed: 8);
        Assert.Equal(net.Weights.Count, net.LoadWeights(File).Count);
        net.SaveWeights(File);
        Assert.Contains("no training to resume", Assert.Throws<FileFormatException>(() => Run(new Adam())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_matching_weights_of_a_file_can_be_loaded()
    {
        using var source = new Perceptron(seed: 1);
        source.SaveWeights(File);
        using var net = new Convolutions(seed: 2);
        Assert.Throws<FileFormatException>(() => net.LoadWeights(File));
        var bias = net.Weights["dense.bias"].Value.data<float>().ToArray();

        // Both nets have a layer 'dense', but with different shapes, so nothing matches.
        Assert.Empty(net.LoadWeights(File, skipMismatch: true));
        Assert.Equal(bias, net.Weights["dense.bias"].Value.data<float>().ToArray());

        using var other = new Perceptron(seed: 2);
        Assert.Equal(other.Weights.Select(weight => weight.Name), other.LoadWeights(File, skipMismatch: true));
        Assert.True(other.Weights.Values.allclose(source.Weights.Values, 0, 0));
    }

    [Fact]
    public void A_truncated_file_is_an_error_and_changes_nothing()
    {
        Interrupt(new SGD());
        var bytes = System.IO.File.ReadAllBytes(File);
        foreach (var length in (int[])[4, 100, bytes.Length - 1])
        {
            System.IO.File.WriteAllBytes(File, bytes[..length]);
            Assert.Contains("safetensors", Assert.Throws<FileFormatException>(() => Run(new SGD())).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_an_error_that_names_the_file()
    {
        // Even root cannot write to this folder.
        using var net = new Perceptron(seed: 1);
        Assert.Contains("'/sys/kernel/net.safetensors' could not be written", Assert.Throws<IOException>(() => net.SaveWeights("/sys/kernel/net.safetensors")).Message, StringComparison.Ordinal);
    }

    private void Interrupt(Optimizer optimizer) => Assert.Throws<OperationCanceledException>(() => Run(optimizer));

    private void Run(Optimizer optimizer, params Callback[] more)
    {
        var (inputs, targets) = TrainingTests.Data(30);
        using var net = new Perceptron(seed: 3);
        using var cancel = new CancellationTokenSource();
        using (optimizer)
        {
            var stop = new LambdaCallback { TrainBatchEnd = run => { if (run.Net.Step == 4) { cancel.Cancel(); } } };
            var options = new FitOptions { Optimizer = optimizer, BatchSize = 5, Callbacks = [new BackupAndRestore(File, everySteps: 2), stop, .. more] };
            net.Fit(inputs, targets, options, cancellationToken: cancel.Token);
        }
    }
}
