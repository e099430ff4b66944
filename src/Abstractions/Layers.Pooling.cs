// Derived from the signatures in src/Generators/Layers and src/Generators/Ops/Elementwise. To change it, change those, and run
// CN_UPDATE=1 dotnet test tests/Generators.Tests

namespace CompiledNets;

public static partial class Layers
{
    /// <summary>Computes the mean of each window of sequences, channel by channel. The windows are chosen so that the result has the given size.</summary>
    /// <param name="outputSize">The length of the result. At least 1.</param>
    /// <param name="dataFormat">The position of the channels axis. The default is the net's data format.</param>
    /// <param name="name">The name of the layer in summaries and files, and of its property. The default is the name of the local that holds the layer, or else a name such as dense_1.</param>
    /// <remarks><c>(N, steps, channels) -&gt; (N, outputSize, channels)</c>. Along an axis, window i covers the elements from floor(i · in / out) to below ceil((i + 1) · in / out).</remarks>
    public static Func<Sym<float>, Sym<float>> AdaptiveAveragePooling1D(int outputSize, DataFormat? dataFormat = null, string? name = null) => throw Definition.IsNotRun();

    /// <summary>Computes the mean of each window of images, channel by channel. The windows are chosen so that the result has the given size.</summary>
    /// <param name="outputSize">Height and width of the result. At least 1.</param>
    /// <param name="dataFormat">The position of the channels axis. The default is the net's data format.</param>
    /// <param name="name">The name of the layer in summaries and files, and of its property. The default is the name of the local that holds the layer, or else a name such as dense_1.</param>
    /// <remarks><c>(N, height, width, channels) -&gt; (N, outputSize, channels)</c>. Along an axis, window i covers the elements from floor(i · in / out) to below ceil((i + 1) · in / out).</remarks>
    public static Func<Sym<float>, Sym<float>> AdaptiveAveragePooling2D(Size2 outputSize, DataFormat? dataFormat = null, string? name = null) => throw Definition.IsNotRun();

    /// <summary>Computes the mean of each window of volumes, channel by channel. The windows are chosen so that the result has the given size.</summary>
    /// <param name="outputSize">Depth, height and width of the result. At least 1.</param>
    /// <param name="dataFormat">The position of the channels axis. The default is the net's data format.</param>
    /// <param name="name">The name of the layer in summaries and files, and of its property. The default is the name of the local that holds the layer, or else a name such as dense_1.</param>
    /// <remarks><c>(N, depth, height, width, channels) -&gt; (N, outputSize, channels)</c>. Along an axis, window i covers the elements from floor(i · in / out) to below ceil((i + 1) · in / out).</remarks>
    public static Func<Sym<float>, Sym<float>> AdaptiveAveragePooling3D(Size3 outputSize, DataFormat? dataFormat = null, string? name = null) => throw Definition.IsNotRun();

    /// <summary>Computes the largest value in each window of sequences, channel by channel. The windows are chosen so that the result has the given size.</summary>
    /// <param name="outputSize">The length of the result. At least 1.</param>
    /// <param name="dataFormat">The position of the channels axis. The default is the net's data format.</param>
    /// <param name="name">The name of the layer in summaries and files, and of its property. The default is the name of the local that holds the layer, or else a name such as dense_1.</param>
    /// <remarks><c>(N, steps, channels) -&gt; (N, outputSize, channels)</c>. Along an axis, window i covers the elements from floor(i · in / out) to below ceil((i + 1) · in / out).</remarks>
    public static Func<Sym<float>, Sym<float>> AdaptiveMaxPooling1D(int outputSize, DataFormat? dataFormat = null, string? name = null) => throw Definition.IsNotRun();

    /// <summary>Computes the largest value in each window of images, channel by channel. The windows are chosen so that the result has the given size.</summary>
    /// <param name="outputSize">Height and width of the result. At least 1.</param>
    /// <param name="dataFormat">The position of the channels axis. The default is the net's data format.</param>
    /// <param name="name">The name of the layer in summaries and files, and of its property. The default is the name of the local that holds the layer, or else a name such as dense_1.</param>
    /// <remarks><c>(N, height, width, channels) -&gt; (N, outputSize, channels)</c>. Along an axis, window i covers the elements from floor(i · in / out) to below ceil((i + 1) · in / out).</remarks>
    public static Func<Sym<float>, Sym<float>> AdaptiveMaxPooling2D(Size2 outputSize, DataFormat? dataFormat = null, string? name = null) => throw Definition.IsNotRun();

    /// <summary>Computes the largest value in each window of volumes, channel by channel. The windows are chosen so that the result has the given size.</summary>
    /// <param name="outputSize">Depth, height and width of the result. At least 1.</param>
    /// <param name="dataFormat">The position of the channels axis. The default is the net's data format.</param>
    /// <param name="name">The name of the layer in summaries and files, and of its property. The default is the name of the local that holds the layer, or else a name such as dense_1.</param>
    /// <remarks><c>(N, depth, height, width, channels) -&gt; (N, outputSize, channels)</c>. Along an axis, window i covers the elements from floor(i · in / out) to below ceil((i + 1) · in / out).</remarks>
    public static Func<Sym<float>, Sym<float>> AdaptiveMaxPooling3D(Size3 outputSize, DataFormat? dataFormat = null, string? name = null) => throw Definition.IsNotRun();

