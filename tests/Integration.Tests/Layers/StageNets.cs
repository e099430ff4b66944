using static CompiledNets.Layers;

namespace CompiledNets.Integration.Tests.Layers;

/// <summary>A chain of three layers with weights.</summary>
[CompiledNet]
internal sealed partial class Chain
{
    public static Sym<float> Define([Shape(6, 6, 2)] Sym<float> x)
    {
        var y = ReLU(BatchNormalization(name: "norm")(Conv2D(3, 3, name: "low")(x)));
        y = Conv2D(4, 3, activation: Tanh, kernelRegularizer: Regularizer.L2(0.1), name: "middle")(y);
        return Dense(2, name: "high")(Flatten()(y));
    }

    static Objective Train(Sym<float> y, [Shape(2)] Sym<float> wanted) => Minimize(MeanSquaredError(y, wanted));
}

/// <summary>Two towers and a head. Each tower has a layer that is called twice, and one passes its result around two layers.</summary>
[CompiledNet]
internal sealed partial class Towers
{
    public static (Sym<float> both, Sym<float> left) Define([Shape("T")][Ids(9)] Sym<long> words, [Shape(5)] Sym<float> x)
    {
        var shared = Dense(4, Tanh, name: "shared");
        var left = LSTM(4, name: "lstm")(Embedding(9, 4, name: "words")(words));
        left = shared(Dense(4, name: "between")(shared(left)));
        var right = Dense(6, ReLU, name: "first")(x);
        right = right + Dense(6, name: "third")(Dense(6, SiLU, name: "second")(right));
        return (Dense(3, name: "head")(Concatenate(left, right)), left);
    }

    static Objective Train(Sym<float> both, Sym<float> left, [Shape(3)] Sym<float> wanted, [Shape(4)] Sym<float> also) =>
        Minimize(MeanSquaredError(both, wanted) + 0.5 * MeanSquaredError(left, also));
}

/// <summary>A net in a net, below a head.</summary>
[CompiledNet]
internal sealed partial class OnChain
{
    public static Sym<float> Define([Shape(6, 6, 2)] Sym<float> x) => Dense(2, name: "top")(Tanh(Instance(Chain.Define, name: "chain")(x)));

    static Objective Train(Sym<float> y, [Shape(2)] Sym<float> wanted) => Minimize(MeanSquaredError(y, wanted));
}

/// <summary>More layers than a backward pass has stages.</summary>
[CompiledNet]
internal sealed partial class ManyLayers
{
    public static Sym<float> Define([Shape(4)] Sym<float> x)
    {
        for (var i = 0; i < 40; i++)
        {
            x += Dense(4, Tanh)(x);
        }

        return x;
    }

    static Objective Train(Sym<float> y, [Shape(4)] Sym<float> wanted) => Minimize(MeanSquaredError(y, wanted));
}
