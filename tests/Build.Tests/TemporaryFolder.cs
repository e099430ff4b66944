namespace CompiledNets.Build.Tests;

/// <summary>A folder outside of the repository that is deleted after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("compilednets-").FullName;

    /// <summary>Gets the path of a file in the folder.</summary>
    public string this[params string[] parts] => System.IO.Path.Combine([Path, .. parts]);

    /// <summary>Writes a file in the folder and returns its path.</summary>
    public string Write(string name, byte[] content)
    {
        File.WriteAllBytes(this[name], content);
        return this[name];
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
