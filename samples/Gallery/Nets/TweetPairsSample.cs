using static TorchSharp.torch;

namespace CompiledNets.Samples;

/// <summary>
/// Trains <see cref="TweetPairs"/> to find the tweet with more capitals. In Keras' guide the net decides if two tweets are by the same author. It cannot
/// learn that, because its logit is a sum of one term for each tweet.
/// </summary>
public static class TweetPairsSample
{
    /// <summary>Gets the sample.</summary>
    public static Sample Sample { get; } = Sample.Of(
        nameof(TweetPairs),
        "Finds the tweet with more capitals in a pair, with a shared LSTM",
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
