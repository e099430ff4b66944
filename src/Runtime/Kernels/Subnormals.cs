using System.Numerics;
using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>
/// Numbers below the least with all its digits (1.2e-38 in float32). Processors take some hundred cycles for an operation on one, where
/// they take one for the others.
/// </summary>
internal static class Subnormals
{
    // What a span counts to is less than what a tensor may have.
    private const long Longest = 1 << 28;

    /// <summary>
    /// Makes them zero. A running mean over a gradient that stays zero (of a ReLU that never fires again) ends among them and stays
    /// there: a tenth of the last few is rounded away. TensorFlow and XLA have processors do this to every result; .NET cannot ask for it.
    /// </summary>
    /// <param name="tensor">Floating-point numbers. Those in the memory of another device stay: GPUs are as fast with them.</param>
    public static void Flush(Tensor tensor)
    {
        if (tensor.device_type != DeviceType.CPU || !tensor.is_contiguous())
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
