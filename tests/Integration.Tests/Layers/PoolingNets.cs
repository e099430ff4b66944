using static CompiledNets.Layers;

namespace CompiledNets.Integration.Tests.Layers;

/// <summary>Poolings over sequences, images and volumes, channels last.</summary>
[CompiledNet]
internal sealed partial class PoolingsLast
{
    public static Sym<float> Define([Shape(11, 4)] Sym<float> series, [Shape(9, 8, 4)] Sym<float> image, [Shape(5, 6, 4, 2)] Sym<float> volume)
    {
        var a = AveragePooling1D(2, strides: 1, padding: Padding.Same)(MaxPooling1D(3, strides: 2, padding: Padding.Same)(Dense(4, Tanh)(series)));
        var b = AveragePooling2D((3, 2), strides: (2, 1), padding: Padding.Same)(MaxPooling2D((2, 3), strides: 1, padding: Padding.Same)(Conv2D(4, 2)(image)));
        var c = AveragePooling3D((2, 3, 2), strides: (1, 2, 1), padding: Padding.Same)(MaxPooling3D((2, 2, 1), strides: (2, 1, 1), padding: Padding.Same)(Tanh(volume)));
        var globals = Concatenate(
            GlobalAveragePooling1D()(a), GlobalMaxPooling1D()(a), Flatten()(GlobalAveragePooling2D(keepDims: true)(b)), GlobalMaxPooling2D()(b), GlobalAveragePooling3D()(c), GlobalMaxPooling3D()(c));
        var adaptive = Concatenate(
            Flatten()(AdaptiveAveragePooling1D(3)(a)),
            Flatten()(AdaptiveMaxPooling1D(4)(a)),
            Flatten()(AdaptiveAveragePooling2D((3, 2))(b)),
            Flatten()(AdaptiveMaxPooling2D(2)(b)),
            Flatten()(AdaptiveAveragePooling3D((2, 2, 3))(c)),
            Flatten()(AdaptiveMaxPooling3D((2, 1, 2))(c)));
        return Dense(3, Softmax)(Concatenate(globals, adaptive, Flatten()(MaxPooling1D()(a)), Flatten()(AveragePooling2D()(b)), Flatten()(MaxPooling3D((1, 2, 2))(c))));
    }

    static Objective Train(Sym<float> kind, [Shape(3)] Sym<float> wanted) => Minimize(CategoricalCrossentropy(kind, wanted));
}

/// <summary>Poolings over sequences, images and volumes, channels first.</summary>
[CompiledNet(DataFormat = DataFormat.ChannelsFirst)]
internal sealed partial class PoolingsFirst
{
    public static Sym<float> Define([Shape(4, 11)] Sym<float> series, [Shape(4, 9, 8)] Sym<float> image, [Shape(2, 5, 6, 4)] Sym<float> volume)
    {
        var a = AveragePooling1D(2, strides: 1, padding: Padding.Same)(MaxPooling1D(3, strides: 2, padding: Padding.Same)(Dense(11, Tanh)(series)));
        var b = AveragePooling2D((3, 2), strides: (2, 1), padding: Padding.Same)(MaxPooling2D((2, 3), strides: 1, padding: Padding.Same)(Conv2D(4, 2)(image)));
        var c = AveragePooling3D((2, 3, 2), strides: (1, 2, 1), padding: Padding.Same)(MaxPooling3D((2, 2, 1), strides: (2, 1, 1), padding: Padding.Same)(Tanh(volume)));
        var globals = Concatenate(
            GlobalAveragePooling1D()(a), GlobalMaxPooling1D()(a), GlobalAveragePooling2D()(b), Flatten()(GlobalMaxPooling2D(keepDims: true)(b)), GlobalAveragePooling3D()(c), GlobalMaxPooling3D()(c));
        var adaptive = Concatenate(
            Flatten()(AdaptiveAveragePooling1D(3)(a)),
            Flatten()(AdaptiveMaxPooling1D(4)(a)),
            Flatten()(AdaptiveAveragePooling2D((3, 2))(b)),
            Flatten()(AdaptiveMaxPooling2D(2)(b)),
            Flatten()(AdaptiveAveragePooling3D((2, 2, 3))(c)),
            Flatten()(AdaptiveMaxPooling3D((2, 1, 2))(c)));
        return Dense(3, Softmax)(Concatenate(globals, adaptive, Flatten()(MaxPooling1D()(a)), Flatten()(AveragePooling2D()(b)), Flatten()(MaxPooling3D((1, 2, 2))(c))));
    }

    static Objective Train(Sym<float> kind, [Shape(3)] Sym<float> wanted) => Minimize(CategoricalCrossentropy(kind, wanted));
}

/// <summary>Poolings with padding, over sizes that are known at run time only.</summary>
[CompiledNet]
internal sealed partial class Edges
{
    public static (Sym<float> mean, Sym<float> largest, Sym<float> single, Sym<float> pooled, Sym<float> global) Define([Shape(5, 1)] Sym<float> series, [Shape("T", 2)] Sym<float> text)
    {
        var mean = AveragePooling1D(2, padding: Padding.Same)(series);
        var largest = MaxPooling1D(4, strides: 1, padding: Padding.Same)(series);
        var single = AveragePooling1D(2, strides: 1, padding: Padding.Same)(series);
        var pooled = AveragePooling1D(3, strides: 2, padding: Padding.Same)(text);
        return (mean, largest, single, pooled, GlobalAveragePooling1D()(text));
    }
}
