// Derived from the signatures in src/Generators/Layers and src/Generators/Ops/Elementwise. To change it, change those, and run
// CN_UPDATE=1 dotnet test tests/Generators.Tests

namespace CompiledNets;

public static partial class Layers
{
    /// <summary>Encodes ids as numbers: 1 at the index of each id (OneHot), 1 at the indices of all ids of a sample (MultiHot), or the number of times each id occurs in a sample (Count).</summary>
    /// <param name="numTokens">The number of ids. At least 1.</param>
    /// <param name="outputMode">The encoding.</param>
    /// <param name="name">The name of the layer in summaries and files, and of its property. The default is the name of the local that holds the layer, or else a name such as dense_1.</param>
    /// <remarks><c>(N, ...) -&gt; (N, ..., numTokens) for OneHot, (N, ..., ids) -&gt; (N, ..., numTokens) otherwise</c>. As in Keras 3, OneHot removes a last axis of size one. Ids are from 0 to below numTokens.</remarks>
    public static Func<SymIds, Sym<float>> CategoryEncoding(int numTokens, OutputMode outputMode = OutputMode.MultiHot, string? name = null) => throw Definition.IsNotRun();

    /// <summary>Computes (x - mean) / deviation for each element of an axis. The statistics are those of the data that was passed to net.Normalization.Adapt(data).</summary>
    /// <param name="axis">The axis whose elements have separate statistics.</param>
    /// <param name="invert">Whether the inverse is computed: mean + x · deviation.</param>
    /// <param name="name">The name of the layer in summaries and files, and of its property. The default is the name of the local that holds the layer, or else a name such as dense_1.</param>
    /// <remarks><c>x -&gt; x</c>. mean and variance are weights that training does not change and that are saved with the net. Keras' third weight, the count, is not needed. A deviation below 1e-7 is replaced by 1e-7.</remarks>
    public static Func<Sym<float>, Sym<float>> Normalization(int axis = -1, bool invert = false, string? name = null) => throw Definition.IsNotRun();

    /// <summary>Computes x · scale + offset. With a scale of 1 / 255f, the brightness of a pixel becomes a number between 0 and 1.</summary>
    /// <param name="scale">The factor.</param>
    /// <param name="offset">The number that is added.</param>
    /// <param name="name">The name of the layer in summaries and files, and of its property. The default is the name of the local that holds the layer, or else a name such as dense_1.</param>
    /// <remarks><c>x -&gt; x</c></remarks>
    public static Func<Sym<float>, Sym<float>> Rescaling(double scale, double offset = 0, string? name = null) => throw Definition.IsNotRun();
}
