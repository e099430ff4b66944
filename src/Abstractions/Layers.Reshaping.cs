// Derived from the signatures in src/Generators/Layers and src/Generators/Ops/Elementwise. To change it, change those, and run
// CN_UPDATE=1 dotnet test tests/Generators.Tests

namespace CompiledNets;

public static partial class Layers
{
    /// <summary>Removes steps at the beginning and the end of a sequence.</summary>
    /// <param name="cropping">The number of elements that are removed at the beginning and the end of each axis. The default is (1, 1). At least 0.</param>
    /// <param name="name">The name of the layer in summaries and files, and of its property. The default is the name of the local that holds the layer, or else a name such as dense_1.</param>
    /// <remarks><c>(N, steps, channels) -&gt; (N, steps', channels)</c></remarks>
    public static Func<Sym<float>, Sym<float>> Cropping1D(Borders1? cropping = null, string? name = null) => throw Definition.IsNotRun();

    /// <summary>Removes rows and columns at the edges of an image.</summary>
    /// <param name="cropping">The number of elements that are removed at the beginning and the end of each axis. The default is (0, 0, 0, 0). At least 0.</param>
    /// <param name="dataFormat">The position of the channels axis. The default is the net's data format.</param>
    /// <param name="name">The name of the layer in summaries and files, and of its property. The default is the name of the local that holds the layer, or else a name such as dense_1.</param>
    /// <remarks><c>(N, height, width, channels) -&gt; (N, height', width', channels)</c></remarks>
    public static Func<Sym<float>, Sym<float>> Cropping2D(Borders2? cropping = null, DataFormat? dataFormat = null, string? name = null) => throw Definition.IsNotRun();

    /// <summary>Removes slices at the faces of a volume.</summary>
    /// <param name="cropping">The number of elements that are removed at the beginning and the end of each axis. The default is (1, 1, 1, 1, 1, 1). At least 0.</param>
    /// <param name="dataFormat">The position of the channels axis. The default is the net's data format.</param>
    /// <param name="name">The name of the layer in summaries and files, and of its property. The default is the name of the local that holds the layer, or else a name such as dense_1.</param>
    /// <remarks><c>(N, depth, height, width, channels) -&gt; (N, depth', height', width', channels)</c></remarks>
    public static Func<Sym<float>, Sym<float>> Cropping3D(Borders3? cropping = null, DataFormat? dataFormat = null, string? name = null) => throw Definition.IsNotRun();

    /// <summary>Flattens all elements of a sample into one axis.</summary>
    /// <param name="dataFormat">The position of the channels axis. The default is the net's data format.</param>
    /// <param name="name">The name of the layer in summaries and files, and of its property. The default is the name of the local that holds the layer, or else a name such as dense_1.</param>
    /// <remarks><c>(N, ...) -&gt; (N, product)</c>. With channels first, the channels are moved to the last axis before, as in Keras, so that both data formats give the same order.</remarks>
    public static Func<Sym<float>, Sym<float>> Flatten(DataFormat? dataFormat = null, string? name = null) => throw Definition.IsNotRun();

    /// <summary>Permutes the axes of a sample.</summary>
    /// <param name="dims">The source axis of each axis of the result. They count from 1, as in Keras: 0 is the batch, which is not permuted.</param>
    /// <remarks><c>(N, a, b, ...) -&gt; (N, ...)</c></remarks>
    public static Func<Sym<float>, Sym<float>> Permute(params int[] dims) => throw Definition.IsNotRun();

    /// <summary>Repeats a vector at every step of a sequence.</summary>
    /// <param name="n">The number of steps of the sequence. At least 1.</param>
    /// <param name="name">The name of the layer in summaries and files, and of its property. The default is the name of the local that holds the layer, or else a name such as dense_1.</param>
    /// <remarks><c>(N, features) -&gt; (N, n, features)</c></remarks>
    public static Func<Sym<float>, Sym<float>> RepeatVector(int n, string? name = null) => throw Definition.IsNotRun();

    /// <summary>Reshapes a sample.</summary>
    /// <param name="dims">The sizes without the batch: numbers, names of sizes, and at most one -1, which is computed from the others.</param>
    /// <remarks><c>(N, ...) -&gt; (N, dims...)</c>. The elements keep their order, in which the index of the last axis changes fastest.</remarks>
    public static Func<Sym<float>, Sym<float>> Reshape(params object[] dims) => throw Definition.IsNotRun();

