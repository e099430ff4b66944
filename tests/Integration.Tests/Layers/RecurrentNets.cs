using static CompiledNets.Layers;

namespace CompiledNets.Integration.Tests.Layers;

/// <summary>An LSTM that returns sequences and one that returns its state, over a length that is known at run time only.</summary>
[CompiledNet]
internal sealed partial class LstmNet
{
    public static Sym<float> Define([Shape("T", 4)] Sym<float> x) => Dense(2)(LSTM(3)(LSTM(9, returnSequences: true)(x)));

    static Objective Train(Sym<float> y, [Shape(2)] Sym<float> wanted) => Minimize(MeanSquaredError(y, wanted));
}

/// <summary>LSTMs with other arguments than the defaults.</summary>
[CompiledNet]
internal sealed partial class LstmVariations
{
    public static Sym<float> Define([Shape("T", 4)] Sym<float> x)
    {
        var backwards = LSTM(5, goBackwards: true, returnSequences: true, unitForgetBias: false)(x);
        var plain = LSTM(5, activation: ReLU, recurrentActivation: Tanh, useBias: false, returnSequences: true)(x);
        var dropped = LSTM(5, dropout: 0.4f, recurrentDropout: 0.3f, returnSequences: true)(x);
        return Concatenate(backwards, plain, dropped, LSTM(5, returnSequences: true, biasInitializer: Initializer.RandomNormal())(backwards));
    }

    static Objective Train(Sym<float> y, [Shape("T", 20)] Sym<float> wanted) => Minimize(MeanSquaredError(y, wanted));
}

/// <summary>An encoder that passes its state to a decoder.</summary>
[CompiledNet]
internal sealed partial class LstmStates
{
    public static (Sym<float> y, Sym<float> h, Sym<float> c) Define([Shape("T", 4)] Sym<float> source, [Shape(3, 2)] Sym<float> target)
    {
        var (_, h, c) = LSTMWithState(6, name: "encoder")(source);
        var decoder = LSTMWithState(6, returnSequences: true, recurrentDropout: 0.2f);
        var (y, h2, c2) = decoder(target, h, c: c);
        return (y, h2 * h, c2);
    }

    static Objective Train(Sym<float> y, Sym<float> h, Sym<float> c, [Shape(3, 6)] Sym<float> wanted, [Shape(6)] Sym<float> state) =>
        Minimize(MeanSquaredError(y, wanted) + 0.5f * MeanSquaredError(h, state) + MeanSquaredError(c, state));
}

/// <summary>GRUs with the reset gate after and before the product.</summary>
[CompiledNet]
internal sealed partial class GruNet
{
    public static (Sym<float> y, Sym<float> h) Define([Shape("T", 4)] Sym<float> x)
    {
        var after = GRU(5, returnSequences: true, biasInitializer: Initializer.RandomNormal())(x);
        var before = GRU(5, returnSequences: true, resetAfter: false, goBackwards: true)(x);
        var dropped = GRU(5, returnSequences: true, dropout: 0.3f, recurrentDropout: 0.3f)(x);
        var droppedBefore = GRU(5, returnSequences: true, resetAfter: false, recurrentDropout: 0.3f, useBias: false)(x);
        var (state, h) = GRUWithState(3, useBias: false)(Concatenate(after, before, dropped, droppedBefore));
        var (y, _) = GRUWithState(3, resetAfter: false, returnSequences: true)(x, state);
        return (y, h);
    }

    static Objective Train(Sym<float> y, Sym<float> h, [Shape("T", 3)] Sym<float> wanted, [Shape(3)] Sym<float> state) =>
        Minimize(MeanSquaredError(y, wanted) + MeanSquaredError(h, state));
}

/// <summary>Plain recurrence.</summary>
[CompiledNet]
internal sealed partial class SimpleRnnNet
{
    public static Sym<float> Define([Shape("T", 4)] Sym<float> x)
    {
        var y = SimpleRNN(17, returnSequences: true, goBackwards: true, recurrentDropout: 0.1f)(x);
        var (z, h) = SimpleRNNWithState(3, activation: Sigmoid)(y);
        var (w, _) = SimpleRNNWithState(3, dropout: 0.1f)(y, h);
        return z + w;
    }

    static Objective Train(Sym<float> y, [Shape(3)] Sym<float> wanted) => Minimize(MeanSquaredError(y, wanted));
}

/// <summary>A shared LSTM on two inputs.</summary>
[CompiledNet]
internal sealed partial class TweetPairs
{
    public static Sym<float> Define([Shape(140, 256)] Sym<float> first, [Shape(140, 256)] Sym<float> second)
    {
        var shared = LSTM(64);
        return Dense(1, Sigmoid)(Concatenate(shared(first), shared(second)));
    }

    static Objective Train(Sym<float> same, [Shape(1)] Sym<float> author) => Minimize(BinaryCrossentropy(same, author));
}

/// <summary>The net of HeadlineNet, with two inputs and two outputs.</summary>
[CompiledNet]
internal sealed partial class HeadlineNet
{
    public static (Sym<float> main, Sym<float> aux) Define([Shape(100)] Sym<int> headline, [Shape(5)] Sym<float> extra)
    {
        var encoded = LSTM(32)(Embedding(10_000, 512)(headline));
        var aux = Dense(1, Sigmoid)(encoded);
        var x = Concatenate(encoded, extra);
        for (var i = 0; i < 3; i++)
        {
            x = Dense(64, ReLU)(x);
        }

        return (Dense(1, Sigmoid)(x), aux);
    }

    static Objective Train(Sym<float> main, Sym<float> aux, [Shape(1)] Sym<float> retweeted, [Shape(1)] Sym<float> retweetedEarly) =>
        Minimize(BinaryCrossentropy(main, retweeted) + 0.2f * BinaryCrossentropy(aux, retweetedEarly));
}

/// <summary>A net with a text and a question of different lengths.</summary>
[CompiledNet]
internal sealed partial class QuestionNet
{
    public static Sym<float> Define([Shape("T"), Ids(10_000)] Sym<long> text, [Shape("Q"), Ids(10_000)] Sym<long> question) =>
        Dense(500, Softmax)(Concatenate(LSTM(32)(Embedding(10_000, 64)(text)), LSTM(16)(Embedding(10_000, 64)(question))));

    static Objective Train(Sym<float> answer, [Shape(500)] Sym<float> wanted) => Minimize(CategoricalCrossentropy(answer, wanted));
}

/// <summary>An LSTM on a whole sequence, and on the sequence in two parts.</summary>
[CompiledNet]
internal sealed partial class Continued
{
    public static (Sym<float> inTwo, Sym<float> inOne, Sym<float> fromZeros) Define([Shape("T", 3)] Sym<float> first, [Shape(2, 3)] Sym<float> second)
    {
        var lstm = LSTMWithState(4);
        var (_, h, c) = lstm(first);
        var (inTwo, _, _) = lstm(second, h, c);
        var (inOne, _, _) = lstm(Concatenate(axis: 1, first, second));
        var (fromZeros, _, _) = lstm(second);
        return (inTwo, inOne, fromZeros);
    }
}
