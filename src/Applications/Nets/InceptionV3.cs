using static CompiledNets.Layers;

namespace CompiledNets.Applications;

/// <summary>InceptionV3, as in Keras' applications. Classifies photographs into the 1,000 classes of ImageNet. Szegedy et al., 2015.</summary>
[CompiledNet]
public sealed partial class InceptionV3 : IPretrained
{
    /// <inheritdoc/>
    public static Pretrained Pretrained { get; } = new(WeightsOrigin.Keras, 299, Preprocessing.Tf, PublicWeights.InceptionV3);

    /// <summary>Describes the graph. The compiler reads this method, and it is never run.</summary>
    /// <param name="image">The images.</param>
    /// <param name="classes">The number of classes. The public weights have 1,000.</param>
    public static Sym<float> Define([Shape(299, 299, 3)] Sym<float> image, int classes = 1000)
    {
        var features = Instance(InceptionV3Features.Define);
        var x = GlobalAveragePooling2D(name: "avg_pool")(features(image));
        return Dense(classes, Softmax, name: "predictions")(x);
    }

    static Objective Train(Sym<float> probabilities, [Shape] Sym<long> label) =>
        Minimize(SparseCategoricalCrossentropy(probabilities, label)).Track(Accuracy(probabilities, label));
}
