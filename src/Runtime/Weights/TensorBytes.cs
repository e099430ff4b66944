using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>Writes tensors to streams and reads them. A span has at most 2^31 bytes, so tensors go in parts.</summary>
internal static class TensorBytes
{
    private const long MostElements = 1 << 28;

    /// <summary>Writes the elements of a tensor, in the order of its axes.</summary>
    /// <param name="stream">Takes them.</param>
    /// <param name="tensor">A tensor on any device.</param>
    /// <param name="elementsAtOnce">The number of elements of a part.</param>
    public static void Write(Stream stream, Tensor tensor, long elementsAtOnce = MostElements)
    {
        using var onCpu = tensor.cpu();
        using var contiguous = onCpu.contiguous();
        ForEachPart(contiguous, elementsAtOnce, part => stream.Write(part.bytes));
    }

    /// <summary>Reads the elements of a tensor.</summary>
    /// <param name="stream">Holds them.</param>
    /// <param name="tensor">A contiguous tensor on the CPU.</param>
    /// <param name="elementsAtOnce">The number of elements of a part.</param>
    /// <exception cref="EndOfStreamException">The stream ends too early.</exception>
    public static void Read(Stream stream, Tensor tensor, long elementsAtOnce = MostElements) =>
        ForEachPart(tensor, elementsAtOnce, part => stream.ReadExactly(part.bytes));

    private static void ForEachPart(Tensor contiguous, long elementsAtOnce, Action<Tensor> act)
    {
        using var flat = contiguous.view(-1);
        for (var start = 0L; start < flat.numel(); start += elementsAtOnce)
        {
            using var part = flat.narrow(0, start, Math.Min(elementsAtOnce, flat.numel() - start));
            act(part);
        }
    }
}
