using static CompiledNets.Layers;

namespace CompiledNets.Samples;

/// <summary>A convolutional net that classifies handwritten digits. The first example of Keras.</summary>
[CompiledNet]
public partial class DigitCnn
{
    public static Sym<float> Define([Shape(28, 28, 1)] Sym<float> image)
    {
        var x = Conv2D(32, (3, 3), activation: ReLU)(image);
        x = Conv2D(64, (3, 3), activation: ReLU)(x);
        x = MaxPooling2D((2, 2))(x);
        x = Dropout(0.25)(x);
        x = Flatten()(x);
        x = Dense(128, ReLU)(x);
        x = Dropout(0.5)(x);
        return Dense(10, Softmax)(x);
    }

    static Objective Train(Sym<float> digit, [Shape(10)] Sym<float> label) =>
        Minimize(CategoricalCrossentropy(digit, label)).Track(Accuracy(digit, label));
}
