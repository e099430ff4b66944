using static CompiledNets.Layers;

namespace CompiledNets.Samples;

/// <summary>A small residual net that classifies images. From Keras' guide to the functional API.</summary>
[CompiledNet]
public partial class ToyResNet
{
    public static Sym<float> Define([Shape(32, 32, 3)] Sym<float> image)
    {
        var x = Conv2D(32, 3, activation: ReLU)(image);
        x = Conv2D(64, 3, activation: ReLU)(x);
        x = MaxPooling2D(3)(x);                                   // (9, 9, 64)

        for (var block = 0; block < 2; block++)
        {
            var y = Conv2D(64, 3, activation: ReLU, padding: Padding.Same)(x);
            x = Conv2D(64, 3, activation: ReLU, padding: Padding.Same)(y) + x;
        }

        x = Conv2D(64, 3, activation: ReLU)(x);
        x = GlobalAveragePooling2D()(x);
        x = Dense(256, ReLU)(x);
        x = Dropout(0.5)(x);
        return Dense(10)(x);
    }

    static Objective Train(Sym<float> logits, [Shape(10)] Sym<float> label) =>
        Minimize(CategoricalCrossentropy(Softmax(logits), label)).Track(Accuracy(logits, label));
}
