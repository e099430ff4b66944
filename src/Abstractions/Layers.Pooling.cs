// Derived from the signatures in src/Generators/Layers. To change it, change those, and run
// CN_UPDATE=1 dotnet test tests/Generators.Tests

namespace CompiledNets;

public static partial class Layers
{
    /// <summary>The mean of each window of sequences, channel by channel, for windows that are as large as the wanted size asks for.</summary>
    /// <param name="outputSize">The length of the result.</param>
    /// <param name="dataFormat">Where the channels stand; that of the net where it is not given.</param>
    /// <param name="name">The layer's name in summaries and files, and of its property.</param>
    /// <remarks><c>(N, steps, channels) -&gt; (N, outputSize, channels)</c>. Along an axis, window i goes from floor(i · in / out) to below ceil((i + 1) · in / out).</remarks>
    public static Func<Sym<float>, Sym<float>> AdaptiveAveragePooling1D(int outputSize, DataFormat? dataFormat = null, string? name = null) => throw Definition.IsNotRun();

    /// <summary>The mean of each window of images, channel by channel, for windows that are as large as the wanted size asks for.</summary>
    /// <param name="outputSize">Height and width of the result.</param>
    /// <param name="dataFormat">Where the channels stand; that of the net where it is not given.</param>
    /// <param name="name">The layer's name in summaries and files, and of its property.</param>
    /// <remarks><c>(N, height, width, channels) -&gt; (N, outputSize, channels)</c>. Along an axis, window i goes from floor(i · in / out) to below ceil((i + 1) · in / out).</remarks>
    public static Func<Sym<float>, Sym<float>> AdaptiveAveragePooling2D(Size2 outputSize, DataFormat? dataFormat = null, string? name = null) => throw Definition.IsNotRun();

    /// <summary>The mean of each window of volumes, channel by channel, for windows that are as large as the wanted size asks for.</summary>
    /// <param name="outputSize">Depth, height and width of the result.</param>
    /// <param name="dataFormat">Where the channels stand; that of the net where it is not given.</param>
    /// <param name="name">The layer's name in summaries and files, and of its property.</param>
    /// <remarks><c>(N, depth, height, width, channels) -&gt; (N, outputSize, channels)</c>. Along an axis, window i goes from floor(i · in / out) to below ceil((i + 1) · in / out).</remarks>
    public static Func<Sym<float>, Sym<float>> AdaptiveAveragePooling3D(Size3 outputSize, DataFormat? dataFormat = null, string? name = null) => throw Definition.IsNotRun();

    /// <summary>The largest value in each window of sequences, channel by channel, for windows that are as large as the wanted size asks for.</summary>
    /// <param name="outputSize">The length of the result.</param>
    /// <param name="dataFormat">Where the channels stand; that of the net where it is not given.</param>
    /// <param name="name">The layer's name in summaries and files, and of its property.</param>
    /// <remarks><c>(N, steps, channels) -&gt; (N, outputSize, channels)</c>. Along an axis, window i goes from floor(i · in / out) to below ceil((i + 1) · in / out).</remarks>
    public static Func<Sym<float>, Sym<float>> AdaptiveMaxPooling1D(int outputSize, DataFormat? dataFormat = null, string? name = null) => throw Definition.IsNotRun();

    /// <summary>The largest value in each window of images, channel by channel, for windows that are as large as the wanted size asks for.</summary>
    /// <param name="outputSize">Height and width of the result.</param>
    /// <param name="dataFormat">Where the channels stand; that of the net where it is not given.</param>
    /// <param name="name">The layer's name in summaries and files, and of its property.</param>
    /// <remarks><c>(N, height, width, channels) -&gt; (N, outputSize, channels)</c>. Along an axis, window i goes from floor(i · in / out) to below ceil((i + 1) · in / out).</remarks>
    public static Func<Sym<float>, Sym<float>> AdaptiveMaxPooling2D(Size2 outputSize, DataFormat? dataFormat = null, string? name = null) => throw Definition.IsNotRun();

    /// <summary>The largest value in each window of volumes, channel by channel, for windows that are as large as the wanted size asks for.</summary>
    /// <param name="outputSize">Depth, height and width of the result.</param>
    /// <param name="dataFormat">Where the channels stand; that of the net where it is not given.</param>
    /// <param name="name">The layer's name in summaries and files, and of its property.</param>
    /// <remarks><c>(N, depth, height, width, channels) -&gt; (N, outputSize, channels)</c>. Along an axis, window i goes from floor(i · in / out) to below ceil((i + 1) · in / out).</remarks>
    public static Func<Sym<float>, Sym<float>> AdaptiveMaxPooling3D(Size3 outputSize, DataFormat? dataFormat = null, string? name = null) => throw Definition.IsNotRun();

