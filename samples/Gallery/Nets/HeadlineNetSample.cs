using static TorchSharp.torch;

namespace CompiledNets.Samples;

/// <summary>The training of <see cref="HeadlineNet"/>: on headlines that are exciting or not, and numbers that add to it.</summary>
public static class HeadlineNetSample
{
    private const int Length = 100;
    private const int Extras = 5;

    /// <summary>The sample.</summary>
    public static Sample Sample { get; } = Sample.Of(
        nameof(HeadlineNet),
        "Two inputs, two outputs: will a headline be shared often?",
        (seed, dtype) => new HeadlineNet(seed, dtype: dtype),
        new TrainingDefaults(() => new RMSprop(), Epochs: 5, BatchSize: 32),
        request => MadeData.Make(request, "Headlines of exciting words or dull ones, with five numbers", 2_000, 500, Make));

    /// <summary>Exciting words are shared early. In the end the first two numbers count too, of which one adds and one takes away.</summary>
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
