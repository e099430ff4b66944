using System.Runtime.InteropServices;

namespace CompiledNets.Trainee;

/// <summary>Simulates a full disk and a read-only folder for the process.</summary>
internal static partial class FileLimit
{
    private const int FileSize = 1; // RLIMIT_FSIZE
    private const int TooLarge = 25; // SIGXFSZ, which would end the program.
    private const uint Nobody = 65534;

    /// <summary>Limits the length of all files.</summary>
    public static void Set(ulong bytes)
    {
        signal(TooLarge, 1);
        var limit = new Limit { Now = bytes, Most = bytes };
        if (setrlimit(FileSize, ref limit) != 0)
        {
            throw new InvalidOperationException("The limit could not be set.");
        }
    }

    /// <summary>Makes a folder read-only. Root can write to every folder, so a root process changes to another user.</summary>
    public static void Protect(string folder)
    {
        _ = chmod(folder, 0b101_101_101);
        if (geteuid() == 0 && seteuid(Nobody) != 0)
        {
            throw new InvalidOperationException("Root could not change to another user.");
        }
    }

    /// <summary>Undoes <see cref="Protect"/>.</summary>
    public static void Unprotect(string folder)
    {
        if (getuid() == 0)
        {
            _ = seteuid(0);
        }

        _ = chmod(folder, 0b111_101_101);
    }

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int chmod(string path, uint mode);

    [LibraryImport("libc")]
    private static partial uint getuid();

    [LibraryImport("libc")]
    private static partial uint geteuid();

    [LibraryImport("libc")]
    private static partial int seteuid(uint user);

    [LibraryImport("libc")]
    private static partial int setrlimit(int resource, ref Limit limit);

    [LibraryImport("libc")]
    private static partial nint signal(int number, nint handler);

    private struct Limit
    {
        public ulong Now;
        public ulong Most;
    }
}
