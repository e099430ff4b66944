using static CompiledNets.Layers;

namespace CompiledNets.Samples;

/// <summary>The net of <see cref="DigitCnn"/> as a sequence of layers. It has the same weights and makes the same training steps.</summary>
[CompiledNet]
public partial class DigitCnnSequential
{
    public static Sym<float> Define([Shape(28, 28, 1)] Sym<float> image) =>
        Sequential(
            Conv2D(32, (3, 3), activation: ReLU),
            Conv2D(64, (3, 3), activation: ReLU),
            MaxPooling2D((2, 2)),
            Dropout(0.25),
            Flatten(),
            Dense(128, ReLU),
            Dropout(0.5),
            Dense(10, Softmax))(image);

    static Objective Train(Sym<float> digit, [Shape(10)] Sym<float> label) =>
        Minimize(CategoricalCrossentropy(digit, label)).Track(Accuracy(digit, label));
}
