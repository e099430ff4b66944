using static CompiledNets.Layers;

namespace CompiledNets.Integration.Tests.Layers;

/// <summary>Convolutions over sequences, images and volumes, channels last.</summary>
[CompiledNet]
internal sealed partial class ConvolutionsLast
{
    public static Sym<float> Define([Shape(12, 4)] Sym<float> series, [Shape(9, 8, 4)] Sym<float> image, [Shape(5, 6, 4, 2)] Sym<float> volume)
    {
        var a = Conv1D(6, 3, padding: Padding.Causal, dilationRate: 2, activation: Tanh)(series);
        a = Conv1D(4, 4, strides: 3, padding: Padding.Same, groups: 2)(a);
        a = SeparableConv1D(3, 2, depthMultiplier: 2, activation: Tanh)(DepthwiseConv1D(3, padding: Padding.Same, strides: 1)(a));
        var b = Conv2D(6, (3, 2), strides: (2, 1), padding: Padding.Same, useBias: false)(image);
        b = DepthwiseConv2D((2, 3), strides: 2, padding: Padding.Same, depthMultiplier: 2, activation: Tanh)(b);
        b = SeparableConv2D(4, 2, dilationRate: (1, 2), padding: Padding.Same)(b);
        var c = Conv3D(4, (2, 3, 2), strides: (1, 2, 1), padding: Padding.Same, activation: Tanh)(volume);
        c = Conv3D(2, 2, groups: 2)(c);
        return Dense(3, Softmax)(Concatenate(Flatten()(a), Flatten()(b), Flatten()(c)));
    }

    static Objective Train(Sym<float> kind, [Shape(3)] Sym<float> wanted) => Minimize(CategoricalCrossentropy(kind, wanted));
}

/// <summary>Convolutions over sequences, images and volumes, channels first.</summary>
[CompiledNet(DataFormat = DataFormat.ChannelsFirst)]
internal sealed partial class ConvolutionsFirst
{
    public static Sym<float> Define([Shape(4, 12)] Sym<float> series, [Shape(4, 9, 8)] Sym<float> image, [Shape(2, 5, 6, 4)] Sym<float> volume)
    {
        var a = Conv1D(6, 3, padding: Padding.Causal, dilationRate: 2, activation: Tanh)(series);
        a = Conv1D(4, 4, strides: 3, padding: Padding.Same, groups: 2)(a);
        a = SeparableConv1D(3, 2, depthMultiplier: 2, activation: Tanh)(DepthwiseConv1D(3, padding: Padding.Same)(a));
        var b = Conv2D(6, (3, 2), strides: (2, 1), padding: Padding.Same, useBias: false)(image);
        b = DepthwiseConv2D((2, 3), strides: 2, padding: Padding.Same, depthMultiplier: 2, activation: Tanh)(b);
        b = SeparableConv2D(4, 2, dilationRate: (1, 2), padding: Padding.Same)(b);
        var c = Conv3D(4, (2, 3, 2), strides: (1, 2, 1), padding: Padding.Same, activation: Tanh)(volume);
        c = Conv3D(2, 2, groups: 2)(c);
        return Dense(3, Softmax)(Concatenate(Flatten()(a), Flatten()(b), Flatten()(c)));
    }

    static Objective Train(Sym<float> kind, [Shape(3)] Sym<float> wanted) => Minimize(CategoricalCrossentropy(kind, wanted));
}

/// <summary>Transposed convolutions, channels last, with windows that are larger and smaller than the stride.</summary>
[CompiledNet]
internal sealed partial class TransposedLast
{
    public static Sym<float> Define([Shape(5, 3)] Sym<float> series, [Shape(4, 3, 2)] Sym<float> image, [Shape(2, 3, 2, 2)] Sym<float> volume)
    {
        var a = Conv1DTranspose(4, 4, strides: 2, padding: Padding.Same, activation: Tanh)(series);
        a = Conv1DTranspose(2, 3, strides: 2, padding: Padding.Same)(a);
        var b = Conv2DTranspose(3, (3, 2), strides: (2, 3), activation: Tanh)(image);
        b = Conv2DTranspose(2, 3, strides: 2, padding: Padding.Same, outputPadding: 1, useBias: false)(b);
        b = Conv2DTranspose(2, 2, dilationRate: 2)(b);
        var c = Conv3DTranspose(2, (1, 2, 3), strides: (2, 1, 2), padding: Padding.Same)(volume);
        return Dense(3, Softmax)(Concatenate(Flatten()(a), Flatten()(b), Flatten()(c)));
    }

    static Objective Train(Sym<float> kind, [Shape(3)] Sym<float> wanted) => Minimize(CategoricalCrossentropy(kind, wanted));
}

