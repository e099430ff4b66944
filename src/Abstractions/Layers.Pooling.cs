// Derived from the signatures in src/Generators/Layers. To change it, change those, and run
// CN_UPDATE=1 dotnet test tests/Generators.Tests

namespace CompiledNets;

public static partial class Layers
{
    /// <summary>The largest value in each window of an image, channel by channel.</summary>
    /// <param name="poolSize">Height and width of the window. The default is (2, 2).</param>
    /// <param name="strides">How far the window moves; its size where it is not given.</param>
    /// <param name="padding">What happens at the edges; what is added is never the largest.</param>
    /// <param name="dataFormat">Where the channels stand; that of the net where it is not given.</param>
    /// <param name="name">The layer's name in summaries and files, and of its property.</param>
    /// <remarks><c>(N, height, width, channels) -&gt; (N, height', width', channels)</c></remarks>
    public static Func<Sym<float>, Sym<float>> MaxPooling2D(
        Size2? poolSize = null,
        Size2? strides = null,
        Padding padding = Padding.Valid,
        DataFormat? dataFormat = null,
        string? name = null) => throw Definition.IsNotRun();
}
