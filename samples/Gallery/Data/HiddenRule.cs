using static TorchSharp.torch;

namespace CompiledNets.Samples;

/// <summary>
/// Data with something to find out: 64 numbers from 0 to 1 each, and one of ten classes. Every class has 64 weights of its own,
/// drawn once and told to nobody; a sample belongs to the class for which its numbers, less a half, times the weights make
/// the largest sum.
/// </summary>
internal static class HiddenRule
{
    private const int Features = 64;
    private const int Classes = 10;
    private const int TrainCount = 8_000;
    private const int TestCount = 2_000;

    /// <summary>Samples of one rule: to learn from, to measure after each epoch, and to measure at the end.</summary>
    public static LabelledData Make(DataRequest request)
    {
        request.SayThatFolderIsNotRead();
        return new LabelledData(
            "64 random numbers and the class that a hidden rule gives them, made by this program",
            Samples(seed: 1, part: 0, request.AtMost(TrainCount)),
            Samples(seed: 1, part: 1, request.AtMost(TestCount)),
            Samples(seed: 1, part: 2, request.AtMost(TestCount)));
    }

    /// <summary>Makes samples.</summary>
    /// <param name="seed">Decides the rule.</param>
    /// <param name="part">Samples of one rule that have nothing in common: training, validation, test.</param>
    /// <param name="count">The number of samples.</param>
    public static LabelledSamples Samples(ulong seed, int part, int count)
    {
        var rule = new RandomNumbers(seed, ulong.MaxValue - 1);
        var weights = new double[Classes, Features];
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i / Features, i % Features] = rule.Normal();
        }

        var inputs = new float[count * Features];
        var classes = new byte[count];
        var random = new RandomNumbers(seed, (ulong)part);
        for (var sample = 0; sample < count; sample++)
        {
            var numbers = inputs.AsSpan(sample * Features, Features);
            foreach (ref var number in numbers)
            {
                number = (float)random.Uniform();
            }

            classes[sample] = Class(weights, numbers);
        }

        return new LabelledSamples(tensor(inputs, [count, Features]), LabelledSamples.OneHot(classes, Classes));
    }

    private static byte Class(double[,] weights, ReadOnlySpan<float> numbers)
    {
        var (best, largest) = (0, double.NegativeInfinity);
        for (var c = 0; c < Classes; c++)
        {
            var sum = 0.0;
            for (var i = 0; i < Features; i++)
            {
                sum += weights[c, i] * (numbers[i] - 0.5);
            }

            if (sum > largest)
            {
                (best, largest) = (c, sum);
            }
        }

        return (byte)best;
    }
}
