using System.Runtime.InteropServices;

namespace CompiledNets.Interop;

/// <summary>Memory that libtorch has freed, and that the C library keeps for later allocations.</summary>
internal static partial class FreedMemory
{
    /// <summary>Returns freed memory to the system where the C library is glibc. Others have no such function.</summary>
    public static void Return()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        try
        {
            _ = Trim(0);
        }
        catch (EntryPointNotFoundException)
        {
            // Another C library, such as musl.
        }
    }

    [LibraryImport("libc", EntryPoint = "malloc_trim")]
    private static partial int Trim(nuint kept);
}
