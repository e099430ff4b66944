using static CompiledNets.Layers;

namespace CompiledNets.Integration.Tests.Layers;

/// <summary>A net with padded sequences, in which recurrent layers keep their state over the padding.</summary>
[CompiledNet]
internal sealed partial class PaddedNet
{
    public static (Sym<float> state, Sym<float> both, Sym<float> attended) Define([Shape("T"), Ids(9)] Sym<long> words, [Shape("T", 3)] Sym<float> x)
    {
        var table = Embedding(9, 4, maskZero: true)(words);
        var states = GRU(5, returnSequences: true, recurrentDropout: 0.2f)(Dense(4, Tanh)(table));
        var both = Bidirectional(LSTM(3, returnSequences: true))(Masking()(x));
        var attended = MultiHeadAttention(2, 3)(states, states);
        return (LSTM(6)(attended), both, attended);
    }

    static Objective Train(Sym<float> state, Sym<float> both, Sym<float> attended, [Shape(6)] Sym<float> wanted) => Minimize(MeanSquaredError(state, wanted) + (Loss)(both * both));
}

/// <summary>Recurrent layers in both directions.</summary>
[CompiledNet]
internal sealed partial class BothWays
{
    public static (Sym<float> concat, Sym<float> sum, Sym<float> mul, Sym<float> ave) Define([Shape("T", 4)] Sym<float> x)
    {
        var y = Bidirectional(GRU(3, returnSequences: true))(x);
        return (
            Bidirectional(LSTM(5), name: "ends")(y),
            Bidirectional(SimpleRNN(2, returnSequences: true), MergeMode.Sum)(y),
            Bidirectional(LSTM(2, returnSequences: true), mergeMode: MergeMode.Mul)(y),
            Bidirectional(LSTM(2), MergeMode.Ave)(y));
    }
}

/// <summary>All attention layers.</summary>
[CompiledNet]
internal sealed partial class Attentions
{
    public static (Sym<float> heads, Sym<float> dots, Sym<float> sums) Define([Shape("T", 4)] Sym<float> x, [Shape("S", 5)] Sym<float> y)
    {
        var keys = Dense(4)(y);
        var heads = MultiHeadAttention(3, 2, valueDim: 4, dropout: 0.2f)(x, y, keys);
        heads = MultiHeadAttention(2, 3, useBias: false, useCausalMask: true)(heads, heads);
        var dots = Attention(useScale: true)(x, keys) + Attention(useCausalMask: true, dropout: 0.1f)(x, x);
        var sums = Concatenate(Attention(useScale: true, scoreMode: ScoreMode.Concat)(x, y, keys), AdditiveAttention()(x, keys), AdditiveAttention(useScale: false)(x, keys, keys));
        return (heads, dots, sums);
    }

    static Objective Train(Sym<float> heads, Sym<float> dots, Sym<float> sums, [Shape("T", 4)] Sym<float> wanted, [Shape("T", 13)] Sym<float> wide) =>
        Minimize(MeanSquaredError(heads, wanted) + MeanSquaredError(dots, wanted) + MeanSquaredError(sums, wide));
}

/// <summary>Attention layers whose outputs are compared with their formulas.</summary>
[CompiledNet]
internal sealed partial class OneAttention
{
    public static (Sym<float> dot, Sym<float> heads, Sym<float> causal) Define([Shape("T", 4)] Sym<float> x, [Shape("S", 4)] Sym<float> y) =>
        (Attention()(x, y), MultiHeadAttention(2, 3, name: "heads")(x, y), MultiHeadAttention(2, 2)(x, x) * 0f + Attention(useCausalMask: true)(x, x));
}
