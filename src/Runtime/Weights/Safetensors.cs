using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>
/// Reads and writes the safetensors format: eight bytes with the length of the header, a JSON header, and the numbers. Weights have Keras' shapes.
/// https://huggingface.co/docs/safetensors
/// </summary>
internal static class Safetensors
{
    // The limit of the reference implementation.
    private const long MaxHeader = 100_000_000;

    private static readonly Dictionary<string, (ScalarType DType, int Size)> s_dtypes = new()
    {
        ["F32"] = (ScalarType.Float32, 4),
        ["F64"] = (ScalarType.Float64, 8),
        ["F16"] = (ScalarType.Float16, 2),
        ["BF16"] = (ScalarType.BFloat16, 2),
        ["I64"] = (ScalarType.Int64, 8),
        ["I32"] = (ScalarType.Int32, 4),
    };

    /// <summary>Writes tensors to a temporary file, which is flushed and then renamed.</summary>
    /// <exception cref="ArgumentException">Two tensors have the same name.</exception>
    public static void Write(string path, IEnumerable<(string Name, Tensor Tensor)> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        var list = tensors.ToList();
        TensorNames.RequireUnique(list.Select(named => named.Name));
        var header = new JsonObject { ["__metadata__"] = new JsonObject(metadata.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value))) };
        var offset = 0L;
        foreach (var (name, tensor) in list)
        {
            var (dtype, size) = s_dtypes.Where(known => known.Value.DType == tensor.dtype).Select(known => (known.Key, known.Value.Size)).First();
            var end = offset + (tensor.numel() * size);
            header[name] = new JsonObject
            {
                ["dtype"] = dtype,
                ["shape"] = new JsonArray(tensor.shape.Select(dim => (JsonNode?)dim).ToArray()),
                ["data_offsets"] = new JsonArray(offset, end),
            };
            offset = end;
        }

        var text = Encoding.UTF8.GetBytes(header.ToJsonString());

        WholeFile.Write(path, stream =>
        {
            // Spaces after the header align the numbers to eight bytes.
            var padded = (text.Length + 7) / 8 * 8;
            Span<byte> length = stackalloc byte[sizeof(long)];
            BinaryPrimitives.WriteInt64LittleEndian(length, padded);
            stream.Write(length);
            stream.Write(text);
            stream.Write(Enumerable.Repeat((byte)' ', padded - text.Length).ToArray());
            foreach (var (_, tensor) in list)
            {
                TensorBytes.Write(stream, tensor);
            }
        });
    }

    /// <summary>Reads and checks the header. The numbers are read later.</summary>
    /// <exception cref="FileFormatException">The file is no valid safetensors file.</exception>
    public static SafetensorsFile Read(string path) => FileFormat.Read(path, "safetensors file", () =>
    {
        var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        try
        {
            return Read(path, stream);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    });

    private static SafetensorsFile Read(string path, FileStream stream)
    {
        Span<byte> length = stackalloc byte[sizeof(long)];
        stream.ReadExactly(length);
        var headerLength = BinaryPrimitives.ReadInt64LittleEndian(length);
        if (headerLength is < 2 or > MaxHeader || headerLength > stream.Length - sizeof(long))
        {
            throw new FileFormatException($"its header would be {headerLength} bytes long, but the file has {stream.Length} bytes and a header at most {MaxHeader}");
        }

        var text = new byte[headerLength];
        stream.ReadExactly(text);
        var start = sizeof(long) + headerLength;
        var tensors = new OrderedDictionary<string, SafetensorsEntry>(StringComparer.Ordinal);
        var header = JsonNode.Parse(text) as JsonObject ?? throw new FileFormatException("its header is no JSON object");
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, node) in header)
        {
            if (name != "__metadata__")
            {
                tensors.Add(name, FileFormat.At($"'{name}'", () => EntryOf(name, node, start, stream.Length)));
                continue;
            }

            foreach (var (key, value) in node as JsonObject ?? throw new FileFormatException("its metadata are no JSON object"))
            {
                metadata[key] = value is JsonValue own && own.TryGetValue<string>(out var content) ? content : throw new FileFormatException($"its metadata '{key}' are no text");
            }
        }

        // The format allows neither overlaps nor holes: a file must not have two meanings, or hidden content.
        var place = start;
        foreach (var (name, entry) in tensors.OrderBy(tensor => tensor.Value.Offset).ThenBy(tensor => tensor.Value.Length))
        {
            if (entry.Offset != place)
            {
                throw new FileFormatException($"'{name}' begins at byte {entry.Offset}, but {place} is expected: tensors must follow each other without overlaps and holes");
            }

            place += entry.Length;
        }

        return place == stream.Length
            ? new SafetensorsFile(path, stream, tensors, metadata)
            : throw new FileFormatException($"{stream.Length - place} bytes follow the last tensor, which ends at byte {place}");
    }

    private static SafetensorsEntry EntryOf(string name, JsonNode? node, long start, long length)
    {
        if (node is not JsonObject { Count: 3 } entry || entry["dtype"] is not { } dtype || entry["shape"] is not JsonArray sizes || entry["data_offsets"] is not JsonArray { Count: 2 } offsets)
        {
            throw new FileFormatException("dtype, shape and two data_offsets are expected");
        }

        if (!s_dtypes.TryGetValue((string)dtype!, out var known))
        {
            throw new FileFormatException($"it has the dtype {dtype}; supported dtypes are {string.Join(", ", s_dtypes.Keys)}");
        }

        var shape = sizes.Count <= CheckedShape.MaxRank
            ? sizes.Select(size => (long)size!).ToArray()
            : throw new FileFormatException($"it would have {sizes.Count} axes, but at most {CheckedShape.MaxRank} are supported");
        var (from, to) = ((long)offsets[0]!, (long)offsets[1]!);
        var bytes = CheckedShape.Bytes(shape, known.Size, $"'{name}'");
        return from >= 0 && to >= from && to - from == bytes && to <= length - start
            ? new SafetensorsEntry(known.DType, shape, start + from, bytes)
            : throw new FileFormatException($"its data_offsets [{from}, {to}] are outside of the file, or are not the {bytes} bytes of its shape");
    }
}
