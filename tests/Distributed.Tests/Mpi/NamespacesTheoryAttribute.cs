using System.ComponentModel;
using System.Diagnostics;

namespace CompiledNets.Distributed.Tests;

/// <summary>A test that needs Open MPI, MPICH and the right to create network namespaces, which root has. Without them it is skipped.</summary>
internal sealed class NamespacesTheoryAttribute : TheoryAttribute
{
    private static readonly string? s_missing = MpiRun.Launchers.FirstOrDefault(launcher => MpiRun.PathOf(launcher) is null) is { } launcher ? $"There is no {launcher}."
        : !Runs("unshare", "--net", "--uts", "--mount", "ip", "link", "add", "name", "cn0", "type", "veth") ? "Network namespaces cannot be created, which needs root, 'ip' and 'tc' (Debian: apt-get install iproute2)."
        : !Runs("tc", "-Version") ? "There is no 'tc' (Debian: apt-get install iproute2)."
        : null;

    public NamespacesTheoryAttribute() => Skip = s_missing;

    private static bool Runs(string command, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
