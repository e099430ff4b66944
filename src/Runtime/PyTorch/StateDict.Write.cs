using System.IO.Compression;
using static TorchSharp.torch;

namespace CompiledNets;

public static partial class StateDict
{
    /// <summary>Writes tensors as torch.save writes a state_dict: <c>torch.load(path)</c> reads them, with <c>weights_only=True</c> too.</summary>
    /// <param name="path">The <c>.pt</c> or <c>.pth</c> file. It is complete or not there: it is written beside its place and moved.</param>
    /// <param name="tensors">Tensors by name, in the order of the file.</param>
    /// <exception cref="ArgumentException">A tensor has a dtype that the format has no storage for, or two have one name.</exception>
    /// <exception cref="IOException">The file cannot be written; one that was there before is as it was.</exception>
    public static void Write(string path, IEnumerable<(string Name, Tensor Tensor)> tensors)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        var list = tensors.ToList();
        foreach (var name in list.Select(named => named.Name).GroupBy(name => name).Where(group => group.Count() > 1).Select(group => group.Key))
        {
            throw new ArgumentException($"Two tensors are called '{name}'. Give each a name of its own.", nameof(tensors));
        }

        var program = new PickleWriter();
        program.BeginDictionary();
        for (var i = 0; i < list.Count; i++)
        {
            var (name, tensor) = list[i];
            var kind = s_storages.FirstOrDefault(known => known.Value.DType == tensor.dtype).Key
                ?? throw new ArgumentException($"'{name}' is {tensor.dtype}, which the format has no storage for. Convert it first.", nameof(tensors));
            program.Tensor(name, kind, i, tensor.shape);
        }

        var pickle = program.EndDictionary();
        WholeFile.Write(path, stream =>
        {
            using var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
            Add("data.pkl", pickle);
            for (var i = 0; i < list.Count; i++)
            {
                using var onCpu = list[i].Tensor.cpu();
                using var contiguous = onCpu.contiguous();
                Add($"data/{i}", contiguous.bytes);
            }

            Add("version", "3\n"u8);

            // PyTorch reads numbers straight from the file: they are not compressed.
            void Add(string name, ReadOnlySpan<byte> content)
            {
                using var entry = archive.CreateEntry("archive/" + name, CompressionLevel.NoCompression).Open();
                entry.Write(content);
            }
        });
    }
}
