using static CompiledNets.Layers;

namespace CompiledNets.Serving.Tests;

/// <summary>Multiplies four numbers by a matrix. Each sample's output depends on that sample only.</summary>
[CompiledNet]
public partial class Mixer
{
    public static Sym<float> Define([Shape(4)] Sym<float> numbers) => Dense(3, Tanh)(numbers);
}

/// <summary>Has two inputs, one of them with a size that each request chooses.</summary>
[CompiledNet]
public partial class Reader
{
    public static (Sym<float> mood, Sym<float> length) Define([Shape("T"), Ids(10)] Sym<long> words, [Shape(2)] Sym<float> extra)
    {
        var x = GlobalAveragePooling1D()(Embedding(10, 8)(words));
        return (Dense(2)(Concatenate(x, extra)), Dense(1)(x));
    }
}
