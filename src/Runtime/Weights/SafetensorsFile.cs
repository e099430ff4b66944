using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>A tensor in a file.</summary>
internal sealed record SafetensorsEntry(ScalarType DType, long[] Shape, long Offset, long Length);

/// <summary>An open safetensors file.</summary>
internal sealed class SafetensorsFile(
    string path,
    FileStream stream,
    IReadOnlyDictionary<string, SafetensorsEntry> tensors,
    IReadOnlyDictionary<string, string> metadata) : IDisposable
{
    /// <summary>Texts by names.</summary>
    public IReadOnlyDictionary<string, string> Metadata => metadata;

    /// <summary>The names of the tensors.</summary>
    public IEnumerable<string> Names => tensors.Keys;

    /// <summary>Whether there is a tensor of a name and a shape.</summary>
    public bool Fits(string name, ReadOnlySpan<long> shape) => tensors.TryGetValue(name, out var entry) && shape.SequenceEqual(entry.Shape);

    /// <summary>Copies tensors of the file into places of their names. Nothing is copied unless all of them fit.</summary>
    /// <param name="places">Where they go.</param>
    /// <param name="net">The name of the net, for the message.</param>
    /// <param name="areAll">Whether another weight in the file is a mistake.</param>
    /// <exception cref="InvalidDataException">The file holds other weights; the message names each that differs.</exception>
    public void CopyTo(IReadOnlyList<(string Name, Tensor Place)> places, string net, bool areAll = true)
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
            // A checkpoint has more than weights, under names with a slash.
            var known = places.Select(place => place.Name).ToHashSet();
            differences.AddRange(tensors.Keys.Where(name => !known.Contains(name) && !name.Contains('/', StringComparison.Ordinal)).Select(name => $"the net has no '{name}'"));
        }

        if (differences.Count > 0)
        {
            throw new InvalidDataException($"'{path}' does not hold the weights of {net}: {string.Join("; ", differences)}. Nothing was changed.");
        }

        // Everything is read before anything is changed: a file that ends too early leaves the net as it was.
        var read = new List<Tensor>();
        try
        {
            foreach (var (name, _) in places)
            {
                read.Add(Read(name));
            }

            using var noGrad = no_grad();
            for (var i = 0; i < read.Count; i++)
            {
                Kernels.Copy(places[i].Place, read[i]);
            }
        }
        finally
        {
            read.ForEach(tensor => tensor.Dispose());
        }
    }

    /// <summary>Reads a tensor. The caller disposes of it.</summary>
    public Tensor Read(string name)
    {
        var entry = tensors[name];
        var tensor = empty(entry.Shape, entry.DType);
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
