using System.Numerics;
using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>
/// Removes subnormal numbers, which in float32 are below 1.2e-38. An operation on one takes a processor about a hundred cycles instead of one.
/// </summary>
internal static class Subnormals
{
    // A span has fewer than 2^31 elements, so large tensors are processed in pieces.
    private const long Longest = 1 << 28;

    /// <summary>
    /// Sets subnormal numbers to zero. A running mean of a gradient that stays zero, such as that of a dead ReLU, ends up subnormal, and rounding keeps
    /// it from reaching zero. TensorFlow and XLA let the processor flush every result; .NET has no such option.
    /// </summary>
    /// <param name="tensor">Floating-point numbers. Those on other devices are not changed, because GPUs are not slower with them.</param>
    public static void Flush(Tensor tensor)
    {
        if (!HostMemory.Has(tensor) || !tensor.is_contiguous())
        {
            return;
        }

        if (tensor.dtype == ScalarType.Float64)
        {
            Flush(FlatMemory.AddressOf(tensor), tensor.numel(), 2.2250738585072014E-308);
        }
        else if (tensor.dtype == ScalarType.Float32)
        {
            Flush(FlatMemory.AddressOf(tensor), tensor.numel(), 1.17549435E-38f);
        }
    }

    private static unsafe void Flush<T>(nint address, long length, T least)
        where T : unmanaged, INumber<T>
    {
        for (var start = 0L; start < length; start += Longest)
        {
            Flush(new Span<T>((T*)address + start, (int)Math.Min(Longest, length - start)), least);
        }
    }

    private static void Flush<T>(Span<T> values, T least)
        where T : unmanaged, INumber<T>
    {
        var bound = new Vector<T>(least);
        var vectors = MemoryMarshal.Cast<T, Vector<T>>(values);
        foreach (ref var vector in vectors)
        {
            vector = Vector.ConditionalSelect(Vector.LessThan(Vector.Abs(vector), bound), Vector<T>.Zero, vector);
        }

        foreach (ref var value in values[(vectors.Length * Vector<T>.Count)..])
        {
            value = T.Abs(value) < least ? T.Zero : value;
        }
    }
}
