using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>Reads Keras 3's files of weights: <c>.weights.h5</c>, and the one in a <c>.keras</c> archive.</summary>
public static partial class KerasWeights
{
    private const string InArchive = "model.weights.h5";

    /// <summary>Reads all tensors of a file.</summary>
    /// <param name="path">The path of a file of <c>model.save_weights("x.weights.h5")</c> or <c>model.save("x.keras")</c>.</param>
    /// <returns>The tensors by their names in the file, such as <c>layers/dense/vars/0</c>. The caller disposes of them.</returns>
    /// <exception cref="FileFormatException">The file cannot be read; the message gives the reason.</exception>
    public static IReadOnlyDictionary<string, Tensor> Read(string path) => FileFormat.Read(path, "file of Keras' weights", () =>
    {
        var tensors = new OrderedDictionary<string, Tensor>(StringComparer.Ordinal);
        try
        {
            using var file = new Hdf5File(StateDict.IsZip(path) ? Unpack(path) : File.OpenRead(path));
            foreach (var (name, dataset) in file.Datasets())
            {
                tensors.Add(name, file.Read(name, dataset));
            }

            return (IReadOnlyDictionary<string, Tensor>)tensors;
        }
        catch
        {
            foreach (var tensor in tensors.Values)
            {
                tensor.Dispose();
            }

            throw;
        }
    });

    /// <summary>Unpacks the weights to a file that is deleted when it is closed, because HDF5 needs a stream that can seek.</summary>
    private static FileStream Unpack(string path)
    {
        using var archive = new CheckedZip(path);
        var entry = archive.Find(InArchive) ?? throw new FileFormatException($"it has no {InArchive}");
        var file = new FileStream(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 4096, FileOptions.DeleteOnClose);
        try
        {
            return archive.Read(entry, packed =>
            {
                // The number of bytes was checked, but may be wrong.
                var buffer = new byte[81920];
                for (var left = entry.Length; left > 0;)
                {
                    var count = packed.Read(buffer.AsSpan(0, (int)Math.Min(left, buffer.Length)));
                    if (count == 0)
                    {
                        throw new EndOfStreamException();
                    }

                    file.Write(buffer.AsSpan(0, count));
                    left -= count;
                }

                file.Position = 0;
                return file;
            });
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }
}
