namespace CompiledNets.Build.Tests.Projects;

/// <summary>Creates an application project with the build step, in a folder outside of the repository.</summary>
internal sealed class Project : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>Writes the project.</summary>
    /// <param name="content">The lines between the start and the end of the project file.</param>
    /// <param name="program">The text of the program.</param>
    public Project(string content, string program)
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
              <Import Project="{Place.Repository}src/Runtime/build/CompiledNets.targets" />
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
    public string Run(params string[] arguments) => DotNet.Run(Path, arguments);

    /// <summary>Runs a command of the SDK in the project's folder and returns its exit code and output.</summary>
    public (int Code, string Text) TryRun(params string[] arguments) => DotNet.TryRun(Path, arguments);

    public void Dispose() => _folder.Dispose();
}