/// <summary>Transposed convolutions, channels first, with windows that are larger and smaller than the stride.</summary>
[CompiledNet(DataFormat = DataFormat.ChannelsFirst)]
internal sealed partial class TransposedFirst
{
    public static Sym<float> Define([Shape(3, 5)] Sym<float> series, [Shape(2, 4, 3)] Sym<float> image, [Shape(2, 2, 3, 2)] Sym<float> volume)
    {
        var a = Conv1DTranspose(4, 4, strides: 2, padding: Padding.Same, activation: Tanh)(series);
        var b = Conv2DTranspose(3, (3, 2), strides: (2, 3), activation: Tanh)(image);
        b = Conv2DTranspose(2, 3, strides: 2, padding: Padding.Same)(b);
        b = Dropout(0.4f)(b);
        var c = Conv3DTranspose(2, (1, 2, 3), strides: (2, 1, 2), outputPadding: (1, 0, 1))(volume);
        return Dense(3, Softmax)(Concatenate(Flatten()(a), Flatten()(b), Flatten()(c)));
    }

    static Objective Train(Sym<float> kind, [Shape(3)] Sym<float> wanted) => Minimize(CategoricalCrossentropy(kind, wanted));
}

/// <summary>Convolutions that are compared with calls of libtorch's operators.</summary>
[CompiledNet]
internal sealed partial class BareConvolutions
{
    public static (Sym<float> causal, Sym<float> same, Sym<float> volume, Sym<float> depthwise, Sym<float> separable, Sym<float> transposed) Define(
        [Shape(7, 3)] Sym<float> series, [Shape(6, 5, 3)] Sym<float> image, [Shape(4, 3, 5, 2)] Sym<float> cube)
    {
        var causal = Conv1D(4, 3, padding: Padding.Causal, dilationRate: 2)(series);
        var same = Conv2D(4, 3, strides: 2, padding: Padding.Same)(image);
        var volume = Conv3D(4, 2)(cube);
        var depthwise = DepthwiseConv2D(3, depthMultiplier: 2)(image);
        var separable = SeparableConv2D(5, 3)(image);
        var transposed = Conv2DTranspose(4, 3, strides: 2, padding: Padding.Same)(image);
        return (causal, same, volume, depthwise, separable, transposed);
    }
}

/// <summary>The Inception module, channels first.</summary>
[CompiledNet(DataFormat = DataFormat.ChannelsFirst)]
internal sealed partial class Inception
{
    public static Sym<float> Define([Shape(3, 256, 256)] Sym<float> image)
    {
        var one = Conv2D(64, (3, 3), padding: Padding.Same, activation: ReLU)(Conv2D(64, (1, 1), padding: Padding.Same, activation: ReLU)(image));
        var two = Conv2D(64, (5, 5), padding: Padding.Same, activation: ReLU)(Conv2D(64, (1, 1), padding: Padding.Same, activation: ReLU)(image));
        var three = Conv2D(64, (1, 1), padding: Padding.Same, activation: ReLU)(MaxPooling2D((3, 3), strides: (1, 1), padding: Padding.Same)(image));
        return Concatenate(axis: 1, one, two, three).Is(192, 256, 256);
    }
}

/// <summary>A residual connection around a convolution, channels first.</summary>
[CompiledNet(DataFormat = DataFormat.ChannelsFirst)]
internal sealed partial class Residual
{
    public static Sym<float> Define([Shape(3, 256, 256)] Sym<float> image) => Add(image, Conv2D(3, (3, 3), padding: Padding.Same)(image)).Is(3, 256, 256);
}

/// <summary>The shared net for pairs of digits, channels first.</summary>
[CompiledNet(DataFormat = DataFormat.ChannelsFirst)]
internal sealed partial class Vision
{
    public static Sym<float> Define([Shape(1, 27, 27)] Sym<float> digit) =>
        Flatten()(MaxPooling2D((2, 2))(Conv2D(64, (3, 3))(Conv2D(64, (3, 3))(digit)))).Is(7744);
}

/// <summary>The convolutions and poolings of AgeIncomeGender, over posts of any length.</summary>
[CompiledNet]
internal sealed partial class PostsTower
{
    public static Sym<float> Define([Shape("T", 256)] Sym<float> words)
    {
        var x = MaxPooling1D(5)(Conv1D(128, 5, activation: ReLU)(words));
        x = Conv1D(256, 5, activation: ReLU)(Conv1D(256, 5, activation: ReLU)(x));
        x = MaxPooling1D(5)(x);
        x = Conv1D(256, 5, activation: ReLU)(Conv1D(256, 5, activation: ReLU)(x));
        return GlobalMaxPooling1D()(x).Is(256);
    }
}
