using static CompiledNets.Layers;

namespace CompiledNets.Samples;

/// <summary>Encodes a question of 100 words as a vector. Used for photographs and for films.</summary>
[CompiledNet]
public partial class QuestionEncoder
{
    public static Sym<float> Define([Shape(100), Ids(10_000)] Sym<long> question) => LSTM(256)(Embedding(10_000, 256)(question));
}
