using System.Buffers.Binary;
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

        var text = JsonSerializer.SerializeToUtf8Bytes(header);

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
    /// <exception cref="InvalidDataException">The file is no valid safetensors file.</exception>
    public static SafetensorsFile Read(string path)
    {
        var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        try
        {
            var length = new byte[sizeof(long)];
            stream.ReadExactly(length);
            var headerLength = BinaryPrimitives.ReadInt64LittleEndian(length);
            if (headerLength is < 2 or > MaxHeader || headerLength > stream.Length - sizeof(long))
            {
                throw new InvalidDataException($"its header would be {headerLength} bytes long");
            }

            var text = new byte[headerLength];
            stream.ReadExactly(text);
            var start = sizeof(long) + headerLength;
            var tensors = new Dictionary<string, SafetensorsEntry>();
            var header = JsonNode.Parse(text)!.AsObject();
            var metadata = header["__metadata__"]?.AsObject().ToDictionary(pair => pair.Key, pair => (string)pair.Value!) ?? [];
            foreach (var (name, node) in header.Where(pair => pair.Key != "__metadata__"))
            {
                var dtype = (string)node!["dtype"]!;
                var shape = node["shape"]!.AsArray().Select(dim => (long)dim!).ToArray();
                var (from, to) = ((long)node["data_offsets"]![0]!, (long)node["data_offsets"]![1]!);
                if (!s_dtypes.TryGetValue(dtype, out var known))
                {
                    throw new InvalidDataException($"'{name}' has the dtype {dtype}");
                }

                if (shape.Any(dim => dim < 0) || from < 0 || to - from != checked(shape.Aggregate(1L, (product, dim) => product * dim) * known.Size) || to > stream.Length - start)
                {
                    throw new InvalidDataException($"'{name}' is outside of the file, or its size does not fit its shape");
                }

                tensors.Add(name, new SafetensorsEntry(known.DType, shape, start + from, to - from));
            }

            return new SafetensorsFile(path, stream, tensors, metadata);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or NullReferenceException or EndOfStreamException or OverflowException or InvalidDataException or FormatException or ArgumentException)
        {
            stream.Dispose();
            throw new InvalidDataException($"'{path}' is no safetensors file that can be read: {exception.Message}.", exception);
        }
    }
}