    /// <summary>The mean of each window of sequences, channel by channel.</summary>
    /// <param name="poolSize">The length of the window.</param>
    /// <param name="strides">How far the window moves; its size where it is not given.</param>
    /// <param name="padding">What happens at the edges; what lies outside does not count.</param>
    /// <param name="dataFormat">Where the channels stand; that of the net where it is not given.</param>
    /// <param name="name">The layer's name in summaries and files, and of its property.</param>
    /// <remarks><c>(N, steps, channels) -&gt; (N, steps', channels)</c></remarks>
    public static Func<Sym<float>, Sym<float>> AveragePooling1D(
        int poolSize = 2,
        int? strides = null,
        Padding padding = Padding.Valid,
        DataFormat? dataFormat = null,
        string? name = null) => throw Definition.IsNotRun();

    /// <summary>The mean of each window of images, channel by channel.</summary>
    /// <param name="poolSize">Height and width of the window. The default is (2, 2).</param>
    /// <param name="strides">How far the window moves; its size where it is not given.</param>
    /// <param name="padding">What happens at the edges; what lies outside does not count.</param>
    /// <param name="dataFormat">Where the channels stand; that of the net where it is not given.</param>
    /// <param name="name">The layer's name in summaries and files, and of its property.</param>
    /// <remarks><c>(N, height, width, channels) -&gt; (N, height', width', channels)</c></remarks>
    public static Func<Sym<float>, Sym<float>> AveragePooling2D(
        Size2? poolSize = null,
        Size2? strides = null,
        Padding padding = Padding.Valid,
        DataFormat? dataFormat = null,
        string? name = null) => throw Definition.IsNotRun();

    /// <summary>The mean of each window of volumes, channel by channel.</summary>
    /// <param name="poolSize">Depth, height and width of the window. The default is (2, 2, 2).</param>
    /// <param name="strides">How far the window moves; its size where it is not given.</param>
    /// <param name="padding">What happens at the edges; what lies outside does not count.</param>
    /// <param name="dataFormat">Where the channels stand; that of the net where it is not given.</param>
    /// <param name="name">The layer's name in summaries and files, and of its property.</param>
    /// <remarks><c>(N, depth, height, width, channels) -&gt; (N, depth', height', width', channels)</c></remarks>
    public static Func<Sym<float>, Sym<float>> AveragePooling3D(
        Size3? poolSize = null,
        Size3? strides = null,
        Padding padding = Padding.Valid,
        DataFormat? dataFormat = null,
        string? name = null) => throw Definition.IsNotRun();

    /// <summary>The mean of each channel of sequences.</summary>
    /// <param name="dataFormat">Where the channels stand; that of the net where it is not given.</param>
    /// <param name="keepDims">Whether the other axes stay, with the size 1.</param>
    /// <param name="name">The layer's name in summaries and files, and of its property.</param>
    /// <remarks><c>(N, steps, channels) -&gt; (N, channels)</c></remarks>
    public static Func<Sym<float>, Sym<float>> GlobalAveragePooling1D(DataFormat? dataFormat = null, bool keepDims = false, string? name = null) => throw Definition.IsNotRun();

    /// <summary>The mean of each channel of images.</summary>
    /// <param name="dataFormat">Where the channels stand; that of the net where it is not given.</param>
    /// <param name="keepDims">Whether the other axes stay, with the size 1.</param>
    /// <param name="name">The layer's name in summaries and files, and of its property.</param>
    /// <remarks><c>(N, height, width, channels) -&gt; (N, channels)</c></remarks>
    public static Func<Sym<float>, Sym<float>> GlobalAveragePooling2D(DataFormat? dataFormat = null, bool keepDims = false, string? name = null) => throw Definition.IsNotRun();

    /// <summary>The mean of each channel of volumes.</summary>
    /// <param name="dataFormat">Where the channels stand; that of the net where it is not given.</param>
    /// <param name="keepDims">Whether the other axes stay, with the size 1.</param>
    /// <param name="name">The layer's name in summaries and files, and of its property.</param>
    /// <remarks><c>(N, depth, height, width, channels) -&gt; (N, channels)</c></remarks>
    public static Func<Sym<float>, Sym<float>> GlobalAveragePooling3D(DataFormat? dataFormat = null, bool keepDims = false, string? name = null) => throw Definition.IsNotRun();

