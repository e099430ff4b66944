using static CompiledNets.Layers;

namespace CompiledNets.Samples;

/// <summary>A convolutional net that classifies handwritten digits. Atienza, Advanced Deep Learning with Keras, 2018, listing 2.1.1.</summary>
[CompiledNet]
public partial class BookDigitCnn
{
    public static Sym<float> Define([Shape(28, 28, 1)] Sym<float> image)
    {
        const int Filters = 64;
        const int KernelSize = 3;
        var y = Conv2D(Filters, KernelSize, activation: ReLU)(image);
        y = MaxPooling2D()(y);
        y = Conv2D(Filters, KernelSize, activation: ReLU)(y);
        y = MaxPooling2D()(y);
        y = Conv2D(Filters, KernelSize, activation: ReLU)(y);
        y = Flatten()(y);
        y = Dropout(0.3)(y);
        return Dense(10, Softmax)(y);
    }

    static Objective Train(Sym<float> digit, [Shape(10)] Sym<float> label) =>
        Minimize(CategoricalCrossentropy(digit, label)).Track(Accuracy(digit, label));
}
