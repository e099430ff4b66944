using static CompiledNets.Layers;

namespace CompiledNets.Samples;

/// <summary>
/// DenseNet-121 as in Keras' applications. The input of each layer of a block is the concatenated output of all earlier layers. Huang et al., 2016.
/// </summary>
[CompiledNet]
public partial class DenseNet121
{
    private const double Epsilon = 1.001e-5;
    private const int Growth = 32;

    public static Sym<float> Define([Shape(224, 224, 3)] Sym<float> photo)
    {
        var x = ZeroPadding2D(3)(photo);
        x = Conv2D(64, 7, strides: 2, useBias: false, name: "conv1_conv")(x);
        x = ReLU(BatchNormalization(epsilon: Epsilon, name: "conv1_bn")(x));
        x = MaxPooling2D(3, strides: 2)(ZeroPadding2D(1)(x));     // (56, 56, 64)

        x = DenseBlock(x, layers: 6, "conv2");
        x = Transition(x, filters: 128, "pool2");
        x = DenseBlock(x, layers: 12, "conv3");
        x = Transition(x, filters: 256, "pool3");
        x = DenseBlock(x, layers: 24, "conv4");
        x = Transition(x, filters: 512, "pool4");
        x = DenseBlock(x, layers: 16, "conv5");                   // (7, 7, 1024)

        x = ReLU(BatchNormalization(epsilon: Epsilon, name: "bn")(x));
        x = GlobalAveragePooling2D(name: "avg_pool")(x);
        return Dense(1000, Softmax, name: "predictions")(x);
    }

    static Objective Train(Sym<float> classes, [Shape] Sym<long> label) =>
        Minimize(SparseCategoricalCrossentropy(classes, label)).Track(Accuracy(classes, label));

    private static Sym<float> DenseBlock(Sym<float> x, int layers, string name)
    {
        for (var i = 1; i <= layers; i++)
            x = Concatenate(x, DenseLayer(x, $"{name}_block{i}"));
        return x;
    }

    private static Sym<float> DenseLayer(Sym<float> x, string name)
    {
        var y = ReLU(BatchNormalization(epsilon: Epsilon, name: name + "_0_bn")(x));
        y = Conv2D(4 * Growth, 1, useBias: false, name: name + "_1_conv")(y);
        y = ReLU(BatchNormalization(epsilon: Epsilon, name: name + "_1_bn")(y));
        return Conv2D(Growth, 3, padding: Padding.Same, useBias: false, name: name + "_2_conv")(y);
    }

    /// <summary>Halves the number of channels, the height and the width.</summary>
    private static Sym<float> Transition(Sym<float> x, int filters, string name)
    {
        x = ReLU(BatchNormalization(epsilon: Epsilon, name: name + "_bn")(x));
        x = Conv2D(filters, 1, useBias: false, name: name + "_conv")(x);
        return AveragePooling2D(2, strides: 2, name: name + "_pool")(x);
    }
}
