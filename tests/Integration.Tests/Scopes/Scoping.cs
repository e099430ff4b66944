using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Integration.Tests.Scopes;

/// <summary>The dispose scopes around the calls of a test.</summary>
public enum Scoping
{
    /// <summary>No scope.</summary>
    None,

    /// <summary>Each call in a scope of its own.</summary>
    PerCall,

    /// <summary>Each call in a scope in a scope.</summary>
    Nested,

    /// <summary>All calls in one scope, and each in a scope of its own in that.</summary>
    Whole,
}

/// <summary>Makes calls in dispose scopes.</summary>
internal static class Scope
{
    /// <summary>Makes a call in the scopes that a call has.</summary>
    public static T Call<T>(this Scoping scoping, Func<T> call)
    {
        if (scoping == Scoping.None)
        {
            return call();
        }

        using var outer = scoping == Scoping.Nested ? NewDisposeScope() : null;
        using var scope = NewDisposeScope();
        return call();
    }

    /// <summary>Makes a call that returns nothing.</summary>
    public static void Call(this Scoping scoping, Action call) => scoping.Call(() =>
    {
        call();
        return 0;
    });

    /// <summary>Begins the scope around all calls, if there is one.</summary>
    public static DisposeScope? Begin(this Scoping scoping) => scoping == Scoping.Whole ? NewDisposeScope() : null;

    /// <summary>Normal numbers that depend on the seed and the shape alone, whatever other tests draw.</summary>
    public static Tensor Numbers(int seed, params long[] shape)
    {
        var random = new Random(seed);
        var values = new float[shape.Aggregate(1L, (product, size) => product * size)];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
        }

        return tensor(values, shape);
    }

    /// <summary>The tensors of a result.</summary>
    public static IReadOnlyList<Tensor> TensorsOf<T>(T batch)
        where T : IBatch<T> => batch.Tensors;

    /// <summary>The elements of a tensor.</summary>
    public static float[] ValuesOf(Tensor tensor)
    {
        using var contiguous = tensor.detach().contiguous();
        return contiguous.data<float>().ToArray();
    }

    /// <summary>All weights of a net and of the nets in it, in one row.</summary>
    public static float[] WeightsOf(CompiledNet net) => [.. net.NamedWeights().SelectMany(named => ValuesOf(named.Weight.Value))];

    /// <summary>All gradients of a net and of the nets in it, in one row.</summary>
    public static float[] GradientsOf(CompiledNet net) => [.. net.WeightSets.SelectMany(weights => ValuesOf(weights.Gradients))];
}
