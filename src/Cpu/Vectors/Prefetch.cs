using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace CompiledNets.Cpu;

/// <summary>Loads memory into a cache before it is needed. It does nothing on processors for which .NET has no such instruction.</summary>
internal static unsafe class Prefetch
{
    /// <summary>Begins to load the cache line of an address into the first cache. The address need not be valid.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Line(float* address)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(address);
        }
    }

    /// <summary>Begins to load the cache line of an address into the second cache only.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void LineToSecondCache(float* address)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch1(address);
        }
    }
}
