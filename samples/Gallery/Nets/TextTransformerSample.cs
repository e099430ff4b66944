using static TorchSharp.torch;

namespace CompiledNets.Samples;

/// <summary>Trains <see cref="TextTransformer"/> on generated reviews. About one word in twenty is kind, or harsh.</summary>
public static class TextTransformerSample
{
    /// <summary>Gets the sample.</summary>
    public static Sample Sample { get; } = Sample.Of(
        nameof(TextTransformer),
        "Classifies reviews as kind or harsh with a transformer",
        (seed, dtype) => new TextTransformer(seed, dtype: dtype),
        new TrainingDefaults(() => new Adam(), Epochs: 4, BatchSize: 32),
        request => MadeData.Make(request, "Reviews of 200 words with some kind or harsh words", 3_000, 600, Make));

    private const int Length = 200;

    private static (TextTransformer.Inputs Inputs, TextTransformer.Targets Targets) Make(int count, ulong firstStream)
    {
        var (reviews, labels) = (new long[count * Length], new long[count]);
        for (var i = 0; i < count; i++)
        {
            var random = new RandomNumbers(43, firstStream + (ulong)i);
            labels[i] = random.Below(2);
            MadeText.Write(reviews.AsSpan(i * Length, Length), (int)labels[i], 2, 20_000, 0.05, ref random);
        }

        return (new(tensor(reviews, [count, Length])), new(tensor(labels)));
    }
}
