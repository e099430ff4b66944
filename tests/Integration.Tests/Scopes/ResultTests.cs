using CompiledNets.Integration.Tests.Layers;
using TorchSharp;
using static TorchSharp.torch;
using Kernels = CompiledNets.Generated.Kernels;

namespace CompiledNets.Integration.Tests.Scopes;

/// <summary>
/// Checks that results do not depend on dispose scopes. Nets, optimizers and callbacks keep tensors, which must outlive the scope of their creation.
/// </summary>
public sealed class ResultTests : IDisposable
{
    private static readonly Dictionary<string, Func<Scoping, string, float[]>> s_programs = new()
    {
        ["steps"] = Steps,
        ["steps in bfloat16"] = (scoping, _) => StepsOf(scoping, new Perceptron(seed: 3) { Precision = ComputePrecision.MixedBFloat16 }),
        ["steps with views of weights"] = Convolutions,
        ["forward and backward"] = ForwardAndBackward,
        ["measures and gradients"] = MeasuresAndGradients,
        ["a clone"] = Clone,
        ["nets in a net"] = NetsInNet,
        ["a recurrent pass"] = RecurrentPass,
        ["moving averages"] = MovingAverages,
        ["adapting to data"] = Adapt,
        ["fit and callbacks"] = Fit,
        ["fit on data that are read ahead"] = FitAhead,
        ["a checkpoint"] = Checkpoint,
        ["weights in a file"] = WeightsFile,
        ["autograd"] = Autograd,
        ["the search for NaN"] = Inspect,
    };

    private readonly string _folder = Directory.CreateTempSubdirectory("compilednets").FullName;

    public static TheoryData<string, Scoping> Programs
    {
        get
        {
            var data = new TheoryData<string, Scoping>();
            foreach (var program in s_programs.Keys)
            {
                foreach (var scoping in Enum.GetValues<Scoping>().Where(scoping => scoping != Scoping.None))
                {
                    data.Add(program, scoping);
                }
            }

            return data;
        }
    }

    public static TheoryData<string> Optimizers => [.. s_optimizers.Keys];

