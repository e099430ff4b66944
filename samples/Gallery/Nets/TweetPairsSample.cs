using static TorchSharp.torch;

namespace CompiledNets.Samples;

/// <summary>
/// How <see cref="TweetPairs"/> is trained. The guide asks whether two tweets are of one person; but a sum of what each tweet
/// says by itself, which this net makes, cannot tell. It can tell which of the two is louder.
/// </summary>
public static class TweetPairsSample
{
    /// <summary>The sample.</summary>
    public static Sample Sample { get; } = Sample.Of(
        nameof(TweetPairs),
        "A shared LSTM reads two tweets: which has more capitals?",
        (seed, dtype) => new TweetPairs(seed, dtype: dtype),
        new TrainingDefaults(() => new RMSprop(), Epochs: 8, BatchSize: 32),
        request => MadeData.Make(request, "Pairs of tweets of random letters", 640, 160, Make));

    private static (TweetPairs.Inputs Inputs, TweetPairs.Targets Targets) Make(int count, ulong firstStream)
    {
        const int Size = Tweets.Length * Tweets.Letters;
        var (left, right, labels) = (new float[count * Size], new float[count * Size], new float[count]);
        for (var i = 0; i < count; i++)
        {
            var random = new RandomNumbers(32, firstStream + (ulong)i);
            labels[i] = Tweets.Write(left.AsSpan(i * Size, Size), ref random) > Tweets.Write(right.AsSpan(i * Size, Size), ref random) ? 1 : 0;
        }

        long[] shape = [count, Tweets.Length, Tweets.Letters];
        return (new(tensor(left, shape), tensor(right, shape)), new(tensor(labels, [count, 1])));
    }
}
