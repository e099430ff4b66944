using static CompiledNets.Layers;

namespace CompiledNets.Applications;

/// <summary>VGG-16, as in Keras' applications and torchvision. Classifies photographs, by default into the 1,000 classes of ImageNet. Simonyan and Zisserman, 2014.</summary>
[CompiledNet]
public sealed partial class VGG16 : IPretrained
{
    /// <inheritdoc/>
    public static Pretrained Pretrained { get; } = new(WeightsOrigin.Both, 224, Preprocessing.Caffe, PublicWeights.VGG16);

    /// <summary>Describes the graph. The compiler reads this method, and it is never run.</summary>
    /// <param name="image">The images.</param>
    /// <param name="classes">The number of classes. The public weights have 1,000.</param>
    public static Sym<float> Define([Shape(224, 224, 3)] Sym<float> image, int classes = 1000)
    {
        var features = Instance(VGG16Features.Define);
        var x = Flatten(name: "flatten")(features(image));
        x = Dense(4096, ReLU, name: "fc1")(x);
        x = Dense(4096, ReLU, name: "fc2")(x);
        return Dense(classes, Softmax, name: "predictions")(x);
    }

    static Objective Train(Sym<float> probabilities, [Shape] Sym<long> label) =>
        Minimize(SparseCategoricalCrossentropy(probabilities, label)).Track(Accuracy(probabilities, label));
}
