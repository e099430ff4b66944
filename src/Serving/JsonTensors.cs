using System.Text.Json;
using CompiledNets.Generated;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Serving;

/// <summary>Reads and writes named tensors as JSON: <c>{"image": [[[0.5, ...], ...], ...]}</c>. Nested arrays are axes; the first is the batch.</summary>
internal static class JsonTensors
{
    /// <summary>Reads the inputs of a net.</summary>
    /// <param name="body">The object with a member for each input.</param>
    /// <param name="net">The net.</param>
    /// <returns>The inputs in the order of the definition.</returns>
    /// <exception cref="ArgumentException">A member is missing or unknown, or is no array of numbers in which all rows have the same length.</exception>
    public static Tensor[] Read(JsonElement body, CompiledNet net)
    {
        var inputs = net.Structure.Inputs;
        if (body.ValueKind != JsonValueKind.Object)
        {
            throw new ArgumentException($"{net.Structure.Name}: an object with {ListOf(inputs)} is expected.");
        }

        foreach (var member in body.EnumerateObject())
        {
            if (!inputs.Exists(input => input.Name == member.Name))
            {
                throw new ArgumentException($"{net.Structure.Name} has no input '{member.Name}'. The inputs are {ListOf(inputs)}.");
            }
        }

        return [.. inputs.Select(input => body.TryGetProperty(input.Name, out var value)
            ? Tensor(value, input, net)
            : throw new ArgumentException($"{net.Structure.Name}: the input '{input.Name}' is missing. The inputs are {ListOf(inputs)}."))];
    }

    /// <summary>Writes the outputs of a net.</summary>
    public static void Write(Utf8JsonWriter writer, IReadOnlyList<Tensor> outputs, NetStructure structure)
    {
        writer.WriteStartObject();
        for (var i = 0; i < outputs.Count; i++)
        {
            writer.WritePropertyName(structure.Outputs[i].Name);
            Write(writer, outputs[i]);
        }

        writer.WriteEndObject();
    }

    /// <summary>Returns inputs with their shapes, as in <c>'image' (N, 28, 28, 1) float</c>.</summary>
    public static string ListOf(IEnumerable<TensorStructure> tensors) => string.Join(", ", tensors.Select(tensor => $"'{tensor.Name}' ({string.Join(", ", tensor.Shape)}) {tensor.DType}"));

    private static Tensor Tensor(JsonElement value, TensorStructure input, CompiledNet net)
    {
        try
        {
            return input.DType switch
            {
                "long" => Tensor(value, element => element.GetInt64(), ScalarType.Int64),
                "int" => Tensor(value, element => element.GetInt32(), ScalarType.Int32),
                "bool" => Tensor(value, element => element.GetBoolean(), ScalarType.Bool),
                _ when net.DType == ScalarType.Float64 => Tensor(value, element => element.GetDouble(), ScalarType.Float64),
                _ => Tensor(value, element => element.GetSingle(), ScalarType.Float32),
            };
        }
        catch (Exception exception) when (exception is FormatException or InvalidOperationException)
        {
            throw new ArgumentException($"{net.Structure.Name}: '{input.Name}' must be nested arrays of {input.DType} with the shape ({string.Join(", ", input.Shape)}): {exception.Message}", exception);
        }
    }

    private static Tensor Tensor<T>(JsonElement value, Func<JsonElement, T> read, ScalarType dtype)
        where T : unmanaged
    {
        var shape = new List<long>();
        for (var inner = value; inner.ValueKind == JsonValueKind.Array; inner = inner[0])
        {
            shape.Add(inner.GetArrayLength());
            if (inner.GetArrayLength() == 0)
            {
                break;
            }
        }

        var elements = new List<T>();
        Fill(value, 0);
        using var flat = from_array(elements.ToArray(), dtype);
        return flat.reshape([.. shape]);

        void Fill(JsonElement element, int axis)
        {
            if (axis == shape.Count)
            {
                elements.Add(read(element));
                return;
            }

            if (element.ValueKind != JsonValueKind.Array || element.GetArrayLength() != shape[axis])
            {
                throw new FormatException($"an array of axis {axis} does not have {shape[axis]} elements, as the first one has.");
            }

            foreach (var part in element.EnumerateArray())
            {
                Fill(part, axis + 1);
            }
        }
    }

    private static void Write(Utf8JsonWriter writer, Tensor tensor)
    {
        using var wide = tensor.to_type(tensor.is_floating_point() ? ScalarType.Float32 : ScalarType.Int64);
        using var contiguous = wide.contiguous();
        var shape = contiguous.shape;
        var next = 0;
        if (tensor.is_floating_point())
        {
            var elements = contiguous.data<float>().ToArray();
            Rows(0, () => writer.WriteNumberValue(elements[next++]));
        }
        else
        {
            var elements = contiguous.data<long>().ToArray();
            Rows(0, () => writer.WriteNumberValue(elements[next++]));
        }

        void Rows(int axis, Action write)
        {
            if (axis == shape.Length)
            {
                write();
                return;
            }

            writer.WriteStartArray();
            for (var i = 0L; i < shape[axis]; i++)
            {
                Rows(axis + 1, write);
            }

            writer.WriteEndArray();
        }
    }
}
