using static CompiledNets.Layers;

namespace CompiledNets.Applications;

/// <summary>The parts that torchvision's ResNets share. Layers have torchvision's names, with underscores for dots.</summary>
internal static class TorchvisionResNet
{
    public static Sym<float> Stem(Sym<float> image)
    {
        var x = Conv2D(64, 7, strides: 2, useBias: false, name: "conv1")(ZeroPadding2D(3)(image));
        x = ReLU(Normalize(x, "bn1"));

        // The input is not negative after ReLU, so padding with zeros does not change the maxima.
        return MaxPooling2D(3, strides: 2)(ZeroPadding2D(1)(x));
    }

    public static Sym<float> BasicStack(Sym<float> x, int filters, int blocks, int stride, string name)
    {
        x = BasicBlock(x, filters, stride, name + "_0");
        for (var i = 1; i < blocks; i++)
            x = BasicBlock(x, filters, stride: 1, $"{name}_{i}");
        return x;
    }

    public static Sym<float> Shortcut(Sym<float> x, int filters, int stride, string name) =>
        Normalize(Conv2D(filters, 1, strides: stride, useBias: false, name: name + "_downsample_0")(x), name + "_downsample_1");

    public static Sym<float> Normalize(Sym<float> x, string name) => BatchNormalization(momentum: 0.9, epsilon: 1e-5, name: name)(x);

    private static Sym<float> BasicBlock(Sym<float> x, int filters, int stride, string name)
    {
        var shortcut = stride > 1 ? Shortcut(x, filters, stride, name) : x;
        var y = Conv2D(filters, 3, strides: stride, useBias: false, name: name + "_conv1")(ZeroPadding2D(1)(x));
        y = ReLU(Normalize(y, name + "_bn1"));
        y = Conv2D(filters, 3, padding: Padding.Same, useBias: false, name: name + "_conv2")(y);
        y = Normalize(y, name + "_bn2");
        return ReLU(y + shortcut);
    }
}
