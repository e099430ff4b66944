using System.Diagnostics;

namespace CompiledNets.Build.Tests.Projects;

/// <summary>Runs commands of the SDK as a user runs them.</summary>
internal static class DotNet
{
    /// <summary>Runs a command in a folder and returns its output.</summary>
    /// <exception cref="InvalidOperationException">The command failed.</exception>
    public static string Run(string folder, params string[] arguments) => Run(folder, [], arguments);

    /// <summary>Runs a command in a folder with environment variables and returns its output.</summary>
    /// <exception cref="InvalidOperationException">The command failed.</exception>
    public static string Run(string folder, Dictionary<string, string> environment, params string[] arguments)
    {
        var (code, text) = TryRun(folder, environment, arguments);
        return code == 0 ? text : throw new InvalidOperationException($"dotnet {string.Join(' ', arguments)} ended with {code}:\n{text}");
    }

    /// <summary>Runs a command in a folder and returns its exit code and output.</summary>
    public static (int Code, string Text) TryRun(string folder, params string[] arguments) => TryRun(folder, [], arguments);

    /// <summary>Runs a command in a folder with environment variables and returns its exit code and output.</summary>
    public static (int Code, string Text) TryRun(string folder, Dictionary<string, string> environment, params string[] arguments)
    {
        using var process = Process.Start(Start(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", folder, environment, arguments))!;
        var errors = process.StandardError.ReadToEndAsync();
        var text = process.StandardOutput.ReadToEnd() + errors.Result;
        process.WaitForExit();
        return (process.ExitCode, text);
    }

    /// <summary>Prepares the start of a program whose output is read.</summary>
    public static ProcessStartInfo Start(string program, string folder, Dictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };

        // The tests run in a child process of MSBuild. Its environment variables would make the command behave differently than for a user.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase)).ToArray())
        {
            start.Environment.Remove(name);
        }

        // A reused MSBuild process would not exit, and would keep the pipes open.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return start;
    }
}
