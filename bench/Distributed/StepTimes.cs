using System.Diagnostics;
using static TorchSharp.torch;

namespace CompiledNets.Bench;

/// <summary>Measures steps of a perceptron with a global batch of 512 samples.</summary>
internal static class StepTimes
{
    private const int BatchSize = 512;
    private const int StepsPerEpoch = 20;
    private const int Rounds = 8;

    /// <summary>Measures the step and its communication, first without overlap and then with it.</summary>
    public static void Measure(ICollectives ranks)
    {
        foreach (var overlap in (bool[])[false, true])
        {
            var training = new Training(ranks, overlap);
            var (steps, totals, hidden) = (new List<double>(), new List<double>(), new List<double>());
            for (var round = 0; round < Rounds; round++)
            {
                var step = training.Epoch();
                if (round > 1)
                {
                    steps.Add(step);
                    totals.Add(training.Communication.Total.TotalMilliseconds / StepsPerEpoch);
                    hidden.Add(training.Communication.Hidden.TotalMilliseconds / StepsPerEpoch);
                }
            }

            if (ranks.Rank == 0)
            {
                Console.WriteLine($"{ranks.Size} ranks, {BatchSize} samples a step, {(overlap ? "with" : "without")} overlap: median {Median(steps):F2} ms a step; communication and waiting {Median(totals):F2} ms, of which {Median(hidden):F2} ms hidden");
            }
        }
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private sealed class Training(ICollectives? ranks, bool? overlap = null)
    {
        private readonly Perceptron _net = new(seed: 1);
        private readonly Tensor _inputs = randn(BatchSize * StepsPerEpoch, 784);
        private readonly Tensor _labels = randint(10, BatchSize * StepsPerEpoch, ScalarType.Int64);
        private readonly SGD _optimizer = new(0.01);

        /// <summary>Gets the communication of the last epoch.</summary>
        public CommunicationTime Communication { get; private set; }

        /// <summary>Returns the mean milliseconds of a step of an epoch, without the first step.</summary>
        public double Epoch()
        {
            var clock = new Stopwatch();
            var callback = new LambdaCallback
            {
                TrainBatchEnd = run =>
                {
                    Communication = run.Communication;
                    if (run.Step == 1)
                    {
                        clock.Start();
                    }
                },
            };
            _net.Fit(_inputs, _labels, new FitOptions { Optimizer = _optimizer, BatchSize = BatchSize, Shuffle = false, Parallel = ranks, OverlapCommunication = overlap, Callbacks = [callback] });
            return clock.Elapsed.TotalMilliseconds / (StepsPerEpoch - 1);
        }
    }
}
