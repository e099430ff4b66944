using CompiledNets;
using static CompiledNets.Layers;

[CompiledNet]
public partial class RetweetNet
{
    public static (Sym<float> main, Sym<float> aux) Define(
        [Shape(100)] Sym<float> words,
        [Shape(5)] Sym<float> extra)
    {
        var encoded = Dense(32, Tanh)(words);              // (32)
        var aux = Dense(1, Sigmoid)(encoded);

        var x = Concatenate(encoded, extra);               // (37)
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
