using System.Globalization;
using CompiledNets.Samples;
using CompiledNets.Testing;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Distributed.Tests;

/// <summary>Trains samples of the gallery, with their optimizers, on random numbers. The result is compared with that of other numbers of ranks.</summary>
internal static class SampleTraining
{
    /// <summary>Gets the names of the samples.</summary>
    public static IReadOnlyList<string> Names { get; } = [nameof(DigitCnn), nameof(TextTransformer), nameof(TicketTriage)];

    /// <summary>Trains a sample for an epoch. Rank 0 writes the loss of each step and the weights.</summary>
    /// <param name="name">The name of the sample.</param>
    /// <param name="dtype">The dtype of the weights.</param>
    /// <param name="steps">The number of steps with whole batches. One more step has a single sample, so all ranks but one borrow it.</param>
    /// <param name="batchSize">The number of samples in a batch.</param>
    /// <param name="folder">The folder for the result.</param>
    /// <param name="ranks">The ranks.</param>
    /// <param name="isPerturbed">Whether each weight begins one unit in the last place away.</param>
    /// <param name="callbacks">Other callbacks.</param>
    public static void Run(string name, ScalarType dtype, int steps, int batchSize, string folder, ICollectives? ranks, bool isPerturbed = false, params Callback[] callbacks)
    {
        using var net = Create(name, dtype);
        if (isPerturbed)
        {
            Perturb(net);
        }

        var losses = new List<double>();
        var options = new FitOptions
        {
            BatchSize = batchSize,
            Parallel = ranks,
            Callbacks = [new LambdaCallback { TrainBatchEnd = run => losses.Add(run.BatchLoss) }, .. callbacks],
        };
        var samples = (batchSize * steps) + 1;
        switch (net)
        {
            case DigitCnn digits:
                Fit(digits, samples, classes: 10, ids: 3, options with { Optimizer = new Adadelta(learningRate: 1) });
                break;
            case TextTransformer text:
                Fit(text, samples, classes: 2, ids: 20_000, options with { Optimizer = new Adam() });
                break;
            case TicketTriage tickets:
                Fit(tickets, samples, classes: 2, ids: 10_000, options with { Optimizer = new RMSprop() });
                break;
        }

        if (ranks is not { Rank: > 0 })
        {
            Directory.CreateDirectory(folder);
            File.WriteAllLines(LossesIn(folder), losses.Select(loss => loss.ToString("R", CultureInfo.InvariantCulture)));
            net.SaveWeights(WeightsIn(folder));
        }
    }

    /// <summary>Reads what <see cref="Run"/> has written.</summary>
    public static SampleResult Read(string name, ScalarType dtype, string folder)
    {
        using var net = Create(name, dtype);
        net.LoadWeights(WeightsIn(folder));
        return new(
            File.ReadLines(LossesIn(folder)).Select(line => double.Parse(line, CultureInfo.InvariantCulture)).ToArray(),
            net.NamedWeights().Select(named => (named.Name, named.Weight.Value.to(ScalarType.Float64, copy: true))).ToList());
    }

    private static string LossesIn(string folder) => Path.Combine(folder, "losses.txt");

    private static string WeightsIn(string folder) => Path.Combine(folder, "weights.safetensors");

    private static CompiledNet Create(string name, ScalarType dtype) => name switch
    {
        nameof(DigitCnn) => new DigitCnn(seed: 3, dtype: dtype),
        nameof(TextTransformer) => new TextTransformer(seed: 3, dtype: dtype),
        nameof(TicketTriage) => new TicketTriage(seed: 3, dtype: dtype),
        _ => throw new ArgumentException($"There is no sample '{name}'; the samples are {string.Join(", ", Names)}.", nameof(name)),
    };

    private static void Fit<TInputs, TOutputs, TGradients, TTargets>(TrainableNet<TInputs, TOutputs, TGradients, TTargets> net, long samples, long classes, long ids, FitOptions options)
        where TInputs : IBatch<TInputs>
        where TOutputs : IBatch<TOutputs>, IDisposable
        where TGradients : IBatch<TGradients>, IDisposable
        where TTargets : IBatch<TTargets>
    {
        manual_seed(4);
        var sizes = new Dictionary<string, long> { ["N"] = samples, ["T"] = 7, ["B"] = 9 };
        var (inputs, targets) = (RandomBatch.Inputs(net, sizes, ids), RandomBatch.Targets(net, sizes, classes));
        using (options.Optimizer)
        {
            net.Fit(inputs, targets, options);
        }
    }

    // The largest relative distance of two numbers with the same exponent is the machine epsilon.
    private static void Perturb(CompiledNet net)
    {
        using var noGrad = no_grad();
        manual_seed(5);
        var epsilon = net.DType == ScalarType.Float64 ? Math.BitIncrement(1) - 1 : MathF.BitIncrement(1) - 1;
        foreach (var (_, weight) in net.NamedWeights())
        {
            using var signs = randint(2, weight.Value.shape, net.DType);
            weight.Value.mul_(1 + (epsilon * ((2 * signs) - 1)));
        }
    }
}
