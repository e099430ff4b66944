using static TorchSharp.torch;

namespace CompiledNets.Samples;

/// <summary>Trains <see cref="HeadlineNet"/> on generated headlines with exciting or dull words, and five more numbers for each.</summary>
public static class HeadlineNetSample
{
    private const int Length = 100;
    private const int Extras = 5;

    /// <summary>Gets the sample.</summary>
    public static Sample Sample { get; } = Sample.Of(
        nameof(HeadlineNet),
        "Predicts if a headline is shared often, with two inputs and two outputs",
        (seed, dtype) => new HeadlineNet(seed, dtype: dtype),
        new TrainingDefaults(() => new RMSprop(), Epochs: 5, BatchSize: 32),
        request => MadeData.Make(request, "Headlines with exciting or dull words, and five numbers for each", 2_000, 500, Make));

    /// <summary>
    /// Generates headlines. The target of <c>aux</c> is 1 for exciting words. The target of <c>main</c> also depends on the first number, which raises
    /// it, and on the second, which lowers it.
    /// </summary>
    private static (HeadlineNet.Inputs Inputs, HeadlineNet.Targets Targets) Make(int count, ulong firstStream)
    {
        var headlines = new long[count * Length];
        var extras = new float[count * Extras];
        var (early, late) = (new float[count], new float[count]);
        for (var i = 0; i < count; i++)
        {
            var random = new RandomNumbers(31, firstStream + (ulong)i);
            var isExciting = random.Uniform() < 0.5;
            MadeText.Write(headlines.AsSpan(i * Length, Length), isExciting ? 0 : 1, 2, 10_000, 0.25, ref random);
            for (var extra = 0; extra < Extras; extra++)
            {
                extras[(i * Extras) + extra] = (float)random.Normal();
            }

            early[i] = isExciting ? 1 : 0;
            late[i] = (isExciting ? 0.7 : -0.7) + extras[i * Extras] - extras[(i * Extras) + 1] > 0 ? 1 : 0;
        }

        return (
            new(tensor(headlines, [count, Length]), tensor(extras, [count, Extras])),
            new(tensor(late, [count, 1]), tensor(early, [count, 1])));
    }
}
