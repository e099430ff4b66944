using System.Runtime.InteropServices;

namespace CompiledNets.Trainee;

/// <summary>Lets no file grow longer than a number of bytes: what a full disk looks like to a program.</summary>
internal static partial class FileLimit
{
    private const int FileSize = 1; // RLIMIT_FSIZE
    private const int TooLarge = 25; // SIGXFSZ, which would end the program

    public static void Set(ulong bytes)
    {
        signal(TooLarge, 1);
        var limit = new Limit { Now = bytes, Most = bytes };
        if (setrlimit(FileSize, ref limit) != 0)
        {
            throw new InvalidOperationException("The limit could not be set.");
        }
    }

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
