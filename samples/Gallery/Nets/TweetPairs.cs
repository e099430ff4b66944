using static CompiledNets.Layers;

namespace CompiledNets.Samples;

/// <summary>Compares two tweets. A shared LSTM reads both, letter by letter.</summary>
[CompiledNet]
public partial class TweetPairs
{
    public static Sym<float> Define([Shape(140, 256)] Sym<float> tweetA, [Shape(140, 256)] Sym<float> tweetB)
    {
        var shared = LSTM(64);
        var encodedA = shared(tweetA);
        var encodedB = shared(tweetB);
        return Dense(1, Sigmoid)(Concatenate(encodedA, encodedB));
    }

    static Objective Train(Sym<float> louder, [Shape(1)] Sym<float> label) =>
        Minimize(BinaryCrossentropy(louder, label)).Track(Accuracy(louder, label));
}
