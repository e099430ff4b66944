using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Integration.Tests.Scopes;

/// <summary>The dispose scopes around the calls of a test.</summary>
public enum Scoping
{
    /// <summary>No scope.</summary>
    None,

    /// <summary>Each call in its own scope.</summary>
    PerCall,

    /// <summary>Each call in two nested scopes.</summary>
    Nested,

    /// <summary>All calls in one scope, and each call in its own nested scope.</summary>
    Whole,
}

/// <summary>Makes calls in dispose scopes.</summary>
internal static class Scope
{
    /// <summary>Makes a call in the scopes around each call.</summary>
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

    /// <summary>Begins the scope around all calls. Returns null if there is none.</summary>
    public static DisposeScope? Begin(this Scoping scoping) => scoping == Scoping.Whole ? NewDisposeScope() : null;

    /// <summary>Draws normal numbers that depend only on the seed and the shape, and not on other tests.</summary>
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

    /// <summary>Returns the tensors of a result.</summary>
    public static IReadOnlyList<Tensor> TensorsOf<T>(T batch)
        where T : IBatch<T> => batch.Tensors;

    /// <summary>Returns the elements of a tensor.</summary>
    public static float[] ValuesOf(Tensor tensor)
    {
        using var contiguous = tensor.detach().contiguous();
        return contiguous.data<float>().ToArray();
    }

    /// <summary>Returns all weights of a net and its inner nets in one array.</summary>
    public static float[] WeightsOf(CompiledNet net) => [.. net.NamedWeights().SelectMany(named => ValuesOf(named.Weight.Value))];

    /// <summary>Returns all gradients of a net and its inner nets in one array.</summary>
    public static float[] GradientsOf(CompiledNet net) => [.. net.WeightSets.SelectMany(weights => ValuesOf(weights.Gradients))];
}
