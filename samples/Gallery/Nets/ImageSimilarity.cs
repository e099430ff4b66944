using static CompiledNets.Layers;

namespace CompiledNets.Samples;

/// <summary>Decides if two photographs are alike. It computes the features of both with the same ResNet-50, and classifies their absolute difference.</summary>
[CompiledNet]
public partial class ImageSimilarity
{
    public static Sym<float> Define([Shape(224, 224, 3)] Sym<float> photoA, [Shape(224, 224, 3)] Sym<float> photoB)
    {
        var resNet = Instance(ResNet50Base.Define);
        var x = Abs(resNet(photoA) - resNet(photoB));             // (7, 7, 2048)

        x = Dense(1024)(x);
        x = ReLU(Dropout(0.4)(BatchNormalization()(x)));
        x = Dense(2048)(x);
        x = ReLU(Dropout(0.4)(BatchNormalization()(x)));
        x = Dense(4096)(x);
        x = ReLU(Dropout(0.3)(BatchNormalization()(x)));
        x = Dense(4096, ReLU)(x);
        x = Flatten()(x);
        x = Dense(2, kernelInitializer: Initializer.GlorotUniform)(x);
        return Activation(Sigmoid, name: "A_2")(x);
    }

    static Objective Train(Sym<float> verdict, [Shape(2)] Sym<float> label) =>
        Minimize(BinaryCrossentropy(verdict, label)).Track(Accuracy(verdict, label));
}
