using System.Globalization;
using CompiledNets.Samples;

namespace CompiledNets.Distributed.Tests;

public sealed class SampleTests : IDisposable
{
    // Float32 sums in another order differ by less than this part after a few steps. After 50 steps, other units of DigitCnn's ReLUs pass their operands on.
    private const double Tolerance = 2e-3;
    private const int Steps = 6;
    private const float RoundingErrors = 1e-6f;

    private static readonly TimeSpan s_atMost = TimeSpan.FromMinutes(10);
    private readonly string _folder = Directory.CreateTempSubdirectory("compilednets").FullName;

    public static TheoryData<string, string> LaunchersAndSamples
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var launcher in MpiRun.Launchers)
            {
                data.Add(launcher, nameof(DigitCnn));
                data.Add(launcher, nameof(TextTransformer));
                data.Add(launcher, nameof(TicketTriage));
            }

            return data;
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [MpiTheory]
    [MemberData(nameof(LaunchersAndSamples))]
    public void The_losses_and_the_weights_do_not_depend_on_the_number_of_ranks(string launcher, string sample)
    {
        var (losses, weights) = Train(1);
        Assert.Equal(Steps + 1, losses.Length);
        foreach (var ranks in Scale.IsFull ? (int[])[2, 3, 4] : [3])
        {
            var (other, otherWeights) = Train(ranks);
            Assert.Equal(losses.Length, other.Length);
            Assert.All(losses.Zip(other), pair => Assert.True(Math.Abs(pair.First - pair.Second) <= Tolerance * Math.Max(1, pair.First), $"{sample}: the loss is {pair.Second} on {ranks} ranks and {pair.First} on one"));

            // A weight whose gradient is zero, such as the bias of the keys of an attention, only has rounding errors.
            Assert.All(
                weights.Zip(otherWeights).Where(pair => pair.First.abs().max().item<float>() > RoundingErrors || pair.Second.abs().max().item<float>() > RoundingErrors),
                pair => TensorCheck.Close(pair.Second, pair.First, Tolerance));
        }

        (double[] Losses, TorchSharp.torch.Tensor[] Weights) Train(int ranks)
        {
            var folder = Directory.CreateDirectory(Path.Combine(_folder, $"{ranks}")).FullName;
            using var run = new MpiRun(launcher, ranks, RankProgram.TrainSample, sample, Steps, folder);
            var code = run.WaitForEnd(s_atMost);
            Assert.True(code == 0, run.Output);
            var losses = File.ReadLines(Path.Combine(folder, "losses.txt")).Select(line => double.Parse(line, CultureInfo.InvariantCulture)).ToArray();
            return (losses, WeightsIn(sample, Path.Combine(folder, "weights.safetensors")));
        }
    }

    private static TorchSharp.torch.Tensor[] WeightsIn(string sample, string path)
    {
        using CompiledNet net = sample switch
        {
            nameof(DigitCnn) => new DigitCnn(seed: 1),
            nameof(TextTransformer) => new TextTransformer(seed: 1),
            _ => new TicketTriage(seed: 1),
        };
        net.LoadWeights(path);
        return net.NamedWeights().Select(named => named.Weight.Value.clone()).ToArray();
    }
}
