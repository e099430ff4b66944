using System.Numerics;
using System.Runtime.CompilerServices;
using static TorchSharp.torch;
using TensorPrimitives = System.Numerics.Tensors.TensorPrimitives;

namespace CompiledNets.Generated.Kernels.Sequences;

/// <summary>Computes activations, and their derivatives from their results.</summary>
internal static class CellFunctions
{
    /// <summary>Computes x := f(x).</summary>
    public static void Apply<T>(CellFunction function, Span<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        switch (function)
        {
            case CellFunction.Tanh:
                TensorPrimitives.Tanh(x, x);
                break;
            case CellFunction.Sigmoid:
                TensorPrimitives.Sigmoid(x, x);
                break;
            default:
                TensorPrimitives.Max(x, T.Zero, x);
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
}
