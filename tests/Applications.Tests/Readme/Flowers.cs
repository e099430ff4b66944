using static CompiledNets.Layers;

namespace CompiledNets.Applications.Tests.Readme;

/// <summary>The classification of the page about pretrained nets.</summary>
[CompiledNet]
public partial class Flowers
{
    public static Sym<float> Define([Shape(7, 7, 512)] Sym<float> features) => Dense(5, Softmax)(Dropout(0.2)(GlobalAveragePooling2D()(features)));

    static Objective Train(Sym<float> flower, [Shape] Sym<long> label) =>
        Minimize(SparseCategoricalCrossentropy(flower, label)).Track(Accuracy(flower, label));
}
