using CompiledNets;
using static CompiledNets.Layers;

[CompiledNet]
public partial class Digits
{
    public static Sym<float> Define([Shape(28, 28, 1)] Sym<float> image)
    {
        var x = Conv2D(32, 3, activation: ReLU)(image);    // (26, 26, 32)
        x = MaxPooling2D()(x);                             // (13, 13, 32)
        x = Flatten()(x);                                  // (5408)
        x = Dropout(0.5)(x);
        return Dense(10, Softmax)(x);
    }

    static Objective Train(Sym<float> digit, [Shape] Sym<long> label) =>
        Minimize(SparseCategoricalCrossentropy(digit, label)).Track(Accuracy(digit, label));
}
