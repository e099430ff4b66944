using static CompiledNets.Layers;

namespace CompiledNets.Applications.Tests.Weights;

/// <summary>Classifies digits by the features of ResNet-18.</summary>
[CompiledNet]
internal sealed partial class DigitHead
{
    public static Sym<float> Define([Shape(7, 7, 512)] Sym<float> features) => Dense(10, Softmax)(Dropout(0.2)(GlobalAveragePooling2D()(features)));

    static Objective Train(Sym<float> digit, [Shape] Sym<long> label) =>
        Minimize(SparseCategoricalCrossentropy(digit, label)).Track(Accuracy(digit, label));
}
