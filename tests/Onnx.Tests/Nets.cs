using static CompiledNets.Layers;

namespace CompiledNets.Onnx.Tests;

/// <summary>An image classifier with channels last.</summary>
[CompiledNet]
internal sealed partial class SmallCnn
{
    public static Sym<float> Define([Shape(12, 12, 2)] Sym<float> image) =>
        Dense(4, Softmax)(Flatten()(MaxPooling2D()(BatchNormalization()(Conv2D(5, 3, activation: ReLU, padding: Padding.Same)(image)))));
}

/// <summary>The same classifier with channels first.</summary>
[CompiledNet(DataFormat = DataFormat.ChannelsFirst)]
internal sealed partial class SmallCnnChannelsFirst
{
    public static Sym<float> Define([Shape(2, 12, 12)] Sym<float> image) =>
        Dense(4, Softmax)(Flatten()(MaxPooling2D()(BatchNormalization(axis: 1)(Conv2D(5, 3, activation: ReLU, padding: Padding.Same)(image)))));
}

/// <summary>Two dense layers over vectors and one over sequences.</summary>
[CompiledNet]
internal sealed partial class SmallMlp
{
    public static (Sym<float> classes, Sym<float> steps) Define([Shape(6)] Sym<float> x, [Shape("T", 3)] Sym<float> sequence) =>
        (Dense(3, Sigmoid)(Dense(5, Tanh)(x)), Dense(2)(sequence));
}

/// <summary>Recurrent layers of every kind, with biases that are not zero.</summary>
[CompiledNet]
internal sealed partial class SmallRecurrent
{
    public static Sym<float> Define([Shape("T", 4)] Sym<float> x)
    {
        var lstm = LSTM(3, returnSequences: true)(x);
        var gru = GRU(3, returnSequences: true)(lstm);
        var before = GRU(3, returnSequences: true, resetAfter: false)(gru);
        return SimpleRNN(2)(before);
    }
}

/// <summary>Recurrent layers of both directions that use a mask, and pass on their state.</summary>
[CompiledNet]
internal sealed partial class MaskedRecurrent
{
    public static (Sym<float> sequences, Sym<float> reversed, Sym<float> last, Sym<float> state, Sym<float> carry) Define([Shape("T")] Sym<long> ids)
    {
        var embedded = Embedding(7, 4, maskZero: true)(ids);
        var forwards = LSTM(3, returnSequences: true)(embedded);
        var backwards = GRU(3, returnSequences: true, goBackwards: true)(embedded);
        var both = Bidirectional(SimpleRNN(2, returnSequences: true))(embedded);
        var (_, h, _) = LSTMWithState(3)(embedded);
        var (last, state, carry) = LSTMWithState(3)(embedded, h, c: h * 0.5f);
        return (Concatenate(forwards, both), backwards, last, state, carry);
    }
}

/// <summary>Outputs that are an input, the same tensor twice, and a weight.</summary>
[CompiledNet]
internal sealed partial class SharedOutputs
{
    public static (Sym<float> first, Sym<float> second, Sym<float> given) Define([Shape(4)] Sym<float> x)
    {
        var y = Dense(3)(x);
        return (y, y, x);
    }
}

/// <summary>Sizes that are formulas of sizes that are known at run time only.</summary>
[CompiledNet]
internal sealed partial class OpenSizes
{
    public static (Sym<float> pooled, Sym<float> mean, Sym<float> turned, Sym<float> places) Define([Shape("H", "W", 3)] Sym<float> image, [Shape("T", 4)] Sym<float> x)
    {
        var pooled = AveragePooling2D((3, 2), strides: (2, 2), padding: Padding.Same)(MaxPooling2D((2, 3), strides: (2, 3), padding: Padding.Same)(image));
        var adaptive = AdaptiveAveragePooling2D((3, 2))(image) + AdaptiveMaxPooling2D((3, 2))(image);
        var turned = Permute(2, 1)(UpSampling1D(3)(x)[1..]);
        return (pooled, Mean(image) + Sum(adaptive), turned, PositionEmbedding(64)(x) + CausalAttention(x));
    }

    private static Sym<float> CausalAttention(Sym<float> x) => Attention(useCausalMask: true)(x, x);
}
