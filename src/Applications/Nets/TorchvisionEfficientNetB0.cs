using static CompiledNets.Layers;

namespace CompiledNets.Applications;

/// <summary>EfficientNet-B0, as in torchvision. Classifies photographs into the 1,000 classes of ImageNet. Tan and Le, 2019.</summary>
[CompiledNet]
public sealed partial class TorchvisionEfficientNetB0 : IPretrained
{
    /// <inheritdoc/>
    public static Pretrained Pretrained { get; } = new(WeightsOrigin.Torchvision, 224, Preprocessing.Torch, PublicWeights.TorchvisionEfficientNetB0);

    /// <summary>Describes the graph. The compiler reads this method, and it is never run.</summary>
    /// <param name="image">The images.</param>
    /// <param name="classes">The number of classes. The public weights have 1,000.</param>
    public static Sym<float> Define([Shape(224, 224, 3)] Sym<float> image, int classes = 1000)
    {
        var features = Instance(TorchvisionEfficientNetB0Features.Define);
        var x = GlobalAveragePooling2D()(features(image));
        x = Dropout(0.2)(x);
        return Dense(classes, Softmax, name: "classifier_1")(x);
    }

    static Objective Train(Sym<float> probabilities, [Shape] Sym<long> label) =>
        Minimize(SparseCategoricalCrossentropy(probabilities, label)).Track(Accuracy(probabilities, label));
}
