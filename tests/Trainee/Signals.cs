using System.Runtime.InteropServices;

namespace CompiledNets.Trainee;

/// <summary>Signals of Unix.</summary>
internal static partial class Signals
{
    public const int Interrupt = 2; // SIGINT
    public const int Terminate = 15; // SIGTERM

    /// <summary>Sends a signal to this program.</summary>
    public static void Send(int signal) => _ = kill(Environment.ProcessId, signal);

    /// <summary>Ends the ignoring of SIGINT, which a program inherits from a shell that starts it in the background.</summary>
    public static void HearInterrupt()
    {
        if (!OperatingSystem.IsWindows())
        {
            signal(Interrupt, 0);
        }
    }

    [LibraryImport("libc")]
    private static partial int kill(int process, int number);

    [LibraryImport("libc")]
    private static partial nint signal(int number, nint handler);
}