    /// <summary>Computes the mean of each window of sequences, channel by channel.</summary>
    /// <param name="poolSize">The length of the window. At least 1.</param>
    /// <param name="strides">The number of elements that the window moves by. The default is the size of the window. At least 1.</param>
    /// <param name="padding">The padding at the edges. Elements of the padding do not count.</param>
    /// <param name="dataFormat">The position of the channels axis. The default is the net's data format.</param>
    /// <param name="name">The name of the layer in summaries and files, and of its property. The default is the name of the local that holds the layer, or else a name such as dense_1.</param>
    /// <remarks><c>(N, steps, channels) -&gt; (N, steps', channels)</c></remarks>
    public static Func<Sym<float>, Sym<float>> AveragePooling1D(
        int poolSize = 2,
        int? strides = null,
        Padding padding = Padding.Valid,
        DataFormat? dataFormat = null,
        string? name = null) => throw Definition.IsNotRun();

    /// <summary>Computes the mean of each window of images, channel by channel.</summary>
    /// <param name="poolSize">Height and width of the window. The default is (2, 2). At least 1.</param>
    /// <param name="strides">The number of elements that the window moves by. The default is the size of the window. At least 1.</param>
    /// <param name="padding">The padding at the edges. Elements of the padding do not count.</param>
    /// <param name="dataFormat">The position of the channels axis. The default is the net's data format.</param>
    /// <param name="name">The name of the layer in summaries and files, and of its property. The default is the name of the local that holds the layer, or else a name such as dense_1.</param>
    /// <remarks><c>(N, height, width, channels) -&gt; (N, height', width', channels)</c></remarks>
    public static Func<Sym<float>, Sym<float>> AveragePooling2D(
        Size2? poolSize = null,
        Size2? strides = null,
        Padding padding = Padding.Valid,
        DataFormat? dataFormat = null,
        string? name = null) => throw Definition.IsNotRun();

    /// <summary>Computes the mean of each window of volumes, channel by channel.</summary>
    /// <param name="poolSize">Depth, height and width of the window. The default is (2, 2, 2). At least 1.</param>
    /// <param name="strides">The number of elements that the window moves by. The default is the size of the window. At least 1.</param>
    /// <param name="padding">The padding at the edges. Elements of the padding do not count.</param>
    /// <param name="dataFormat">The position of the channels axis. The default is the net's data format.</param>
    /// <param name="name">The name of the layer in summaries and files, and of its property. The default is the name of the local that holds the layer, or else a name such as dense_1.</param>
    /// <remarks><c>(N, depth, height, width, channels) -&gt; (N, depth', height', width', channels)</c></remarks>
    public static Func<Sym<float>, Sym<float>> AveragePooling3D(
        Size3? poolSize = null,
        Size3? strides = null,
        Padding padding = Padding.Valid,
        DataFormat? dataFormat = null,
        string? name = null) => throw Definition.IsNotRun();

    /// <summary>Computes the mean of each channel of sequences.</summary>
    /// <param name="dataFormat">The position of the channels axis. The default is the net's data format.</param>
    /// <param name="keepDims">Whether the other axes are kept, with size one.</param>
    /// <param name="name">The name of the layer in summaries and files, and of its property. The default is the name of the local that holds the layer, or else a name such as dense_1.</param>
    /// <remarks><c>(N, steps, channels) -&gt; (N, channels)</c></remarks>
    public static Func<Sym<float>, Sym<float>> GlobalAveragePooling1D(DataFormat? dataFormat = null, bool keepDims = false, string? name = null) => throw Definition.IsNotRun();

    /// <summary>Computes the mean of each channel of images.</summary>
    /// <param name="dataFormat">The position of the channels axis. The default is the net's data format.</param>
    /// <param name="keepDims">Whether the other axes are kept, with size one.</param>
    /// <param name="name">The name of the layer in summaries and files, and of its property. The default is the name of the local that holds the layer, or else a name such as dense_1.</param>
    /// <remarks><c>(N, height, width, channels) -&gt; (N, channels)</c></remarks>
    public static Func<Sym<float>, Sym<float>> GlobalAveragePooling2D(DataFormat? dataFormat = null, bool keepDims = false, string? name = null) => throw Definition.IsNotRun();

    /// <summary>Computes the mean of each channel of volumes.</summary>
    /// <param name="dataFormat">The position of the channels axis. The default is the net's data format.</param>
    /// <param name="keepDims">Whether the other axes are kept, with size one.</param>
    /// <param name="name">The name of the layer in summaries and files, and of its property. The default is the name of the local that holds the layer, or else a name such as dense_1.</param>
    /// <remarks><c>(N, depth, height, width, channels) -&gt; (N, channels)</c></remarks>
    public static Func<Sym<float>, Sym<float>> GlobalAveragePooling3D(DataFormat? dataFormat = null, bool keepDims = false, string? name = null) => throw Definition.IsNotRun();

