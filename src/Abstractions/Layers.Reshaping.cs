// Derived from the signatures in src/Generators/Layers. To change it, change those, and run
// CN_UPDATE=1 dotnet test tests/Generators.Tests

namespace CompiledNets;

public static partial class Layers
{
    /// <summary>A sequence without some of its first and last steps.</summary>
    /// <param name="cropping">How much is taken away at the beginning and the end of each axis. The default is (1, 1).</param>
    /// <param name="name">The layer's name in summaries and files, and of its property.</param>
    /// <remarks><c>(N, steps, channels) -&gt; (N, steps', channels)</c></remarks>
    public static Func<Sym<float>, Sym<float>> Cropping1D(Borders1? cropping = null, string? name = null) => throw Definition.IsNotRun();

    /// <summary>An image without its edges.</summary>
    /// <param name="cropping">How much is taken away at the beginning and the end of each axis. The default is (0, 0, 0, 0).</param>
    /// <param name="dataFormat">Where the channels stand; that of the net where it is not given.</param>
    /// <param name="name">The layer's name in summaries and files, and of its property.</param>
    /// <remarks><c>(N, height, width, channels) -&gt; (N, height', width', channels)</c></remarks>
    public static Func<Sym<float>, Sym<float>> Cropping2D(Borders2? cropping = null, DataFormat? dataFormat = null, string? name = null) => throw Definition.IsNotRun();

    /// <summary>A volume without its faces.</summary>
    /// <param name="cropping">How much is taken away at the beginning and the end of each axis. The default is (1, 1, 1, 1, 1, 1).</param>
    /// <param name="dataFormat">Where the channels stand; that of the net where it is not given.</param>
    /// <param name="name">The layer's name in summaries and files, and of its property.</param>
    /// <remarks><c>(N, depth, height, width, channels) -&gt; (N, depth', height', width', channels)</c></remarks>
    public static Func<Sym<float>, Sym<float>> Cropping3D(Borders3? cropping = null, DataFormat? dataFormat = null, string? name = null) => throw Definition.IsNotRun();

    /// <summary>All values of a sample in one axis.</summary>
    /// <param name="dataFormat">Where the channels stand; that of the net where it is not given.</param>
    /// <param name="name">The layer's name in summaries and files, and of its property.</param>
    /// <remarks><c>(N, ...) -&gt; (N, product)</c>. With the channels first they are moved last before, as in Keras, so that both data formats give the same order.</remarks>
    public static Func<Sym<float>, Sym<float>> Flatten(DataFormat? dataFormat = null, string? name = null) => throw Definition.IsNotRun();

    /// <summary>The axes of a sample in another order.</summary>
    /// <param name="dims">Which axis stands first, second, ...: they count from 1, as in Keras; 0 is the batch, which stays.</param>
    /// <remarks><c>(N, a, b, ...) -&gt; (N, ...)</c></remarks>
    public static Func<Sym<float>, Sym<float>> Permute(params int[] dims) => throw Definition.IsNotRun();

    /// <summary>The same vector at every step of a sequence.</summary>
    /// <param name="n">How many steps the sequence has.</param>
    /// <param name="name">The layer's name in summaries and files, and of its property.</param>
    /// <remarks><c>(N, features) -&gt; (N, n, features)</c></remarks>
    public static Func<Sym<float>, Sym<float>> RepeatVector(int n, string? name = null) => throw Definition.IsNotRun();

    /// <summary>The values of a sample in another shape.</summary>
    /// <param name="dims">The sizes without the batch: numbers, names of sizes, and -1 at most once, for what is left.</param>
    /// <remarks><c>(N, ...) -&gt; (N, dims...)</c>. The values stay in their order, in which the last axis runs fastest.</remarks>
    public static Func<Sym<float>, Sym<float>> Reshape(params object[] dims) => throw Definition.IsNotRun();

    /// <summary>A sequence with each step repeated.</summary>
    /// <param name="size">How often each step stands in the result.</param>
    /// <param name="name">The layer's name in summaries and files, and of its property.</param>
    /// <remarks><c>(N, steps, channels) -&gt; (N, size · steps, channels)</c></remarks>
    public static Func<Sym<float>, Sym<float>> UpSampling1D(int size = 2, string? name = null) => throw Definition.IsNotRun();

    /// <summary>A larger image.</summary>
    /// <param name="size">By which factors height and width grow. The default is (2, 2).</param>
    /// <param name="dataFormat">Where the channels stand; that of the net where it is not given.</param>
    /// <param name="interpolation">How the values between are made.</param>
    /// <param name="name">The layer's name in summaries and files, and of its property.</param>
    /// <remarks><c>(N, height, width, channels) -&gt; (N, size · height, size · width, channels)</c></remarks>
    public static Func<Sym<float>, Sym<float>> UpSampling2D(
        Size2? size = null,
        DataFormat? dataFormat = null,
        Interpolation interpolation = Interpolation.Nearest,
        string? name = null) => throw Definition.IsNotRun();

    /// <summary>A larger volume, with each value repeated.</summary>
    /// <param name="size">By which factors depth, height and width grow. The default is (2, 2, 2).</param>
    /// <param name="dataFormat">Where the channels stand; that of the net where it is not given.</param>
    /// <param name="name">The layer's name in summaries and files, and of its property.</param>
    /// <remarks><c>(N, depth, height, width, channels) -&gt; (N, size · depth, size · height, size · width, channels)</c></remarks>
    public static Func<Sym<float>, Sym<float>> UpSampling3D(Size3? size = null, DataFormat? dataFormat = null, string? name = null) => throw Definition.IsNotRun();

    /// <summary>A sequence with zeros before its first and behind its last step.</summary>
    /// <param name="padding">How many zeros go to the beginning and the end of each axis. The default is (1, 1).</param>
    /// <param name="dataFormat">Where the channels stand; that of the net where it is not given.</param>
    /// <param name="name">The layer's name in summaries and files, and of its property.</param>
    /// <remarks><c>(N, steps, channels) -&gt; (N, steps', channels)</c></remarks>
    public static Func<Sym<float>, Sym<float>> ZeroPadding1D(Borders1? padding = null, DataFormat? dataFormat = null, string? name = null) => throw Definition.IsNotRun();

    /// <summary>An image with zeros around it.</summary>
    /// <param name="padding">How many zeros go to the beginning and the end of each axis. The default is (1, 1, 1, 1).</param>
    /// <param name="dataFormat">Where the channels stand; that of the net where it is not given.</param>
    /// <param name="name">The layer's name in summaries and files, and of its property.</param>
    /// <remarks><c>(N, height, width, channels) -&gt; (N, height', width', channels)</c></remarks>
    public static Func<Sym<float>, Sym<float>> ZeroPadding2D(Borders2? padding = null, DataFormat? dataFormat = null, string? name = null) => throw Definition.IsNotRun();

    /// <summary>A volume with zeros around it.</summary>
    /// <param name="padding">How many zeros go to the beginning and the end of each axis. The default is (1, 1, 1, 1, 1, 1).</param>
    /// <param name="dataFormat">Where the channels stand; that of the net where it is not given.</param>
    /// <param name="name">The layer's name in summaries and files, and of its property.</param>
    /// <remarks><c>(N, depth, height, width, channels) -&gt; (N, depth', height', width', channels)</c></remarks>
    public static Func<Sym<float>, Sym<float>> ZeroPadding3D(Borders3? padding = null, DataFormat? dataFormat = null, string? name = null) => throw Definition.IsNotRun();
}