    private static readonly Dictionary<string, Func<Optimizer>> s_optimizers = new()
    {
        ["SGD"] = () => new SGD(0.05, momentum: 0.9, nesterov: true) { ClipNorm = 0.5 },
        ["RMSprop"] = () => new RMSprop(momentum: 0.5, centered: true) { ClipValue = 0.1 },
        ["Adam"] = () => new Adam(amsgrad: true) { UseEma = true, EmaOverwriteFrequency = 3 },
        ["AdamW"] = () => new AdamW { ExcludeFromWeightDecay = ["bias"], GlobalClipNorm = 1 },
        ["Adadelta"] = () => new Adadelta(1.0),
        ["Adagrad"] = () => new Adagrad { GradientAccumulationSteps = 2 },
        ["Adamax"] = () => new Adamax(),
        ["Nadam"] = () => new Nadam(),
        ["Ftrl"] = () => new Ftrl(),
        ["Lion"] = () => new Lion(),
        ["Adafactor"] = () => new Adafactor { UseEma = true },
        ["Lamb"] = () => new Lamb { GradientAccumulationSteps = 3, UseEma = true },
    };

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Programs))]
    public void Results_with_scopes_are_bit_for_bit_those_without_scopes(string program, Scoping scoping)
    {
        var expected = s_programs[program](Scoping.None, _folder);
        using var scope = scoping.Begin();
        Assert.Equal(expected, s_programs[program](scoping, _folder));
        Assert.DoesNotContain(expected, number => !float.IsFinite(number));
    }

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void Every_optimizer_keeps_its_state_between_scopes(string name)
    {
        var expected = Run(Scoping.None);
        foreach (var scoping in Enum.GetValues<Scoping>())
        {
            using var scope = scoping.Begin();
            Assert.Equal(expected, Run(scoping));
        }

        float[] Run(Scoping scoping)
        {
            using var net = scoping.Call(() => new Perceptron(seed: 3));
            using var optimizer = scoping.Call(s_optimizers[name]);
            for (var step = 0; step < 7; step++)
            {
                scoping.Call(() => net.TrainStep(Inputs(step), Targets(step), optimizer));
            }

            return Scope.WeightsOf(net);
        }
    }

    [Fact]
    public void These_tests_cover_every_optimizer() => Assert.Equal(
        typeof(Optimizer).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(Optimizer)) && !type.IsAbstract).Select(type => type.Name).Order(),
        s_optimizers.Keys.Order());

    private static float[] Steps(Scoping scoping, string folder) => StepsOf(scoping, scoping.Call(() => new Perceptron(seed: 3)));

    private static float[] StepsOf(Scoping scoping, Perceptron net)
    {
        using (net)
        {
            using var optimizer = scoping.Call(() => new Adam(0.01));
            var losses = Enumerable.Range(0, 6).Select(step => (float)scoping.Call(() => net.TrainStep(Inputs(step), Targets(step), optimizer))).ToList();
            return [.. losses, .. Scope.WeightsOf(net)];
        }
    }

    private static float[] Convolutions(Scoping scoping, string folder)
    {
        using var net = scoping.Call(() => new Convolutions(seed: 3));
        using var optimizer = scoping.Call(() => new Adamax());
        var losses = Enumerable.Range(0, 3).Select(step =>
            (float)scoping.Call(() => net.TrainStep(Scope.Numbers(step, 4, 11, 10, 4), tensor(new long[] { 0, 4, 2, step }), optimizer))).ToList();
        return [.. losses, .. Scope.WeightsOf(net)];
    }

    private static float[] ForwardAndBackward(Scoping scoping, string folder)
    {
        using var net = scoping.Call(() => new Perceptron(seed: 3));
        var numbers = new List<float>();
        for (var step = 0; step < 3; step++)
        {
            // Calls Forward in one scope and Backward in another.
            numbers.AddRange(scoping.Call(() => Scope.ValuesOf(net.Forward(Inputs(step)).Kind)));
            numbers.AddRange(scoping.Call(() => Scope.ValuesOf(net.Backward(new(Scope.Numbers(step, 7, 3))).X)));
            numbers.AddRange(Scope.GradientsOf(net));
        }

        return [.. numbers];
    }

    private static float[] MeasuresAndGradients(Scoping scoping, string folder)
    {
        using var net = scoping.Call(() => new Perceptron(seed: 3));
        var loss = scoping.Call(() => net.ComputeGradients(Inputs(1), Targets(1)));
        var measures = scoping.Call(() => net.Evaluate(Inputs(2), Targets(2), batchSize: 3));
        var outputs = scoping.Call(() => Scope.ValuesOf(net.Predict(Inputs(3), batchSize: 2).Kind));
        return [(float)loss, .. Scope.GradientsOf(net), .. measures.Values.Select(value => (float)value), .. outputs];
    }

    private static float[] Clone(Scoping scoping, string folder)
    {
        using var net = scoping.Call(() => new Perceptron(seed: 3));
        using var clone = scoping.Call(net.Clone);
        using var optimizer = scoping.Call(() => new Adagrad(0.1));
        var losses = Enumerable.Range(0, 3).Select(step => (float)scoping.Call(() => clone.TrainStep(Inputs(step), Targets(step), optimizer))).ToList();
        return [.. losses, .. Scope.WeightsOf(net)];
    }

    private static float[] NetsInNet(Scoping scoping, string folder)
    {
        using var net = scoping.Call(() => new Outer(seed: 3));
        using var optimizer = scoping.Call(() => new Nadam(0.01));
        var losses = Enumerable.Range(0, 4).Select(step => (float)scoping.Call(() => net.TrainStep(
            new(Scope.Numbers(step, 5, 2, 4), Scope.Numbers(step + 10, 5, 4, 4), Scope.Numbers(step + 20, 5, 6), Scope.Numbers(step + 30, 5, 6)),
            new(Scope.Numbers(step + 40, 5, 24, 2), Scope.Numbers(step + 50, 5, 1)),
            optimizer))).ToList();
        return [.. losses, .. Scope.WeightsOf(net)];
    }

    private static float[] RecurrentPass(Scoping scoping, string folder)
    {
        using var net = scoping.Call(() => new LstmVariations(seed: 3));
        using var optimizer = scoping.Call(() => new RMSprop());
        var loss = scoping.Call(() => net.TrainStep(new(Scope.Numbers(1, 5, 6, 4)), new(Scope.Numbers(2, 5, 6, 20)), optimizer));
        var outputs = scoping.Call(() => Scope.ValuesOf(Scope.TensorsOf(net.Forward(new(Scope.Numbers(3, 5, 6, 4))))[0]));
        var gradients = scoping.Call(() => Scope.ValuesOf(net.Backward(new(Scope.Numbers(4, 5, 6, 20))).X));
        return [(float)loss, .. outputs, .. gradients, .. Scope.GradientsOf(net)];
    }

    private static float[] MovingAverages(Scoping scoping, string folder)
    {
        using var net = scoping.Call(() => new OneBatchNormalization(seed: 3));
        using var optimizer = scoping.Call(() => new SGD(0.1));
        for (var step = 0; step < 3; step++)
        {
            scoping.Call(() => net.TrainStep(new(Scope.Numbers(step, 8, 1)), new(Scope.Numbers(step + 10, 8, 1)), optimizer));
            scoping.Call(() => net.Forward(new(Scope.Numbers(step + 20, 8, 1))));
        }

        return Scope.WeightsOf(net);
    }

    private static float[] Adapt(Scoping scoping, string folder)
    {
        using var net = scoping.Call(() => new Preprocessed(seed: 3));
        scoping.Call(() => net.Columns.Adapt(Scope.Numbers(1, 20, 3, 5)));
        scoping.Call(() => net.Channels.Adapt([Scope.Numbers(2, 20, 2, 4, 4), Scope.Numbers(3, 10, 2, 4, 4)]));
        var outputs = scoping.Call(() => Scope.TensorsOf(net.Predict(new(Scope.Numbers(4, 5, 3, 5), Scope.Numbers(5, 5, 2, 4, 4)))).SelectMany(Scope.ValuesOf).ToArray());
        return [.. outputs, .. Scope.WeightsOf(net)];
    }

    private static float[] Fit(Scoping scoping, string folder)
    {
        using var net = scoping.Call(() => new Perceptron(seed: 3));
        using var optimizer = scoping.Call(() => new Adam(0.05) { UseEma = true });

        // Training gets worse at the end, so early stopping restores the best weights. Callbacks open a scope for each epoch and each step.
        var stopping = new EarlyStopping("loss", patience: 2, restoreBestWeights: true);
        var (epoch, step) = ((DisposeScope?)null, (DisposeScope?)null);
        DisposeScope? Begin() => scoping == Scoping.None ? null : NewDisposeScope();
        var options = new FitOptions
        {
            Optimizer = optimizer,
            Epochs = 6,
            BatchSize = 4,
            Callbacks =
            [
                new LambdaCallback { EpochBegin = _ => epoch = Begin(), TrainBatchBegin = _ => step = Begin() },
                stopping,
                new ModelCheckpoint(Path.Combine(folder, "{epoch}.safetensors"), everySteps: 3),
                new TerminateOnNaN(),
                new LambdaCallback { EpochBegin = run => run.Optimizer.LearningRate = run.Epoch > 3 ? 20 : 0.05 },
                new LambdaCallback { TrainBatchEnd = _ => step?.Dispose(), EpochEnd = (_, _) => epoch?.Dispose() },
            ],
        };
        var history = scoping.Call(() => net.Fit(Inputs(1), Targets(1), options, (Inputs(2), Targets(2))));
        var more = scoping.Call(() => net.Fit(Inputs(4), Targets(4), options with { Callbacks = [] }));
        Assert.InRange(stopping.BestEpoch, 1, 3);
        return [.. history["val_loss"].Concat(more["loss"]).Select(loss => (float)loss), .. Scope.WeightsOf(net)];
    }

    private static float[] FitAhead(Scoping scoping, string folder)
    {
        using var net = scoping.Call(() => new Perceptron(seed: 3));
        using var optimizer = scoping.Call(() => new Ftrl(0.01));
        var options = new FitOptions { Optimizer = optimizer, Epochs = 3, BatchSize = 2, Prefetch = 3, StepsPerEpoch = 3 };
        var samples = Dataset.From<Perceptron.Inputs, Perceptron.Targets>(7, Sample);
        var history = scoping.Call(() => net.Fit(samples, options, samples));
        var more = scoping.Call(() => net.Fit(Stream().Batch(3), options, samples));
        return [.. history["val_loss"].Concat(more["val_loss"]).Select(loss => (float)loss), .. Scope.WeightsOf(net)];

        static (Perceptron.Inputs Inputs, Perceptron.Targets Targets) Sample(long number) =>
            (Scope.Numbers((int)number, 1, 6, 5), Scope.Numbers((int)number + 100, 1, 3).softmax(-1));

        static async IAsyncEnumerable<(Perceptron.Inputs Inputs, Perceptron.Targets Targets)> Stream()
        {
            for (var number = 0; number < 11; number++)
            {
                await Task.Yield();
                yield return Sample(number);
            }
        }
    }

    private static float[] Checkpoint(Scoping scoping, string folder)
    {
        // Training is interrupted after the seventh step, and resumed with other objects.
        var file = Path.Combine(folder, Path.GetRandomFileName());
        using var interrupted = scoping.Call(() => new Perceptron(seed: 3));
        using var optimizer = scoping.Call(() => new Lamb(0.01));
        var stop = new LambdaCallback { TrainBatchEnd = run => { if (run.Net.Step == 7) { throw new OperationCanceledException(); } } };
        Assert.Throws<OperationCanceledException>(() => scoping.Call(() => interrupted.Fit(Inputs(1), Targets(1), OptionsOf(optimizer, stop))));

        using var net = scoping.Call(() => new Perceptron(seed: 9));
        using var next = scoping.Call(() => new Lamb(0.01));
        scoping.Call(() => net.Fit(Inputs(1), Targets(1), OptionsOf(next, new LambdaCallback())));
        return Scope.WeightsOf(net);

        FitOptions OptionsOf(Optimizer optimizer, Callback last) => new()
        {
            Optimizer = optimizer,
            Epochs = 4,
            BatchSize = 2,
            Callbacks = [new BackupAndRestore(file, everySteps: 2), new EarlyStopping("loss", patience: 9, restoreBestWeights: true), last],
        };
    }

    private static float[] WeightsFile(Scoping scoping, string folder)
    {
        var file = Path.Combine(folder, Path.GetRandomFileName());
        using var net = scoping.Call(() => new Perceptron(seed: 3));
        scoping.Call(() => net.SaveWeights(file));
        using var other = scoping.Call(() => new Perceptron(seed: 4));
        scoping.Call(() => other.LoadWeights(file));
        return scoping.Call(() => Scope.ValuesOf(other.Predict(Inputs(1)).Kind));
    }

    private static float[] Autograd(Scoping scoping, string folder)
    {
        using var net = scoping.Call(() => new Perceptron(seed: 3));
        using var optimizer = scoping.Call(() => optim.Adam(net.Weights.Select(weight => weight.Leaf), 0.01, amsgrad: true));
        var losses = Enumerable.Range(0, 4).Select(step => scoping.Call(() =>
        {
            optimizer.zero_grad();
            var loss = net.LossWithAutograd(Inputs(step), Targets(step));
            loss.backward();
            optimizer.step();
            return loss.ToSingle();
        })).ToList();
        var outputs = scoping.Call(() => Scope.ValuesOf(net.ForwardWithAutograd(Inputs(9)).Kind));
        return [.. losses, .. outputs, .. Scope.WeightsOf(net)];
    }

    private static float[] Inspect(Scoping scoping, string folder)
    {
        // To find the origin of the NaN, the callback computes the step again with autograd. This creates the leaves, which are used later.
        using var net = scoping.Call(() => new Perceptron(seed: 3));
        scoping.Call(() =>
        {
            var broken = Scope.Numbers(1, 7, 6, 5) / 0f;
            Assert.Throws<NotFiniteException>(() => net.Fit(new(broken), Targets(1), new FitOptions { Callbacks = [new TerminateOnNaN()] }));
        });
        var overflowing = new LambdaCallback { TrainBatchBegin = run => Kernels.Elementwise.ScaleInPlace(run.Net.Weights[^2].Value, 1e38) };
        scoping.Call(() => Assert.Throws<NotFiniteException>(() => net.Fit(Inputs(1), Targets(1), new FitOptions { Callbacks = [overflowing, new TerminateOnNaN()] })));
        scoping.Call(() => Kernels.Elementwise.ScaleInPlace(net.Weights[^2].Value, 1e-38));
        return scoping.Call(() => Scope.ValuesOf(net.LossWithAutograd(Inputs(2), Targets(2)).view(1)));
    }

    private static Perceptron.Inputs Inputs(int seed) => new(Scope.Numbers(seed, 7, 6, 5));

    private static Perceptron.Targets Targets(int seed) => new(Scope.Numbers(seed + 100, 7, 3).softmax(-1));
}
