using System.IO.Compression;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>Reads Keras 3's files of weights: <c>.weights.h5</c>, and the one in a <c>.keras</c> archive.</summary>
public static partial class KerasWeights
{
    private const string InArchive = "model.weights.h5";

    /// <summary>Reads all tensors of a file.</summary>
    /// <param name="path">The path of a file of <c>model.save_weights("x.weights.h5")</c> or <c>model.save("x.keras")</c>.</param>
    /// <returns>The tensors by their names in the file, such as <c>layers/dense/vars/0</c>. The caller disposes of them.</returns>
    /// <exception cref="InvalidDataException">The file cannot be read; the message gives the reason.</exception>
    public static IReadOnlyDictionary<string, Tensor> Read(string path)
    {
        var tensors = new OrderedDictionary<string, Tensor>();
        try
        {
            using var file = new Hdf5(StateDict.IsZip(path) ? Unpack(path) : File.OpenRead(path));
            foreach (var (name, dataset) in file.Datasets())
            {
                tensors.Add(name, file.Read(name, dataset));
            }

            return tensors;
        }
        catch (InvalidDataException exception)
        {
            foreach (var tensor in tensors.Values)
            {
                tensor.Dispose();
            }

            throw new InvalidDataException($"'{path}' is no file of Keras' weights that can be read: {exception.Message}.", exception);
        }
    }

    /// <summary>Unpacks the weights to a file that is deleted when it is closed, because HDF5 needs a stream that can seek.</summary>
    private static FileStream Unpack(string path)
    {
        using var archive = ZipFile.OpenRead(path);
        var entry = archive.GetEntry(InArchive) ?? throw new InvalidDataException($"it has no {InArchive}");
        var file = new FileStream(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 4096, FileOptions.DeleteOnClose);
        try
        {
            using var packed = entry.Open();
            packed.CopyTo(file);
            file.Position = 0;
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }
}
