using static CompiledNets.Layers;

namespace CompiledNets.Samples;

/// <summary>A transformer that classifies reviews as kind or harsh. From Keras' example of text classification. Vaswani et al., 2017.</summary>
[CompiledNet]
public partial class TextTransformer
{
    private const int Vocabulary = 20_000;
    private const int Length = 200;
    private const int Features = 32;
    private const double Rate = 0.1;

    public static Sym<float> Define([Shape(Length), Ids(Vocabulary)] Sym<long> review)
    {
        var words = Embedding(Vocabulary, Features)(review);
        var x = words + PositionEmbedding(Length)(words);
        x = TransformerBlock(x, heads: 2, hidden: 32);
        x = GlobalAveragePooling1D()(x);
        x = Dropout(Rate)(x);
        x = Dense(20, ReLU)(x);
        x = Dropout(Rate)(x);
        return Dense(2, Softmax)(x);
    }

    static Objective Train(Sym<float> verdict, [Shape] Sym<long> label) =>
        Minimize(SparseCategoricalCrossentropy(verdict, label)).Track(Accuracy(verdict, label));

    private static Sym<float> TransformerBlock(Sym<float> x, int heads, int hidden)
    {
        var attention = MultiHeadAttention(heads, keyDim: Features)(x, x);
        x = LayerNormalization(epsilon: 1e-6)(x + Dropout(Rate)(attention));

        var y = Dense(hidden, ReLU)(x);
        y = Dense(Features)(y);
        return LayerNormalization(epsilon: 1e-6)(x + Dropout(Rate)(y));
    }
}
