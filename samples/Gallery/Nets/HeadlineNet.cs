using static CompiledNets.Layers;

namespace CompiledNets.Samples;

/// <summary>
/// Predicts if a headline is shared often, with two inputs and two outputs. From Keras' guide. The output <c>aux</c> depends only on the words. Its
/// loss gives the LSTM and the embedding a shorter path for gradients.
/// </summary>
[CompiledNet]
public partial class HeadlineNet
{
    public static (Sym<float> main, Sym<float> aux) Define(
        [Shape(100), Ids(10_000)] Sym<long> headline,
        [Shape(5)] Sym<float> extra)
    {
        var words = Embedding(10_000, 512)(headline);
        var encoded = LSTM(32)(words);
        var aux = Dense(1, Sigmoid)(encoded);

        var x = Concatenate(encoded, extra);
        for (var i = 0; i < 3; i++)
            x = Dense(64, ReLU)(x);

        return (Dense(1, Sigmoid)(x), aux);
    }

    static Objective Train(
        Sym<float> main, Sym<float> aux,
        [Shape(1)] Sym<float> retweeted, [Shape(1)] Sym<float> retweetedEarly) =>
        Minimize(BinaryCrossentropy(main, retweeted) + 0.2 * BinaryCrossentropy(aux, retweetedEarly))
            .Track(BinaryAccuracy(main, retweeted));
}
