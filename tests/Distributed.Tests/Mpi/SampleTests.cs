using CompiledNets.Samples;
using static TorchSharp.torch;

namespace CompiledNets.Distributed.Tests;

public sealed class SampleTests : IDisposable
{
    // After 50 steps in float32, other units of ReLUs and maxima pass their operands on, also if only the initial weights are rounded differently: see docs/distributed.md.
    private const int FewSteps = 6;
    private const int Steps = 50;
    private const double ToleranceOfSingle = 2e-3;
    private const double ToleranceOfDouble = 1e-9;

    private static readonly TimeSpan s_atMost = TimeSpan.FromMinutes(10);
    private static readonly Dictionary<(string Sample, ScalarType DType, int Steps), SampleResult> s_alone = [];
    private readonly string _folder = Directory.CreateTempSubdirectory("compilednets").FullName;

    public static TheoryData<string, string> LaunchersAndSamples
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var launcher in MpiRun.Launchers)
            {
                foreach (var sample in SampleTraining.Names)
                {
                    data.Add(launcher, sample);
                }
            }

            return data;
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [MpiTheory]
    [MemberData(nameof(LaunchersAndSamples))]
    public void The_losses_and_the_weights_after_50_steps_do_not_depend_on_the_number_of_ranks(string launcher, string sample) =>
        Compare(launcher, sample, ScalarType.Float64, Steps, ToleranceOfDouble, Scale.IsFull ? [2, 3, 4] : [3]);

    [MpiTheory]
    [MemberData(nameof(LaunchersAndSamples))]
    public void Single_precision_differs_by_rounding(string launcher, string sample) => Compare(launcher, sample, ScalarType.Float32, FewSteps, ToleranceOfSingle, [3]);

    [NamespacesTheory]
    [InlineData(MpiRun.OpenMpi)]
    [InlineData(MpiRun.Mpich)]
    public void Two_machines_with_a_slow_network_train_alike(string launcher) =>
        Compare(nameof(TicketTriage), ScalarType.Float64, FewSteps, ToleranceOfDouble, [2], (_, arguments) => MpiRun.OnTwoNetworks(launcher, arguments));

    private void Compare(string launcher, string sample, ScalarType dtype, int steps, double tolerance, int[] counts) =>
        Compare(sample, dtype, steps, tolerance, counts, (ranks, arguments) => new MpiRun(launcher, ranks, arguments));

    private void Compare(string sample, ScalarType dtype, int steps, double tolerance, int[] counts, Func<int, object[], MpiRun> start)
    {
        var alone = Alone(sample, dtype, steps);
        Assert.Equal(steps + 1, alone.Losses.Count);
        foreach (var ranks in counts)
        {
            var several = Train(ranks);
            Assert.Equal(alone.Losses.Count, several.Losses.Count);
            var (loss, (name, weight)) = (alone.LossDifference(several), alone.WeightDifference(several));
            Assert.True(loss <= tolerance, $"{sample}: a loss differs by {loss:E1} on {ranks} ranks");
            Assert.True(weight <= tolerance, $"{sample}: {name} differs by {weight:E1} on {ranks} ranks");
        }

        SampleResult Train(int ranks)
        {
            var folder = Path.Combine(_folder, $"{ranks}");
            using var run = start(ranks, [RankProgram.TrainSample, sample, dtype, steps, folder]);
            var code = run.WaitForEnd(s_atMost);
            Assert.True(code == 0, run.Output);
            return SampleTraining.Read(sample, dtype, folder);
        }
    }

    /// <summary>Trains a sample in this process, without <see cref="FitOptions.Parallel"/>.</summary>
    private SampleResult Alone(string sample, ScalarType dtype, int steps)
    {
        if (!s_alone.TryGetValue((sample, dtype, steps), out var result))
        {
            var folder = Path.Combine(_folder, "alone");
            SampleTraining.Run(sample, dtype, steps, RankProgram.BatchSize, folder, ranks: null);
            s_alone.Add((sample, dtype, steps), result = SampleTraining.Read(sample, dtype, folder));
        }

        return result;
    }
}
