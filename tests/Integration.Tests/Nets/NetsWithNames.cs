using static CompiledNets.Layers;

namespace CompiledNets.Integration.Tests;

/// <summary>A net whose layers have names that are read several times, or that look like the names of another net's layers.</summary>
[CompiledNet]
internal sealed partial class RepeatedNames
{
    public static Sym<float> Define([Shape(4)] Sym<float> x)
    {
        for (var i = 0; i < 2; i++)
        {
            x = Block(x);
        }

        return Concatenate(Read(x), Read(x), Dense(2, name: "small.dense")(x));
    }

    static Objective Train(Sym<float> y, [Shape(6)] Sym<float> wanted) => Minimize(MeanSquaredError(y, wanted));

    private static Sym<float> Block(Sym<float> x) => x + Dense(4, name: "proj")(x);

    private static Sym<float> Read(Sym<float> x) => Instance(NamedInner.Define, name: "small")(x);
}

/// <summary>An inner net.</summary>
[CompiledNet]
internal sealed partial class NamedInner
{
    public static Sym<float> Define([Shape(4)] Sym<float> x) => Dense(2)(x);
}

/// <summary>A net whose measures have misleading names: "accident" begins like accuracy, "tower2" contains r2, and "previous" contains iou.</summary>
[CompiledNet]
internal sealed partial class MisleadingNames
{
    public static (Sym<float> accident, Sym<float> tower2, Sym<float> previous, Sym<float> same) Define([Shape(4)] Sym<float> x)
    {
        var shared = Dense(3, Sigmoid)(x);
        return (Dense(3)(x), Dense(3)(x), shared, shared);
    }

    static Objective Train(Sym<float> accident, Sym<float> tower2, Sym<float> previous, Sym<float> same, [Shape(3)] Sym<float> wanted) =>
        Minimize(MeanSquaredError(accident, wanted) + MeanSquaredError(tower2, wanted) + MeanSquaredError(previous, wanted) + (-0.1f * MeanAbsoluteError(same, wanted)))
            .Track(CosineSimilarity(tower2, wanted), FalseNegatives(previous, wanted), TruePositives(same, wanted), R2Score(tower2, wanted));
}
