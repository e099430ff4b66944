using CompiledNets.Bench.Races;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Bench.Modes;

/// <summary>Compares steps of two compiled nets.</summary>
internal static class Pairs
{
    private const int Rounds = 11;

    /// <summary>Compares steps in <see cref="ComputePrecision.MixedBFloat16"/> with steps in float32.</summary>
    public static void Precisions()
    {
        using var x = rand(128, 28, 28, 1);
        using var rows = x.view(128, 784);
        using var y = Rows.OneHot(128, 10);
        Console.WriteLine($"{"milliseconds",-22}{"bfloat16",26}{"float32",26}{"ratio",8}");
        using var cnn = new Samples.DigitCnn(seed: 1);
        using var mixedCnn = new Samples.DigitCnn(seed: 1) { Precision = ComputePrecision.MixedBFloat16 };
        var (first, second) = (new Adadelta(1.0), new Adadelta(1.0));
        Print("DigitCnn, 128", () => mixedCnn.TrainStep(new(x), new(y), first), () => cnn.TrainStep(new(x), new(y), second));
        using var mlp = new Mlp(seed: 1);
        using var mixedMlp = new Mlp(seed: 1) { Precision = ComputePrecision.MixedBFloat16 };
        var (third, fourth) = (new Adam(), new Adam());
        Print("784-128-64-10, 128", () => mixedMlp.TrainStep(new(rows), new(y), third), () => mlp.TrainStep(new(rows), new(y), fourth));
    }

    /// <summary>
    /// Compares steps with Adam of two nets. All units of the first hidden layer of one net are dead, so their running means become subnormal. The other net has
    /// no dead units.
    /// </summary>
    public static void Vanished()
    {
        using var x = rand(256, 784);
        using var y = Rows.OneHot(256, 10);
        using var alive = new Mlp(seed: 1);
        using var vanished = new Mlp(seed: 1);
        var (first, second) = (new Adam(), new Adam());
        for (var i = 0; i < 1500; i++)
        {
            if (i == 20)
            {
                vanished.Weights[1].Value.fill_(-1000);
            }

            vanished.TrainStep(new(x), new(y), first);
        }

        Console.WriteLine($"{"milliseconds",-22}{"vanished",26}{"alive",26}{"ratio",8}");
        Print("784-128-64-10, 256", () => vanished.TrainStep(new(x), new(y), first), () => alive.TrainStep(new(x), new(y), second));
    }

    private static void Print(string name, Action first, Action second)
    {
        var times = Timing.Alternate([first, second], Rounds).Select(Quartiles.Of).ToList();
        Console.WriteLine($"{name,-22}{times[0],26}{times[1],26}{times[0].Median / times[1].Median,8:F2}");
    }
}
