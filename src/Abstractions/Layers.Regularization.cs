// Derived from the signatures in src/Generators/Layers. To change it, change those, and run
// CN_UPDATE=1 dotnet test tests/Generators.Tests

namespace CompiledNets;

public static partial class Layers
{
    /// <summary>While training, sets a part of the values to zero and divides the others by 1 - rate. Otherwise does nothing.</summary>
    /// <param name="rate">The part that is dropped, from 0 to below 1.</param>
    /// <param name="name">The layer's name in summaries and files, and of its property.</param>
    /// <remarks><c>x -&gt; x</c>. Which values are dropped depends on the seed of the net and the number of the step alone. Srivastava et al., 2014.</remarks>
    public static Func<Sym<float>, Sym<float>> Dropout(float rate, string? name = null) => throw Definition.IsNotRun();
}
