using System.Buffers.Binary;
using System.Globalization;
using static TorchSharp.torch;

namespace CompiledNets;

public static partial class StateDict
{
    // The first program of a file: the number 0x1950a86a20f9469cfc6c.
    private static readonly byte[] s_legacyMagic = [0x80, 2, 0x8A, 10, 0x6C, 0xFC, 0x9C, 0x46, 0xF9, 0x20, 0x6A, 0xA8, 0x50, 0x19, (byte)'.'];

    // The pickles of a state_dict with thousands of tensors take less than a MiB.
    private const int MostBytesOfPickles = 16 << 20;

    /// <summary>Returns true if a file has the format of torch.save before version 1.6, as many public weights have.</summary>
    internal static bool IsLegacy(string path)
    {
        using var stream = File.OpenRead(path);
        var start = new byte[s_legacyMagic.Length];
        return stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length && start.AsSpan().SequenceEqual(s_legacyMagic);
    }

    /// <summary>
    /// Reads the format of torch.save before version 1.6: pickles of a magic number, a version, the system, the state_dict and the names of its
    /// storages, and then each storage, as its number of elements and the elements.
    /// </summary>
    private static IReadOnlyDictionary<string, Tensor> ReadLegacy(string path)
    {
        using var stream = File.OpenRead(path);
        var budget = new ExpansionBudget(stream.Length);
        var data = new byte[(int)Math.Min(stream.Length, MostBytesOfPickles)];
        stream.ReadExactly(data);

        var storages = new LegacyStorages();
        var place = s_legacyMagic.Length;
        RequireVersion(Next(data, ref place));
        RequireLittleEndian(Next(data, ref place));

        // The storages come after the program that uses them. So it runs twice: the first time it only names them.
        var program = place;
        Next(data, ref place, (function, _) => function == "collections.OrderedDict" ? new Dictionary<object, object?>() : new object(), storages.Name);
        var made = new List<Tensor>();
        try
        {
            storages.Fill(stream, Next(data, ref place) as List<object?> ?? throw new FileFormatException("the list of its storages is missing"), place, budget);
            return Tensors(Next(data, ref program, (function, arguments) => Call(function, arguments, budget, made), storages.Load));
        }
        finally
        {
            made.ForEach(tensor => tensor.Dispose());
            storages.Dispose();
        }
    }

    private static object? Next(byte[] data, ref int place, Func<string, object?[], object?>? call = null, Func<object?[], object>? load = null)
    {
        var pickle = new Pickle(data, call ?? ((_, _) => null), load ?? (_ => throw new FileFormatException("a storage is named where none is expected"))) { Place = place };
        var value = pickle.Read();
        place = pickle.Place;
        return value;
    }

    private static void RequireVersion(object? version)
    {
        if (version is not 1001L)
        {
            throw new FileFormatException($"the version of its format is {version}, but 1001 is expected");
        }
    }

    private static void RequireLittleEndian(object? system)
    {
        if (system is not Dictionary<object, object?> facts || !facts.TryGetValue("little_endian", out var isLittle) || isLittle is not true)
        {
            throw new FileFormatException("its numbers are big-endian, but little-endian is expected");
        }
    }

    /// <summary>The storages of a file of the old format.</summary>
    private sealed class LegacyStorages : IDisposable
    {
        private readonly Dictionary<string, (ScalarType DType, int Size, long Count)> _named = new(StringComparer.Ordinal);
        private readonly Dictionary<string, Storage> _filled = new(StringComparer.Ordinal);

        /// <summary>Notes the storage of a persistent id: <c>('storage', torch.FloatStorage, '0', 'cpu', 12, None)</c>.</summary>
        public object Name(object?[] id)
        {
            var (key, dtype, size, count) = Parse(id);
            if (!_named.TryAdd(key, (dtype, size, count)) && _named[key] != (dtype, size, count))
            {
                throw new FileFormatException(string.Create(CultureInfo.InvariantCulture, $"storage '{key}' is {_named[key].Count} numbers of {_named[key].DType} and also {count} of {dtype}"));
            }

            return new object();
        }

        /// <summary>Reads the storages in the order of their names.</summary>
        public void Fill(FileStream stream, List<object?> keys, long place, ExpansionBudget budget)
        {
            stream.Position = place;
            var length = new byte[sizeof(long)];
            foreach (var key in keys.Select(key => key as string ?? throw new FileFormatException("the name of a storage is no text")))
            {
                var (dtype, size, count) = _named.TryGetValue(key, out var named) ? named : throw new FileFormatException($"no tensor uses storage '{key}'");
                stream.ReadExactly(length);
                var stored = BinaryPrimitives.ReadInt64LittleEndian(length);
                var bytes = CheckedShape.Bytes([count], size, $"storage '{key}'");
                if (stored != count || bytes > stream.Length - stream.Position)
                {
                    throw new FileFormatException($"storage '{key}' has {stored} numbers, and {stream.Length - stream.Position} bytes follow, but {count} numbers of {size} bytes are expected");
                }

                budget.Take(bytes, $"storage '{key}'");
                var values = empty([count], dtype);
                if (!_filled.TryAdd(key, new Storage(values)))
                {
                    values.Dispose();
                    throw new FileFormatException($"storage '{key}' is there twice");
                }

                TensorBytes.Read(stream, values);
                if (dtype == ScalarType.Bool && values.bytes.ContainsAnyExceptInRange((byte)0, (byte)1))
                {
                    throw new FileFormatException("a bool is neither 0 nor 1");
                }
            }
        }

        /// <summary>Finds the storage of a persistent id.</summary>
        public object Load(object?[] id) => _filled.TryGetValue(Parse(id).Key, out var storage) ? storage : throw new FileFormatException($"it has no storage '{Parse(id).Key}'");

        public void Dispose()
        {
            foreach (var storage in _filled.Values)
            {
                storage.Values.Dispose();
            }
        }

        private static (string Key, ScalarType DType, int Size, long Count) Parse(object?[] id) =>
            id is ["storage", Pickle.Global kind, string key, string, long count, null] && count >= 0 && s_storages.TryGetValue(kind.Name, out var known)
                ? (key, known.DType, known.Size, count)
                : throw new FileFormatException($"it has a storage of an unknown kind: {string.Join(", ", id)}");
    }
}
