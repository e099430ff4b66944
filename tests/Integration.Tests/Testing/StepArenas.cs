using System.Collections;
using System.Reflection;
using static TorchSharp.torch;

namespace CompiledNets.Integration.Tests;

/// <summary>Reads the memory in which the steps of a net place their results.</summary>
internal static class StepArenas
{
    private const BindingFlags Instance = BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public;

    /// <summary>Gets all arenas of a net as vectors of float32.</summary>
    public static IReadOnlyList<Tensor> Of(CompiledNet net)
    {
        var memories = typeof(CompiledNet).GetProperty("Memories", Instance)!.GetValue(net)!;
        var arenas = (IEnumerable)memories.GetType().GetField("_arenas", Instance)!.GetValue(memories)!;
        return [.. arenas.Cast<object>().Select(arena => (Tensor)arena.GetType().GetMethod("Of", Instance)!.Invoke(arena, [ScalarType.Float32])!)];
    }

    /// <summary>Gets the number of bytes of all arenas of a net.</summary>
    public static long BytesOf(CompiledNet net) => Of(net).Sum(arena => arena.numel() * arena.ElementSize);
}
