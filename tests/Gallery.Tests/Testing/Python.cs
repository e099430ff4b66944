using System.Diagnostics;

namespace CompiledNets.Samples.Tests;

/// <summary>Runs the system's Python, to exchange files with PyTorch and other packages.</summary>
internal static class Python
{
    // The system's Python is tried first. The python3 of a version manager is often first on the path, but does not have the system's packages.
    private static readonly string[] s_places = ["/usr/bin/python3", "python3"];

    /// <summary>Finds the first Python with all given packages, or returns null. It does not import them, because imports take seconds.</summary>
    public static string? With(params string[] packages) => s_places.FirstOrDefault(place =>
        Try(place, $"import importlib.util, sys; sys.exit(not all(importlib.util.find_spec(name) for name in {Quoted(packages)}))"));

    /// <summary>Runs a program. Its variable <c>folder</c> is the folder for exchanged files.</summary>
    public static void Run(string folder, string program, params string[] packages)
    {
        using var python = Process.Start(new ProcessStartInfo(With(packages)!, ["-c", "import sys\nfolder = sys.argv[1] + '/'\n" + program, folder])
        {
            RedirectStandardError = true,
        })!;
        var errors = python.StandardError.ReadToEnd();
        python.WaitForExit();
        Assert.True(python.ExitCode == 0, errors);
    }

    private static string Quoted(string[] names) => "[" + string.Join(", ", names.Select(name => $"'{name}'")) + "]";

    private static bool Try(string place, string program)
    {
        try
        {
            using var python = Process.Start(new ProcessStartInfo(place, ["-c", program]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
            python.WaitForExit();
            return python.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // There is no such program.
            return false;
        }
    }
}

/// <summary>
/// A test that needs Python packages. Without them it is skipped, unless PEER_TESTS is <c>required</c>, as in continuous integration.
/// </summary>
internal sealed class PythonFactAttribute : FactAttribute
{
    public PythonFactAttribute(params string[] packages)
    {
        if (Environment.GetEnvironmentVariable("PEER_TESTS") != "required" && Python.With(packages) is null)
        {
            Skip = $"There is no Python with {string.Join(" and ", packages)} (Debian: apt-get install {string.Join(" ", packages.Select(package => "python3-" + package.ToLowerInvariant()))}).";
        }
    }
}
