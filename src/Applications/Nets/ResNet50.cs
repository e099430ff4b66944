using static CompiledNets.Layers;

namespace CompiledNets.Applications;

/// <summary>ResNet-50, as in Keras' applications. Classifies photographs, by default into the 1,000 classes of ImageNet. He et al., 2015.</summary>
[CompiledNet]
public sealed partial class ResNet50 : IPretrained
{
    /// <inheritdoc/>
    public static Pretrained Pretrained { get; } = new(WeightsOrigin.Keras, 224, Preprocessing.Caffe, PublicWeights.ResNet50);

    /// <summary>Describes the graph. The compiler reads this method, and it is never run.</summary>
    /// <param name="image">The images.</param>
    /// <param name="classes">The number of classes. The public weights have 1,000.</param>
    public static Sym<float> Define([Shape(224, 224, 3)] Sym<float> image, int classes = 1000)
    {
        var features = Instance(ResNet50Features.Define);
        var x = GlobalAveragePooling2D(name: "avg_pool")(features(image));
        return Dense(classes, Softmax, name: "predictions")(x);
    }

    static Objective Train(Sym<float> probabilities, [Shape] Sym<long> label) =>
        Minimize(SparseCategoricalCrossentropy(probabilities, label)).Track(Accuracy(probabilities, label));
}
