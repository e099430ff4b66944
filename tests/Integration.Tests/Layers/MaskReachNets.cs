using static CompiledNets.Layers;

namespace CompiledNets.Integration.Tests.Layers;

/// <summary>A net that makes a mask.</summary>
[CompiledNet]
internal sealed partial class MaskedTable
{
    public static Sym<float> Define([Shape("T")] Sym<long> words) => Embedding(9, 4, maskZero: true)(words);
}

/// <summary>A net that passes a mask on, and uses it.</summary>
[CompiledNet]
internal sealed partial class StepEncoder
{
    public static (Sym<float> steps, Sym<float> state) Define([Shape("T", 4)] Sym<float> x)
    {
        var steps = GRU(4, returnSequences: true)(Dense(4, Tanh)(x));
        return (steps, LSTM(3)(steps));
    }
}

/// <summary>A net whose mask comes out of one net in the net and goes through another, which contains a third.</summary>
[CompiledNet]
internal sealed partial class MaskAcrossNets
{
    public static (Sym<float> state, Sym<float> after, Sym<float> twice) Define([Shape("T"), Ids(9)] Sym<long> words)
    {
        var table = Instance(MaskedTable.Define)(words);
        var encoder = Instance(StepEncoder.Define);
        var (steps, state) = encoder(table);
        return (state, LSTM(2)(steps * 2f), Instance(DeepEncoder.Define)(table));
    }

    static Objective Train(Sym<float> state, Sym<float> after, Sym<float> twice, [Shape(3)] Sym<float> wanted, [Shape(2)] Sym<float> wantedAfter) =>
        Minimize(MeanSquaredError(state, wanted) + MeanSquaredError(after, wantedAfter) + (Loss)(twice * twice));
}

[CompiledNet]
internal sealed partial class DeepEncoder
{
    public static Sym<float> Define([Shape("T", 4)] Sym<float> x)
    {
        var (_, state) = Instance(StepEncoder.Define)(x);
        return state;
    }
}

/// <summary>A document of padded sentences with padded words.</summary>
[CompiledNet]
internal sealed partial class MaskedDocument
{
    public static (Sym<float> words, Sym<float> document, Sym<float> means, Sym<float> tables) Define([Shape("S", "W")] Sym<long> doc)
    {
        var table = Embedding(50, 4, maskZero: true)(doc);
        var sentences = TimeDistributed(LSTM(3))(table);
        var words = TimeDistributed(Bidirectional(GRU(3, returnSequences: true)))(table);
        var means = TimeDistributed(GlobalAveragePooling1D())(TimeDistributed(Dense(4, Tanh))(words));

        // The embedding in the wrapper makes a mask too, which comes out of it.
        var inner = TimeDistributed(Embedding(50, 4, maskZero: true))(doc);
        return (words, LSTM(2)(sentences), GRU(2)(means), LSTM(3)(TimeDistributed(LSTM(2))(inner)));
    }

    static Objective Train(Sym<float> words, Sym<float> document, Sym<float> means, Sym<float> tables, [Shape(2)] Sym<float> wanted) =>
        Minimize((Loss)(words * words) + MeanSquaredError(document, wanted) + MeanSquaredError(means, wanted) + (Loss)(tables * tables));
}

/// <summary>Sequences that are read backwards, sliced, normalized over a batch, and weighted by a softmax over the steps.</summary>
[CompiledNet]
internal sealed partial class MaskedSequence
{
    public static (Sym<float> back, Sym<float> sliced, Sym<float> normalized, Sym<float> pooled) Define([Shape("T"), Dim("T", Min = 3)] Sym<long> words)
    {
        var table = Embedding(9, 4, maskZero: true)(words);
        var back = LSTM(2)(GRU(3, returnSequences: true, goBackwards: true)(table));
        var sliced = LSTM(2)(table[1.., ..3]);
        var normalized = BatchNormalization()(table);
        return (back, sliced, normalized, Pooled(normalized));
    }

    private static Sym<float> Pooled(Sym<float> x)
    {
        var weights = Softmax(Dense(1)(x), axis: 1);
#pragma warning disable CN1111 // The weights of the padding are zero.
        return Sum(weights * x, axis: 1);
#pragma warning restore CN1111
    }

    static Objective Train(Sym<float> back, Sym<float> sliced, Sym<float> normalized, Sym<float> pooled, [Shape(2)] Sym<float> wanted, [Shape(4)] Sym<float> wantedPooled) =>
        Minimize(MeanSquaredError(back, wanted) + MeanSquaredError(sliced, wanted) + MeanSquaredError(pooled, wantedPooled) + (Loss)(normalized * normalized));
}

/// <summary>Attention of a sequence with a mask to one with another.</summary>
[CompiledNet]
internal sealed partial class CrossAttention
{
    public static (Sym<float> one, Sym<float> both) Define([Shape("T")] Sym<long> query, [Shape("T")] Sym<long> value)
    {
        var (q, v) = (Embedding(9, 4, maskZero: true)(query), Embedding(9, 4, maskZero: true)(value));
        return (LSTM(2)(Attention()(Embedding(9, 4)(query), v)), LSTM(2)(MultiHeadAttention(2, 2)(q, v)));
    }
}
