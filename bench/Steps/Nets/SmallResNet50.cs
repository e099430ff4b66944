using static CompiledNets.Layers;

namespace CompiledNets.Bench;

/// <summary>The net of samples/Gallery/Nets/ResNet50.cs for photographs of 112 x 112 pixels.</summary>
[CompiledNet]
internal sealed partial class SmallResNet50
{
    private const double Epsilon = 1.001e-5;

    public static Sym<float> Define([Shape(112, 112, 3)] Sym<float> photo)
    {
        var x = Conv2D(64, 7, strides: 2)(ZeroPadding2D(3)(photo));
        x = ReLU(BatchNormalization(epsilon: Epsilon)(x));
        x = MaxPooling2D(3, strides: 2)(ZeroPadding2D(1)(x));
        x = Stack(x, filters: 64, blocks: 3, stride: 1);
        x = Stack(x, filters: 128, blocks: 4, stride: 2);
        x = Stack(x, filters: 256, blocks: 6, stride: 2);
        x = Stack(x, filters: 512, blocks: 3, stride: 2);
        return Dense(1000, Softmax)(GlobalAveragePooling2D()(x));
    }

    static Objective Train(Sym<float> classes, [Shape] Sym<long> label) =>
        Minimize(SparseCategoricalCrossentropy(classes, label)).Track(Accuracy(classes, label));

    private static Sym<float> Stack(Sym<float> x, int filters, int blocks, int stride)
    {
        for (var i = 0; i < blocks; i++)
            x = Block(x, filters, i == 0 ? stride : 1, hasShortcut: i == 0);
        return x;
    }

    private static Sym<float> Block(Sym<float> x, int filters, int stride, bool hasShortcut)
    {
        var shortcut = hasShortcut ? BatchNormalization(epsilon: Epsilon)(Conv2D(4 * filters, 1, strides: stride)(x)) : x;
        var y = ReLU(BatchNormalization(epsilon: Epsilon)(Conv2D(filters, 1, strides: stride)(x)));
        y = ReLU(BatchNormalization(epsilon: Epsilon)(Conv2D(filters, 3, padding: Padding.Same)(y)));
        y = BatchNormalization(epsilon: Epsilon)(Conv2D(4 * filters, 1)(y));
        return ReLU(shortcut + y);
    }
}
