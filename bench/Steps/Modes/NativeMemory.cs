using System.Runtime.InteropServices;

namespace CompiledNets.Bench.Modes;

/// <summary>Measures the memory that native code has allocated with glibc and not freed, without the memory that glibc keeps in reserve.</summary>
internal static class NativeMemory
{
    /// <summary>Gets the bytes in use, or NaN if the system is not Linux with glibc 2.33 or newer.</summary>
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

    // The struct mallinfo2 of malloc.h.
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
