using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets;

public static partial class Kernels
{
    /// <summary>l1 · sum|x| + l2 · sum x².</summary>
    /// <param name="x">A weight, or results.</param>
    /// <param name="l1">The factor of the absolute values.</param>
    /// <param name="l2">The factor of the squares.</param>
    public static Measure Penalty(Tensor x, double l1, double l2)
    {
        if (l1 == 0)
        {
            return Squares();
        }

        using var absolute = x.abs();
        using var sum = absolute.sum();
        var scaled = Scale(sum, l1);
        if (l2 == 0)
        {
            return scaled;
        }

        using var first = scaled;
        using var second = Squares();
        return first.add(second);

        Tensor Squares()
        {
            using var squares = x.square();
            using var sumOfSquares = squares.sum();
            return Scale(sumOfSquares, l2);
        }
    }

    /// <summary>l1 · sign(x) + 2 · l2 · x.</summary>
    /// <param name="x">A weight, or results.</param>
    /// <param name="l1">The factor of the absolute values.</param>
    /// <param name="l2">The factor of the squares.</param>
    public static Tensor PenaltyGradient(Tensor x, double l1, double l2)
    {
        var gradient = Scale(x, 2 * l2);
        if (l1 != 0)
        {
            using var sign = x.sign();
            AddScaled(gradient, sign, l1);
        }

        return gradient;
    }
}
