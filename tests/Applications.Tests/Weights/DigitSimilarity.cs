using static CompiledNets.Layers;

namespace CompiledNets.Applications.Tests.Weights;

/// <summary>Says whether two images show the same digit, from features of a pretrained net. Both images have the same embedding.</summary>
[CompiledNet]
public partial class DigitSimilarity
{
    public static Sym<float> Define([Shape(512)] Sym<float> first, [Shape(512)] Sym<float> second)
    {
        var embedding = Sequential(BatchNormalization(), Dense(128, ReLU), Dropout(0.3), Dense(32));
        return Dense(1, Sigmoid)(Abs(embedding(first) - embedding(second)));
    }

    static Objective Train(Sym<float> same, [Shape(1)] Sym<float> isSame) => Minimize(BinaryCrossentropy(same, isSame)).Track(AUC(same, isSame));
}
