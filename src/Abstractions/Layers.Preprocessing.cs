// Derived from the signatures in src/Generators/Layers. To change it, change those, and run
// CN_UPDATE=1 dotnet test tests/Generators.Tests

namespace CompiledNets;

public static partial class Layers
{
    /// <summary>Ids as numbers: a one at the place of each id (OneHot), ones at the places of all ids of a sample (MultiHot), or how often each id occurs (Count).</summary>
    /// <param name="numTokens">How many ids there are.</param>
    /// <param name="outputMode">What the numbers say.</param>
    /// <param name="name">The layer's name in summaries and files, and of its property.</param>
    /// <remarks><c>(N, ...) -&gt; (N, ..., numTokens) for OneHot, (N, ..., ids) -&gt; (N, ..., numTokens) otherwise</c>. As in Keras 3, an axis of size one at the end disappears in OneHot. Ids are 0 to below numTokens, as Embedding's.</remarks>
    public static Func<SymIds, Sym<float>> CategoryEncoding(int numTokens, OutputMode outputMode = OutputMode.MultiHot, string? name = null) => throw Definition.IsNotRun();

    /// <summary>(x - mean) / deviation for each place of an axis, where mean and deviation are those of the data that net.Normalization.Adapt(data) was given.</summary>
    /// <param name="axis">The axis that keeps its places apart.</param>
    /// <param name="invert">Whether x was normalized and shall be as it was: mean + x · deviation.</param>
    /// <param name="name">The layer's name in summaries and files, and of its property.</param>
    /// <remarks><c>x -&gt; x</c>. mean and variance are weights that no training changes, and are saved with the net; Keras' third, the count, is not needed. A deviation below 1e-7 counts as that.</remarks>
    public static Func<Sym<float>, Sym<float>> Normalization(int axis = -1, bool invert = false, string? name = null) => throw Definition.IsNotRun();

    /// <summary>x · scale + offset: 1 / 255f brings the brightness of a pixel between 0 and 1.</summary>
    /// <param name="scale">What is multiplied with.</param>
    /// <param name="offset">What is added.</param>
    /// <param name="name">The layer's name in summaries and files, and of its property.</param>
    /// <remarks><c>x -&gt; x</c></remarks>
    public static Func<Sym<float>, Sym<float>> Rescaling(float scale, float offset = 0f, string? name = null) => throw Definition.IsNotRun();
}
