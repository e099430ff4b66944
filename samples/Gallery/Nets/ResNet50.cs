using static CompiledNets.Layers;

namespace CompiledNets.Samples;

/// <summary>ResNet-50 as in Keras' applications. Classifies photographs into 1,000 classes. He et al., 2015.</summary>
[CompiledNet]
public partial class ResNet50
{
    public static Sym<float> Define([Shape(224, 224, 3)] Sym<float> photo)
    {
        var resNet = Instance(ResNet50Base.Define);
        var features = GlobalAveragePooling2D(name: "avg_pool")(resNet(photo));
        return Dense(1000, Softmax, name: "predictions")(features);
    }

    static Objective Train(Sym<float> classes, [Shape] Sym<long> label) =>
        Minimize(SparseCategoricalCrossentropy(classes, label)).Track(Accuracy(classes, label));
}
