using System.IO.Compression;
using static TorchSharp.torch;

namespace CompiledNets;

public static partial class StateDict
{
    /// <summary>
    /// Writes tensors as torch.save writes a state_dict. <c>torch.load(path)</c> reads them, also with <c>weights_only=True</c>. The file is renamed when
    /// it is complete, so it is never incomplete.
    /// </summary>
    /// <param name="path">The path of the <c>.pt</c> or <c>.pth</c> file.</param>
    /// <param name="tensors">The tensors with their names, in the order of the file.</param>
    /// <exception cref="ArgumentException">A tensor has a dtype that the format does not support, or two have the same name.</exception>
    /// <exception cref="IOException">The file cannot be written. An existing file stays as it was.</exception>
    public static void Write(string path, IEnumerable<(string Name, Tensor Tensor)> tensors)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        var list = tensors.ToList();
        TensorNames.RequireUnique(list.Select(named => named.Name));
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

            // PyTorch maps the numbers of the file into memory, so they are not compressed.
            void Add(string name, ReadOnlySpan<byte> content)
            {
                using var entry = archive.CreateEntry("archive/" + name, CompressionLevel.NoCompression).Open();
                entry.Write(content);
            }
        });
    }
}
