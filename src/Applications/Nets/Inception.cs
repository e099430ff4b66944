using static CompiledNets.Layers;

namespace CompiledNets.Applications;

/// <summary>
/// The convolutions of InceptionV3. Keras' net and torchvision's differ in three ways: torchvision's normalizations have a factor gamma, its average
/// poolings count the zeros of the padding, and its layers have names. Layers of Keras are counted: conv2d, conv2d_1, and so on.
/// </summary>
internal static class Inception
{
    public static Sym<float> Features(Sym<float> image, bool isTorchvision)
    {
        var x = Conv(image, 32, 3, 3, isTorchvision, "Conv2d_1a_3x3", strides: 2, padding: Padding.Valid);
        x = Conv(x, 32, 3, 3, isTorchvision, "Conv2d_2a_3x3", padding: Padding.Valid);
        x = Conv(x, 64, 3, 3, isTorchvision, "Conv2d_2b_3x3");
        x = MaxPooling2D(3, strides: 2)(x);
        x = Conv(x, 80, 1, 1, isTorchvision, "Conv2d_3b_1x1");
        x = Conv(x, 192, 3, 3, isTorchvision, "Conv2d_4a_3x3", padding: Padding.Valid);
        x = MaxPooling2D(3, strides: 2)(x);

        x = BlockA(x, pooled: 32, isTorchvision, "Mixed_5b_");
        x = BlockA(x, pooled: 64, isTorchvision, "Mixed_5c_");
        x = BlockA(x, pooled: 64, isTorchvision, "Mixed_5d_");
        x = BlockB(x, isTorchvision, "Mixed_6a_");
        x = BlockC(x, filters: 128, isTorchvision, "Mixed_6b_");
        x = BlockC(x, filters: 160, isTorchvision, "Mixed_6c_");
        x = BlockC(x, filters: 160, isTorchvision, "Mixed_6d_");
        x = BlockC(x, filters: 192, isTorchvision, "Mixed_6e_");
        x = BlockD(x, isTorchvision, "Mixed_7a_");
        x = BlockE(x, isTorchvision, "Mixed_7b_");
        return BlockE(x, isTorchvision, "Mixed_7c_");
    }

    private static Sym<float> BlockA(Sym<float> x, int pooled, bool isTorchvision, string name)
    {
        var a = Conv(x, 64, 1, 1, isTorchvision, name + "branch1x1");

        var b = Conv(x, 48, 1, 1, isTorchvision, name + "branch5x5_1");
        b = Conv(b, 64, 5, 5, isTorchvision, name + "branch5x5_2");

        var c = Conv(x, 64, 1, 1, isTorchvision, name + "branch3x3dbl_1");
        c = Conv(c, 96, 3, 3, isTorchvision, name + "branch3x3dbl_2");
        c = Conv(c, 96, 3, 3, isTorchvision, name + "branch3x3dbl_3");

        var d = Conv(Average(x, isTorchvision), pooled, 1, 1, isTorchvision, name + "branch_pool");
        return Concatenate(a, b, c, d);
    }

    private static Sym<float> BlockB(Sym<float> x, bool isTorchvision, string name)
    {
        var a = Conv(x, 384, 3, 3, isTorchvision, name + "branch3x3", strides: 2, padding: Padding.Valid);

        var b = Conv(x, 64, 1, 1, isTorchvision, name + "branch3x3dbl_1");
        b = Conv(b, 96, 3, 3, isTorchvision, name + "branch3x3dbl_2");
        b = Conv(b, 96, 3, 3, isTorchvision, name + "branch3x3dbl_3", strides: 2, padding: Padding.Valid);
        return Concatenate(a, b, MaxPooling2D(3, strides: 2)(x));
    }

    private static Sym<float> BlockC(Sym<float> x, int filters, bool isTorchvision, string name)
    {
        var a = Conv(x, 192, 1, 1, isTorchvision, name + "branch1x1");

        var b = Conv(x, filters, 1, 1, isTorchvision, name + "branch7x7_1");
        b = Conv(b, filters, 1, 7, isTorchvision, name + "branch7x7_2");
        b = Conv(b, 192, 7, 1, isTorchvision, name + "branch7x7_3");

        var c = Conv(x, filters, 1, 1, isTorchvision, name + "branch7x7dbl_1");
        c = Conv(c, filters, 7, 1, isTorchvision, name + "branch7x7dbl_2");
        c = Conv(c, filters, 1, 7, isTorchvision, name + "branch7x7dbl_3");
        c = Conv(c, filters, 7, 1, isTorchvision, name + "branch7x7dbl_4");
        c = Conv(c, 192, 1, 7, isTorchvision, name + "branch7x7dbl_5");

        var d = Conv(Average(x, isTorchvision), 192, 1, 1, isTorchvision, name + "branch_pool");
        return Concatenate(a, b, c, d);
    }

    private static Sym<float> BlockD(Sym<float> x, bool isTorchvision, string name)
    {
        var a = Conv(x, 192, 1, 1, isTorchvision, name + "branch3x3_1");
        a = Conv(a, 320, 3, 3, isTorchvision, name + "branch3x3_2", strides: 2, padding: Padding.Valid);

        var b = Conv(x, 192, 1, 1, isTorchvision, name + "branch7x7x3_1");
        b = Conv(b, 192, 1, 7, isTorchvision, name + "branch7x7x3_2");
        b = Conv(b, 192, 7, 1, isTorchvision, name + "branch7x7x3_3");
        b = Conv(b, 192, 3, 3, isTorchvision, name + "branch7x7x3_4", strides: 2, padding: Padding.Valid);
        return Concatenate(a, b, MaxPooling2D(3, strides: 2)(x));
    }

    private static Sym<float> BlockE(Sym<float> x, bool isTorchvision, string name)
    {
        var a = Conv(x, 320, 1, 1, isTorchvision, name + "branch1x1");

        var b = Conv(x, 384, 1, 1, isTorchvision, name + "branch3x3_1");
        var wide = Conv(b, 384, 1, 3, isTorchvision, name + "branch3x3_2a");
        var high = Conv(b, 384, 3, 1, isTorchvision, name + "branch3x3_2b");
        b = Concatenate(wide, high);

        var c = Conv(x, 448, 1, 1, isTorchvision, name + "branch3x3dbl_1");
        c = Conv(c, 384, 3, 3, isTorchvision, name + "branch3x3dbl_2");
        wide = Conv(c, 384, 1, 3, isTorchvision, name + "branch3x3dbl_3a");
        high = Conv(c, 384, 3, 1, isTorchvision, name + "branch3x3dbl_3b");
        c = Concatenate(wide, high);

        var d = Conv(Average(x, isTorchvision), 192, 1, 1, isTorchvision, name + "branch_pool");
        return Concatenate(a, b, c, d);
    }

    private static Sym<float> Average(Sym<float> x, bool isTorchvision) => isTorchvision
        ? AveragePooling2D(3, strides: 1)(ZeroPadding2D(1)(x))
        : AveragePooling2D(3, strides: 1, padding: Padding.Same)(x);

    private static Sym<float> Conv(Sym<float> x, int filters, int height, int width, bool isTorchvision, string name, int strides = 1, Padding padding = Padding.Same)
    {
        x = Conv2D(filters, (height, width), strides: strides, padding: padding, useBias: false, name: isTorchvision ? name + "_conv" : null)(x);
        return ReLU(BatchNormalization(momentum: isTorchvision ? 0.9 : 0.99, epsilon: 1e-3, scale: isTorchvision, name: isTorchvision ? name + "_bn" : null)(x));
    }
}
