using System.Numerics;
using System.Runtime.CompilerServices;
using static TorchSharp.torch;
using TensorPrimitives = System.Numerics.Tensors.TensorPrimitives;

namespace CompiledNets.Generated.Kernels.Sequences;

/// <summary>Computes activations, and their derivatives from their results.</summary>
internal static class CellFunctions
{
    /// <summary>Computes x := f(x).</summary>
    /// <param name="function">The function.</param>
    /// <param name="x">The first element.</param>
    /// <param name="count">The number of elements.</param>
    public static unsafe void Apply<T>(CellFunction function, T* x, int count)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(float))
        {
            OfSingles(function, (float*)x, count);
            return;
        }

        var span = new Span<T>(x, count);
        switch (function)
        {
            case CellFunction.Tanh:
                TensorPrimitives.Tanh(span, span);
                break;
            case CellFunction.Sigmoid:
                TensorPrimitives.Sigmoid(span, span);
                break;
            default:
                TensorPrimitives.Max(span, T.Zero, span);
                break;
        }
    }

    /// <summary>Computes the derivative from the result y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Derivative<T>(CellFunction function, Vector<T> y) => function switch
    {
        CellFunction.Tanh => Vector<T>.One - (y * y),
        CellFunction.Sigmoid => y * (Vector<T>.One - y),
        _ => Vector.ConditionalSelect(Vector.GreaterThan(y, Vector<T>.Zero), Vector<T>.One, Vector<T>.Zero),
    };

    /// <summary>Computes f(x) with operations that autograd records.</summary>
    public static Tensor Apply(CellFunction function, Tensor x) => function switch
    {
        CellFunction.Tanh => x.tanh(),
        CellFunction.Sigmoid => x.sigmoid(),
        _ => x.relu(),
    };

    private static unsafe void OfSingles(CellFunction function, float* x, nint count)
    {
        switch (function)
        {
            case CellFunction.Tanh:
                Cpu.Elementwise.MapHere<Cpu.Hyperbolic>(count, x, x, default);
                break;
            case CellFunction.Sigmoid:
                Cpu.Elementwise.MapHere<Cpu.Logistic>(count, x, x, default);
                break;
            default:
                Cpu.Elementwise.MapHere<Cpu.Positive>(count, x, x, default);
                break;
        }
    }
}
