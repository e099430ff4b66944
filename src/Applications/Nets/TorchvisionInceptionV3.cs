using static CompiledNets.Layers;

namespace CompiledNets.Applications;

/// <summary>InceptionV3, as in torchvision. Classifies photographs into the 1,000 classes of ImageNet. Szegedy et al., 2015.</summary>
[CompiledNet]
public sealed partial class TorchvisionInceptionV3 : IPretrained
{
    /// <inheritdoc/>
    public static Pretrained Pretrained { get; } = new(WeightsOrigin.Torchvision, 299, Preprocessing.Tf, PublicWeights.TorchvisionInceptionV3);

    /// <summary>Describes the graph. The compiler reads this method, and it is never run.</summary>
    /// <param name="image">The images.</param>
    public static Sym<float> Define([Shape(299, 299, 3)] Sym<float> image)
    {
        var features = Instance(TorchvisionInceptionV3Features.Define);
        var x = GlobalAveragePooling2D()(features(image));
        x = Dropout(0.5)(x);
        return Dense(1000, Softmax, name: "fc")(x);
    }

    static Objective Train(Sym<float> probabilities, [Shape] Sym<long> label) =>
        Minimize(SparseCategoricalCrossentropy(probabilities, label)).Track(Accuracy(probabilities, label));
}
