using static CompiledNets.Layers;

namespace CompiledNets.Samples;

/// <summary>What a net understands of a question of a hundred words: it is the same for photographs and for films.</summary>
[CompiledNet]
public partial class QuestionEncoder
{
    public static Sym<float> Define([Shape(100), Ids(10_000)] Sym<long> question) => LSTM(256)(Embedding(10_000, 256)(question));
}