    /// <summary>The largest value of each channel of sequences.</summary>
    /// <param name="dataFormat">Where the channels stand; that of the net where it is not given.</param>
    /// <param name="keepDims">Whether the other axes stay, with the size 1.</param>
    /// <param name="name">The layer's name in summaries and files, and of its property.</param>
    /// <remarks><c>(N, steps, channels) -&gt; (N, channels)</c></remarks>
    public static Func<Sym<float>, Sym<float>> GlobalMaxPooling1D(DataFormat? dataFormat = null, bool keepDims = false, string? name = null) => throw Definition.IsNotRun();

    /// <summary>The largest value of each channel of images.</summary>
    /// <param name="dataFormat">Where the channels stand; that of the net where it is not given.</param>
    /// <param name="keepDims">Whether the other axes stay, with the size 1.</param>
    /// <param name="name">The layer's name in summaries and files, and of its property.</param>
    /// <remarks><c>(N, height, width, channels) -&gt; (N, channels)</c></remarks>
    public static Func<Sym<float>, Sym<float>> GlobalMaxPooling2D(DataFormat? dataFormat = null, bool keepDims = false, string? name = null) => throw Definition.IsNotRun();

    /// <summary>The largest value of each channel of volumes.</summary>
    /// <param name="dataFormat">Where the channels stand; that of the net where it is not given.</param>
    /// <param name="keepDims">Whether the other axes stay, with the size 1.</param>
    /// <param name="name">The layer's name in summaries and files, and of its property.</param>
    /// <remarks><c>(N, depth, height, width, channels) -&gt; (N, channels)</c></remarks>
    public static Func<Sym<float>, Sym<float>> GlobalMaxPooling3D(DataFormat? dataFormat = null, bool keepDims = false, string? name = null) => throw Definition.IsNotRun();

    /// <summary>The largest value in each window of sequences, channel by channel.</summary>
    /// <param name="poolSize">The length of the window.</param>
    /// <param name="strides">How far the window moves; its size where it is not given.</param>
    /// <param name="padding">What happens at the edges; what lies outside is never the largest.</param>
    /// <param name="dataFormat">Where the channels stand; that of the net where it is not given.</param>
    /// <param name="name">The layer's name in summaries and files, and of its property.</param>
    /// <remarks><c>(N, steps, channels) -&gt; (N, steps', channels)</c></remarks>
    public static Func<Sym<float>, Sym<float>> MaxPooling1D(
        int poolSize = 2,
        int? strides = null,
        Padding padding = Padding.Valid,
        DataFormat? dataFormat = null,
        string? name = null) => throw Definition.IsNotRun();

    /// <summary>The largest value in each window of images, channel by channel.</summary>
    /// <param name="poolSize">Height and width of the window. The default is (2, 2).</param>
    /// <param name="strides">How far the window moves; its size where it is not given.</param>
    /// <param name="padding">What happens at the edges; what lies outside is never the largest.</param>
    /// <param name="dataFormat">Where the channels stand; that of the net where it is not given.</param>
    /// <param name="name">The layer's name in summaries and files, and of its property.</param>
    /// <remarks><c>(N, height, width, channels) -&gt; (N, height', width', channels)</c></remarks>
    public static Func<Sym<float>, Sym<float>> MaxPooling2D(
        Size2? poolSize = null,
        Size2? strides = null,
        Padding padding = Padding.Valid,
        DataFormat? dataFormat = null,
        string? name = null) => throw Definition.IsNotRun();

    /// <summary>The largest value in each window of volumes, channel by channel.</summary>
    /// <param name="poolSize">Depth, height and width of the window. The default is (2, 2, 2).</param>
    /// <param name="strides">How far the window moves; its size where it is not given.</param>
    /// <param name="padding">What happens at the edges; what lies outside is never the largest.</param>
    /// <param name="dataFormat">Where the channels stand; that of the net where it is not given.</param>
    /// <param name="name">The layer's name in summaries and files, and of its property.</param>
    /// <remarks><c>(N, depth, height, width, channels) -&gt; (N, depth', height', width', channels)</c></remarks>
    public static Func<Sym<float>, Sym<float>> MaxPooling3D(
        Size3? poolSize = null,
        Size3? strides = null,
        Padding padding = Padding.Valid,
        DataFormat? dataFormat = null,
        string? name = null) => throw Definition.IsNotRun();
}
