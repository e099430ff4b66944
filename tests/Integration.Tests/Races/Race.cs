using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Integration.Tests.Races;

/// <summary>Runs functions on threads that begin at the same time.</summary>
internal static class Race
{
    /// <summary>Runs each function on a thread of its own and returns their exceptions, or null for those that ended without one.</summary>
    public static Exception?[] Run(params Action[] functions)
    {
        using var start = new Barrier(functions.Length);
        var errors = new Exception?[functions.Length];
        var threads = functions.Select((function, index) => new Thread(() =>
        {
            start.SignalAndWait();
            errors[index] = Record.Exception(function);
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        return errors;
    }

    /// <summary>Runs each function as <see cref="Run"/>, and throws if one of them throws.</summary>
    public static void Succeed(params Action[] functions) => Assert.All(Run(functions), Assert.Null);

    /// <summary>Returns random numbers that depend on the seed only, also if several threads ask for some.</summary>
    public static Tensor Numbers(long seed, params long[] shape)
    {
        using var generator = new Generator((ulong)seed);
        return randn(shape, generator: generator);
    }

    /// <summary>Copies all weights of a net.</summary>
    public static float[] Weights(CompiledNet net) => [.. net.NamedWeights().SelectMany(named => Values(named.Weight.Value))];

    /// <summary>Copies the elements of a tensor.</summary>
    public static float[] Values(Tensor tensor)
    {
        using var plain = tensor.detach();
        using var inRow = plain.contiguous();
        return inRow.data<float>().ToArray();
    }
}
