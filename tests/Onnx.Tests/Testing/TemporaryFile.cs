namespace CompiledNets.Onnx.Tests;

/// <summary>A file in the folder for temporary files, which is deleted at the end.</summary>
internal sealed class TemporaryFile : IDisposable
{
    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"{Guid.NewGuid():N}.onnx");

    public void Dispose() => File.Delete(Path);
}
