using static CompiledNets.Layers;

namespace CompiledNets.Bench;

[CompiledNet]
internal sealed partial class Lstm512
{
    public static Sym<float> Define([Shape("T", 512)] Sym<float> x) => LSTM(32, returnSequences: true)(x);
}

[CompiledNet]
internal sealed partial class Lstm256
{
    public static Sym<float> Define([Shape("T", 256)] Sym<float> x) => LSTM(64, returnSequences: true)(x);
}

[CompiledNet]
internal sealed partial class Gru256
{
    public static Sym<float> Define([Shape("T", 256)] Sym<float> x) => GRU(64, returnSequences: true)(x);
}
