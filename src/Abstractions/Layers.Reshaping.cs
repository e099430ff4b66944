// Derived from the signatures in src/Generators/Layers. To change it, change those, and run
// CN_UPDATE=1 dotnet test tests/Generators.Tests

namespace CompiledNets;

public static partial class Layers
{
    /// <summary>All values of a sample in one axis.</summary>
    /// <param name="dataFormat">Where the channels stand; that of the net where it is not given.</param>
    /// <param name="name">The layer's name in summaries and files, and of its property.</param>
    /// <remarks><c>(N, ...) -&gt; (N, product)</c>. With the channels first they are moved last before, as in Keras, so that both data formats give the same order.</remarks>
    public static Func<Sym<float>, Sym<float>> Flatten(DataFormat? dataFormat = null, string? name = null) => throw Definition.IsNotRun();
}
