using System.Diagnostics;
using CompiledNets.Samples;
using CompiledNets.Testing;

namespace CompiledNets.Bench;

/// <summary>Compares the step with <see cref="FitOptions.Parallel"/> on one rank with the step without.</summary>
internal static class OneRank
{
    private const int Rounds = 30;
    private const int WarmUp = 4;

    public static void Compare(ICollectives ranks)
    {
        Compare(ranks, () => new Mlp(seed: 1), batchSize: 32, steps: 500);
        Compare(ranks, () => new DigitCnn(seed: 1), batchSize: 32, steps: 20);
        Compare(ranks, () => new DigitCnn(seed: 1), batchSize: 128, steps: 8);
    }

    // Both are trained alternately, because their ratio varies less than their times.
    private static void Compare<TInputs, TOutputs, TGradients, TTargets>(ICollectives ranks, Func<TrainableNet<TInputs, TOutputs, TGradients, TTargets>> create, int batchSize, int steps)
        where TInputs : IBatch<TInputs>
        where TOutputs : IBatch<TOutputs>, IDisposable
        where TGradients : IBatch<TGradients>, IDisposable
        where TTargets : IBatch<TTargets>
    {
        using var withParallel = create();
        using var without = create();
        var sizes = new Dictionary<string, long> { ["N"] = batchSize * steps };
        var (inputs, targets) = (RandomBatch.Inputs(without, sizes), RandomBatch.Targets(without, sizes));
        var (times, ratios) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            var isFirst = round % 2 == 0;
            var before = isFirst ? 0 : Epoch(without, null);
            var own = Epoch(withParallel, ranks);
            var other = isFirst ? Epoch(without, null) : before;
            if (round >= WarmUp)
            {
                times.Add(other);
                ratios.Add(own / other);
            }
        }

        times.Sort();
        ratios.Sort();
        Console.WriteLine($"{without.Structure.Name}, {batchSize} samples: {times[times.Count / 2]:F3} ms a step without Parallel; with / without: median {ratios[ratios.Count / 2]:F3}, quartiles {ratios[ratios.Count / 4]:F3} and {ratios[ratios.Count * 3 / 4]:F3}");

        // Returns the mean milliseconds of a step, without the first step and without the beginning and the end of Fit.
        double Epoch(TrainableNet<TInputs, TOutputs, TGradients, TTargets> net, ICollectives? parallel)
        {
            var (begin, end) = (0L, 0L);
            var callback = new LambdaCallback { TrainBatchEnd = run => (begin, end) = (run.Step == 1 ? Stopwatch.GetTimestamp() : begin, Stopwatch.GetTimestamp()) };
            using var optimizer = new SGD(0.001);
            net.Fit(inputs, targets, new FitOptions { Optimizer = optimizer, BatchSize = batchSize, Shuffle = false, Parallel = parallel, Callbacks = [callback] });
            return Stopwatch.GetElapsedTime(begin, end).TotalMilliseconds / (steps - 1);
        }
    }
}
