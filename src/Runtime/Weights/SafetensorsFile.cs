using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>The header of a tensor in a file.</summary>
internal sealed record SafetensorsEntry(ScalarType DType, long[] Shape, long Offset, long Length);

/// <summary>An open safetensors file.</summary>
internal sealed class SafetensorsFile(
    string path,
    FileStream stream,
    IReadOnlyDictionary<string, SafetensorsEntry> tensors,
    IReadOnlyDictionary<string, string> metadata) : IDisposable
{
    /// <summary>Gets the metadata: texts by name.</summary>
    public IReadOnlyDictionary<string, string> Metadata => metadata;

    /// <summary>Gets the names of the tensors.</summary>
    public IEnumerable<string> Names => tensors.Keys;

    /// <summary>Tells whether there is a tensor with a name and a shape.</summary>
    public bool Fits(string name, ReadOnlySpan<long> shape) => tensors.TryGetValue(name, out var entry) && shape.SequenceEqual(entry.Shape);

    /// <summary>Reads the new values of tensors from the tensors of the same names. Nothing is changed yet.</summary>
    /// <param name="places">The names and the tensors to change.</param>
    /// <param name="net">The name of the net, for the message.</param>
    /// <param name="areAll">Whether other weights in the file are an error.</param>
    /// <param name="allowNotFinite">Whether NaN and infinities are allowed.</param>
    /// <exception cref="FileFormatException">The file contains other weights; the message names each difference.</exception>
    public StagedTensors Stage(IReadOnlyList<(string Name, Tensor Place)> places, string net, bool areAll = true, bool allowNotFinite = false)
    {
        var differences = new List<string>();
        foreach (var (name, place) in places)
        {
            if (!tensors.TryGetValue(name, out var entry))
            {
                differences.Add($"it has no '{name}'");
            }
            else if (!entry.Shape.SequenceEqual(place.shape))
            {
                differences.Add($"'{name}' is ({string.Join(", ", entry.Shape)}) in the file and ({string.Join(", ", place.shape)}) in the net");
            }
        }

        if (areAll)
        {
            var known = places.Select(place => place.Name).ToHashSet();
            differences.AddRange(tensors.Keys.Where(name => !known.Contains(name) && !Checkpoint.IsState(name)).Select(name => $"the net has no '{name}'"));
        }

        if (differences.Count > 0)
        {
            throw FileFormatException.Of(path, $"'{path}' does not hold the weights of {net}: {string.Join("; ", differences)}. Nothing was changed.");
        }

        return FileFormat.Read(path, "file of weights", () =>
        {
            var staged = new StagedTensors();
            try
            {
                foreach (var (name, place) in places)
                {
                    using var value = Read(name);
                    staged.Add(name, place, value, allowNotFinite);
                }

                return staged;
            }
            catch
            {
                staged.Dispose();
                throw;
            }
        });
    }

    /// <summary>Reads a tensor. The caller disposes of it.</summary>
    public Tensor Read(string name)
    {
        var entry = tensors[name];
        var tensor = empty(entry.Shape, entry.DType, CPU);
        try
        {
            stream.Position = entry.Offset;
            TensorBytes.Read(stream, tensor);
            return tensor;
        }
        catch
        {
            tensor.Dispose();
            throw;
        }
    }

    public void Dispose() => stream.Dispose();
}