    /// <summary>Repeats each step of a sequence.</summary>
    /// <param name="size">The number of times each step is repeated. At least 1.</param>
    /// <param name="name">The name of the layer in summaries and files, and of its property. The default is the name of the local that holds the layer, or else a name such as dense_1.</param>
    /// <remarks><c>(N, steps, channels) -&gt; (N, size · steps, channels)</c></remarks>
    public static Func<Sym<float>, Sym<float>> UpSampling1D(int size = 2, string? name = null) => throw Definition.IsNotRun();

    /// <summary>Enlarges an image.</summary>
    /// <param name="size">The factors for height and width. The default is (2, 2). At least 1.</param>
    /// <param name="dataFormat">The position of the channels axis. The default is the net's data format.</param>
    /// <param name="interpolation">The method by which new values are computed.</param>
    /// <param name="name">The name of the layer in summaries and files, and of its property. The default is the name of the local that holds the layer, or else a name such as dense_1.</param>
    /// <remarks><c>(N, height, width, channels) -&gt; (N, size · height, size · width, channels)</c></remarks>
    public static Func<Sym<float>, Sym<float>> UpSampling2D(
        Size2? size = null,
        DataFormat? dataFormat = null,
        Interpolation interpolation = Interpolation.Nearest,
        string? name = null) => throw Definition.IsNotRun();

    /// <summary>Enlarges a volume by repeating each value.</summary>
    /// <param name="size">The factors for depth, height and width. The default is (2, 2, 2). At least 1.</param>
    /// <param name="dataFormat">The position of the channels axis. The default is the net's data format.</param>
    /// <param name="name">The name of the layer in summaries and files, and of its property. The default is the name of the local that holds the layer, or else a name such as dense_1.</param>
    /// <remarks><c>(N, depth, height, width, channels) -&gt; (N, size · depth, size · height, size · width, channels)</c></remarks>
    public static Func<Sym<float>, Sym<float>> UpSampling3D(Size3? size = null, DataFormat? dataFormat = null, string? name = null) => throw Definition.IsNotRun();

    /// <summary>Adds zeros before the first and after the last step of a sequence.</summary>
    /// <param name="padding">The number of zeros that are added at the beginning and the end of each axis. The default is (1, 1). At least 0.</param>
    /// <param name="dataFormat">The position of the channels axis. The default is the net's data format.</param>
    /// <param name="name">The name of the layer in summaries and files, and of its property. The default is the name of the local that holds the layer, or else a name such as dense_1.</param>
    /// <remarks><c>(N, steps, channels) -&gt; (N, steps', channels)</c></remarks>
    public static Func<Sym<float>, Sym<float>> ZeroPadding1D(Borders1? padding = null, DataFormat? dataFormat = null, string? name = null) => throw Definition.IsNotRun();

    /// <summary>Adds zeros around an image.</summary>
    /// <param name="padding">The number of zeros that are added at the beginning and the end of each axis. The default is (1, 1, 1, 1). At least 0.</param>
    /// <param name="dataFormat">The position of the channels axis. The default is the net's data format.</param>
    /// <param name="name">The name of the layer in summaries and files, and of its property. The default is the name of the local that holds the layer, or else a name such as dense_1.</param>
    /// <remarks><c>(N, height, width, channels) -&gt; (N, height', width', channels)</c></remarks>
    public static Func<Sym<float>, Sym<float>> ZeroPadding2D(Borders2? padding = null, DataFormat? dataFormat = null, string? name = null) => throw Definition.IsNotRun();

    /// <summary>Adds zeros around a volume.</summary>
    /// <param name="padding">The number of zeros that are added at the beginning and the end of each axis. The default is (1, 1, 1, 1, 1, 1). At least 0.</param>
    /// <param name="dataFormat">The position of the channels axis. The default is the net's data format.</param>
    /// <param name="name">The name of the layer in summaries and files, and of its property. The default is the name of the local that holds the layer, or else a name such as dense_1.</param>
    /// <remarks><c>(N, depth, height, width, channels) -&gt; (N, depth', height', width', channels)</c></remarks>
    public static Func<Sym<float>, Sym<float>> ZeroPadding3D(Borders3? padding = null, DataFormat? dataFormat = null, string? name = null) => throw Definition.IsNotRun();
}
