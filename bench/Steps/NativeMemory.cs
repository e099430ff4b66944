using System.Runtime.InteropServices;

namespace CompiledNets.Bench;

/// <summary>What native code holds: what it has asked glibc for and not given back, whatever glibc itself keeps of the system's memory.</summary>
internal static class NativeMemory
{
    /// <summary>Bytes in use, or NaN where the system is not Linux with glibc 2.33 or newer.</summary>
    public static double InUse()
    {
        try
        {
            var info = MallInfo();
            return OperatingSystem.IsLinux() ? info.InUse + info.Mapped : double.NaN;
        }
        catch (EntryPointNotFoundException)
        {
            return double.NaN;
        }
        catch (DllNotFoundException)
        {
            return double.NaN;
        }
    }

    [DllImport("libc", EntryPoint = "mallinfo2")]
    private static extern Info MallInfo();

    // struct mallinfo2 of malloc.h, in its order.
    [StructLayout(LayoutKind.Sequential)]
    private struct Info
    {
        public nuint Arena;
        public nuint FreeChunks;
        public nuint FastChunks;
        public nuint MappedRegions;
        public nuint Mapped;
        public nuint Unused;
        public nuint FastFree;
        public nuint InUse;
        public nuint Free;
        public nuint Keepable;
    }
}