    /// <summary>Computes the largest value of each channel of sequences.</summary>
    /// <param name="dataFormat">The position of the channels axis. The default is the net's data format.</param>
    /// <param name="keepDims">Whether the other axes are kept, with size one.</param>
    /// <param name="name">The name of the layer in summaries and files, and of its property. The default is the name of the local that holds the layer, or else a name such as dense_1.</param>
    /// <remarks><c>(N, steps, channels) -&gt; (N, channels)</c></remarks>
    public static Func<Sym<float>, Sym<float>> GlobalMaxPooling1D(DataFormat? dataFormat = null, bool keepDims = false, string? name = null) => throw Definition.IsNotRun();

    /// <summary>Computes the largest value of each channel of images.</summary>
    /// <param name="dataFormat">The position of the channels axis. The default is the net's data format.</param>
    /// <param name="keepDims">Whether the other axes are kept, with size one.</param>
    /// <param name="name">The name of the layer in summaries and files, and of its property. The default is the name of the local that holds the layer, or else a name such as dense_1.</param>
    /// <remarks><c>(N, height, width, channels) -&gt; (N, channels)</c></remarks>
    public static Func<Sym<float>, Sym<float>> GlobalMaxPooling2D(DataFormat? dataFormat = null, bool keepDims = false, string? name = null) => throw Definition.IsNotRun();

    /// <summary>Computes the largest value of each channel of volumes.</summary>
    /// <param name="dataFormat">The position of the channels axis. The default is the net's data format.</param>
    /// <param name="keepDims">Whether the other axes are kept, with size one.</param>
    /// <param name="name">The name of the layer in summaries and files, and of its property. The default is the name of the local that holds the layer, or else a name such as dense_1.</param>
    /// <remarks><c>(N, depth, height, width, channels) -&gt; (N, channels)</c></remarks>
    public static Func<Sym<float>, Sym<float>> GlobalMaxPooling3D(DataFormat? dataFormat = null, bool keepDims = false, string? name = null) => throw Definition.IsNotRun();

    /// <summary>Computes the largest value in each window of sequences, channel by channel.</summary>
    /// <param name="poolSize">The length of the window. At least 1.</param>
    /// <param name="strides">The number of elements that the window moves by. The default is the size of the window. At least 1.</param>
    /// <param name="padding">The padding at the edges. Elements of the padding are never the largest.</param>
    /// <param name="dataFormat">The position of the channels axis. The default is the net's data format.</param>
    /// <param name="name">The name of the layer in summaries and files, and of its property. The default is the name of the local that holds the layer, or else a name such as dense_1.</param>
    /// <remarks><c>(N, steps, channels) -&gt; (N, steps', channels)</c></remarks>
    public static Func<Sym<float>, Sym<float>> MaxPooling1D(
        int poolSize = 2,
        int? strides = null,
        Padding padding = Padding.Valid,
        DataFormat? dataFormat = null,
        string? name = null) => throw Definition.IsNotRun();

    /// <summary>Computes the largest value in each window of images, channel by channel.</summary>
    /// <param name="poolSize">Height and width of the window. The default is (2, 2). At least 1.</param>
    /// <param name="strides">The number of elements that the window moves by. The default is the size of the window. At least 1.</param>
    /// <param name="padding">The padding at the edges. Elements of the padding are never the largest.</param>
    /// <param name="dataFormat">The position of the channels axis. The default is the net's data format.</param>
    /// <param name="name">The name of the layer in summaries and files, and of its property. The default is the name of the local that holds the layer, or else a name such as dense_1.</param>
    /// <remarks><c>(N, height, width, channels) -&gt; (N, height', width', channels)</c></remarks>
    public static Func<Sym<float>, Sym<float>> MaxPooling2D(
        Size2? poolSize = null,
        Size2? strides = null,
        Padding padding = Padding.Valid,
        DataFormat? dataFormat = null,
        string? name = null) => throw Definition.IsNotRun();

    /// <summary>Computes the largest value in each window of volumes, channel by channel.</summary>
    /// <param name="poolSize">Depth, height and width of the window. The default is (2, 2, 2). At least 1.</param>
    /// <param name="strides">The number of elements that the window moves by. The default is the size of the window. At least 1.</param>
    /// <param name="padding">The padding at the edges. Elements of the padding are never the largest.</param>
    /// <param name="dataFormat">The position of the channels axis. The default is the net's data format.</param>
    /// <param name="name">The name of the layer in summaries and files, and of its property. The default is the name of the local that holds the layer, or else a name such as dense_1.</param>
    /// <remarks><c>(N, depth, height, width, channels) -&gt; (N, depth', height', width', channels)</c></remarks>
    public static Func<Sym<float>, Sym<float>> MaxPooling3D(
        Size3? poolSize = null,
        Size3? strides = null,
        Padding padding = Padding.Valid,
        DataFormat? dataFormat = null,
        string? name = null) => throw Definition.IsNotRun();
}
