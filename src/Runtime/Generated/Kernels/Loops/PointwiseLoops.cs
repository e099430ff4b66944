using System.Numerics;
using TorchSharp;
using static TorchSharp.torch;
using TensorPrimitives = System.Numerics.Tensors.TensorPrimitives;

namespace CompiledNets.Generated.Kernels;

/// <summary>Elementwise operations on small tensors, for which calling an operator takes longer than a loop.</summary>
internal static class PointwiseLoops
{
    /// <summary>Computes x := max(x, 0).</summary>
    public static void Relu(Tensor x)
    {
        if (x.dtype == ScalarType.Float64)
        {
            TensorPrimitives.Max(FlatMemory.SpanOf<double>(x), 0, FlatMemory.SpanOf<double>(x));
        }
        else
        {
            TensorPrimitives.Max(FlatMemory.SpanOf<float>(x), 0, FlatMemory.SpanOf<float>(x));
        }
    }

    /// <summary>Computes g := 0 if y &lt;= 0, else g · scale. If y is NaN, g is kept, as in libtorch.</summary>
    public static void ReluGradient(Tensor g, Tensor y, double scale)
    {
        if (g.dtype == ScalarType.Float64)
        {
            ReluGradient(FlatMemory.SpanOf<double>(g), FlatMemory.SpanOf<double>(y), scale);
        }
        else
        {
            ReluGradient(FlatMemory.SpanOf<float>(g), FlatMemory.SpanOf<float>(y), (float)scale);
        }
    }

    private static void ReluGradient<T>(Span<T> g, ReadOnlySpan<T> y, T scale)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var scales = new Vector<T>(scale);
        var i = 0;
        for (; i <= g.Length - Vector<T>.Count; i += Vector<T>.Count)
        {
            Vector.ConditionalSelect(Vector.LessThanOrEqual(new Vector<T>(y[i..]), Vector<T>.Zero), Vector<T>.Zero, scales * new Vector<T>(g[i..])).CopyTo(g[i..]);
        }

        for (; i < g.Length; i++)
        {
            g[i] = y[i] <= T.Zero ? T.Zero : g[i] * scale;
        }
    }
}
