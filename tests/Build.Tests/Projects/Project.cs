using System.Diagnostics;

namespace CompiledNets.Build.Tests.Projects;

/// <summary>Creates an application project in a folder outside of the repository.</summary>
internal sealed class Project : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>Writes the project.</summary>
    /// <param name="content">The lines between the start and the end of the project file.</param>
    /// <param name="program">The text of the program.</param>
    /// <param name="import">The file of the repository that the project imports. The default is the file with only the build step.</param>
    public Project(string content, string program, string import = "src/Runtime/build/CompiledNets.targets")
    {
        File.WriteAllText(_folder["App.csproj"], $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <CreateHardLinksForCopyLocalIfPossible>true</CreateHardLinksForCopyLocalIfPossible>
              </PropertyGroup>
            {content}
              <Import Project="{Place.Repository}{import}" />
            </Project>
            """);
        File.WriteAllText(_folder["Program.cs"], program);
    }

    /// <summary>Gets the project's folder.</summary>
    public string Path => _folder.Path;

    /// <summary>Gets the path of a file in the project's folder.</summary>
    public string this[params string[] parts] => _folder[parts];

    /// <summary>Gets the output folder of the build.</summary>
    public string Output => this["bin", Place.Configuration, "net10.0"];

    /// <summary>Runs a command of the SDK in the project's folder and returns its output.</summary>
    /// <exception cref="InvalidOperationException">The command failed.</exception>
    public string Run(params string[] arguments)
    {
        var (code, text) = TryRun(arguments);
        return code == 0 ? text : throw new InvalidOperationException($"dotnet {string.Join(' ', arguments)} ended with {code}:\n{text}");
    }

    /// <summary>Runs a command of the SDK in the project's folder and returns its exit code and output.</summary>
    public (int Code, string Text) TryRun(params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", arguments)
        {
            WorkingDirectory = _folder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // The tests run in a child process of MSBuild. Its environment variables would make the command behave differently than for a user.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase)).ToArray())
        {
            start.Environment.Remove(name);
        }

        // A reused MSBuild process would not exit, and would keep the pipes open.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var text = process.StandardOutput.ReadToEnd() + errors.Result;
        process.WaitForExit();
        return (process.ExitCode, text);
    }

    public void Dispose() => _folder.Dispose();
}
