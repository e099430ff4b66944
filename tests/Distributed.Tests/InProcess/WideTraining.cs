using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Distributed.Tests;

/// <summary>Trains <see cref="WideNet"/>.</summary>
internal static class WideTraining
{
    public const int Steps = 3;

    private const int BatchSize = 10;

    /// <summary>Trains three steps, of which the last has fewer samples than there may be ranks. Returns the weights and the communication.</summary>
    public static (double[] Weights, CommunicationTime Communication) Run(ICollectives ranks, ScalarType dtype, bool? overlap, Action<TrainingRun>? onStep = null)
    {
        using var net = new WideNet(seed: 5, dtype: dtype);
        var random = new Generator(2, CPU);
        using var x = randn((2 * BatchSize) + 1, 6, dtype, generator: random);
        using var labels = randint(3, (2 * BatchSize) + 1, ScalarType.Int64, generator: random);
        using var weights = rand((2 * BatchSize) + 1, dtype, generator: random);
        using var optimizer = new SGD(0.1, momentum: 0.9) { GlobalClipNorm = 1 };
        CommunicationTime communication = default;
        net.Fit(new(x), new(labels, weights), new FitOptions
        {
            Optimizer = optimizer,
            BatchSize = BatchSize,
            Parallel = ranks,
            OverlapCommunication = overlap,
            Callbacks = [new OnEveryRank(run =>
            {
                communication = run.Communication;
                onStep?.Invoke(run);
            })],
        });
        return (WeightsOf(net), communication);
    }

    private static double[] WeightsOf(CompiledNet net)
    {
        using var wide = net.Weights.Values.to(ScalarType.Float64);
        return wide.data<double>().ToArray();
    }

    private sealed class OnEveryRank(Action<TrainingRun> onStep) : Callback
    {
        public override bool IsOnEveryRank => true;

        public override void OnTrainBatchEnd(TrainingRun run) => onStep(run);
    }
}
