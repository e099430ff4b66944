using static CompiledNets.Layers;

namespace CompiledNets.Samples.Web;

/// <summary>Classifies handwritten digits. It is small enough to be trained in a minute.</summary>
[CompiledNet]
public partial class DigitNet
{
    public static Sym<float> Define([Shape(28, 28, 1)] Sym<float> image)
    {
        var x = MaxPooling2D()(Conv2D(16, 3, activation: ReLU)(image));
        x = MaxPooling2D()(Conv2D(32, 3, activation: ReLU)(x));
        x = Dropout(0.25)(Flatten()(x));
        return Dense(10, Softmax)(x);
    }

    static Objective Train(Sym<float> digit, [Shape] Sym<long> label) =>
        Minimize(SparseCategoricalCrossentropy(digit, label)).Track(Accuracy(digit, label));
}
