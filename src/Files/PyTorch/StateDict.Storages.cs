using System.Globalization;
using System.IO.Compression;
using static TorchSharp.torch;

namespace CompiledNets;

public static partial class StateDict
{
    /// <summary>The numbers of one file of the archive, as a vector.</summary>
    private sealed record Storage(Tensor Values);

    /// <summary>The storages of an archive. Each is read once, when the pickle first names it.</summary>
    private sealed class Storages : IDisposable
    {
        private readonly Dictionary<string, Storage> _loaded = new(StringComparer.Ordinal);
        private readonly CheckedZip _archive;
        private readonly string _folder;

        public Storages(CheckedZip archive)
        {
            const string Name = "data.pkl";
            _archive = archive;
            var program = archive.Entries.FirstOrDefault(entry => entry.FullName.EndsWith("/" + Name, StringComparison.Ordinal)) ?? throw new FileFormatException($"it has no {Name}");
            _folder = program.FullName[..^Name.Length];
            if (archive.Find(_folder + "byteorder") is { } order && !archive.Bytes(order).AsSpan().StartsWith("little"u8))
            {
                throw new FileFormatException("its numbers are big-endian, but little-endian is expected");
            }

            Program = archive.Bytes(program);
        }

        /// <summary>Gets the pickle.</summary>
        public byte[] Program { get; }

        /// <summary>Finds the storage of a persistent id: <c>('storage', torch.FloatStorage, '0', 'cpu', 12)</c>.</summary>
        public object Load(object?[] id)
        {
            if (id is not ["storage", Pickle.Global kind, string key, string, long count] || !s_storages.TryGetValue(kind.Name, out var known))
            {
                throw new FileFormatException($"it has a storage of an unknown kind: {string.Join(", ", id)}");
            }

            if (!_loaded.TryGetValue(key, out var storage))
            {
                var entry = _archive.Find($"{_folder}data/{key}") ?? throw new FileFormatException($"it has no data/{key}");
                if (count < 0 || entry.Length != CheckedShape.Bytes([count], known.Size, $"data/{key}"))
                {
                    throw new FileFormatException($"data/{key} has {entry.Length} bytes, but {count} numbers of {known.Size} bytes are expected");
                }

                _loaded[key] = storage = new Storage(_archive.Read(entry, stream => Numbers(stream, known.DType, count)));
            }

            return storage.Values.dtype == known.DType && storage.Values.numel() == count
                ? storage
                : throw new FileFormatException(string.Create(CultureInfo.InvariantCulture, $"data/{key} is {storage.Values.numel()} numbers of {storage.Values.dtype} and also {count} of {known.DType}"));
        }

        public void Dispose()
        {
            foreach (var storage in _loaded.Values)
            {
                storage.Values.Dispose();
            }
        }

        private static Tensor Numbers(Stream stream, ScalarType dtype, long count)
        {
            var values = empty([count], dtype);
            try
            {
                TensorBytes.Read(stream, values);
                return dtype == ScalarType.Bool && values.bytes.ContainsAnyExceptInRange((byte)0, (byte)1)
                    ? throw new FileFormatException("a bool is neither 0 nor 1")
                    : values;
            }
            catch
            {
                values.Dispose();
                throw;
            }
        }
    }
}
