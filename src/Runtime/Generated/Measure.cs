using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Generated;

/// <summary>
/// A loss, or a sum of a metric. On the CPU it is a number. If it was computed on another device, or is recorded by autograd, it is a tensor, and
/// reading the number synchronizes with the device.
/// </summary>
public readonly struct Measure
{
    private readonly double _value;
    private readonly Tensor? _tensor;

    private Measure(double value, Tensor? tensor) => (_value, _tensor) = (value, tensor);

    /// <summary>Gets the number.</summary>
    public double Value => _tensor is null ? _value : Read(_tensor);

    /// <summary>Converts a number.</summary>
    public static implicit operator Measure(double value) => new(value, null);

    /// <summary>Converts a tensor with one element.</summary>
    public static implicit operator Measure(Tensor tensor) => new(0, tensor);

    /// <summary>Gets the tensor, or null if the measure is a number.</summary>
    internal Tensor? Tensor => _tensor;

    /// <summary>Returns the number as a tensor, with its autograd graph.</summary>
    public Tensor ToTensor() => _tensor ?? tensor(_value);

    private static double Read(Tensor value)
    {
        using var onCpu = value.cpu();

        // Reading the memory is ten times as fast as item<T>().
        var bytes = onCpu.bytes;
        return onCpu.dtype switch
        {
            ScalarType.Float32 => MemoryMarshal.Read<float>(bytes),
            ScalarType.Float64 => MemoryMarshal.Read<double>(bytes),
            ScalarType.Int64 => MemoryMarshal.Read<long>(bytes),
            var other => throw new InvalidOperationException($"A loss or metric cannot be {other}."),
        };
    }
}
