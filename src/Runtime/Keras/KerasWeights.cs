using System.IO.Compression;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>Keras 3's files of weights: <c>.weights.h5</c>, and the one inside of a <c>.keras</c>. They need the system's HDF5 library.</summary>
public static partial class KerasWeights
{
    private const string InArchive = "model.weights.h5";

    /// <summary>Reads the tensors of a file.</summary>
    /// <param name="path">What <c>model.save_weights("x.weights.h5")</c> or <c>model.save("x.keras")</c> has written.</param>
    /// <returns>Tensors by the place that Keras gives them, <c>layers/dense/vars/0</c>. The caller disposes of them.</returns>
    /// <exception cref="InvalidDataException">It is no such file; the message says what was found.</exception>
    /// <exception cref="DllNotFoundException">The HDF5 library is not there; the message says how to get it.</exception>
    public static IReadOnlyDictionary<string, Tensor> Read(string path)
    {
        string? unpacked = null;
        var tensors = new OrderedDictionary<string, Tensor>();
        try
        {
            if (StateDict.IsZip(path))
            {
                using var archive = ZipFile.OpenRead(path);
                var entry = archive.GetEntry(InArchive) ?? throw new InvalidDataException($"it has no {InArchive}");
                entry.ExtractToFile(unpacked = Path.GetTempFileName(), overwrite: true);
            }

            using var file = new Hdf5(unpacked ?? path);
            foreach (var name in file.Datasets())
            {
                tensors.Add(name, file.Read(name));
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
        finally
        {
            if (unpacked is not null)
            {
                File.Delete(unpacked);
            }
        }
    }
}
