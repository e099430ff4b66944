using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>
/// One number that a step measures: a loss, or what a metric counts. On the CPU it is the number itself; where it was computed
/// on a device, or is recorded by autograd, it is a tensor that holds it, and reading it waits for the device.
/// </summary>
public readonly struct Measure : IDisposable
{
    private readonly double _value;
    private readonly Tensor? _tensor;

    private Measure(double value, Tensor? tensor) => (_value, _tensor) = (value, tensor);

    /// <summary>The number.</summary>
    public double Value => _tensor is null ? _value : Read(_tensor);

    /// <summary>A number.</summary>
    public static implicit operator Measure(double value) => new(value, null);

    /// <summary>A tensor with one element, which the measure disposes of.</summary>
    public static implicit operator Measure(Tensor tensor) => new(0, tensor);

    /// <summary>The number as a tensor, with what autograd has recorded of it. It is the caller's; the measure is not used any more.</summary>
    public Tensor ToTensor() => _tensor ?? tensor(_value);

    /// <inheritdoc/>
    public void Dispose() => _tensor?.Dispose();

    private static double Read(Tensor value)
    {
        using var onCpu = value.cpu();

        // Straight from memory: item<T>() costs ten times as much.
        var bytes = onCpu.bytes;
        return onCpu.dtype switch
        {
            ScalarType.Float32 => MemoryMarshal.Read<float>(bytes),
            ScalarType.Float64 => MemoryMarshal.Read<double>(bytes),
            ScalarType.Int64 => MemoryMarshal.Read<long>(bytes),
            var other => throw new InvalidOperationException($"A loss or metric is no {other}."),
        };
    }
}
