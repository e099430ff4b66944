using System.Runtime.CompilerServices;

namespace CompiledNets.Cpu;

/// <summary>Functions of vectors that several kernels need.</summary>
internal static class Functions
{
    /// <summary>
    /// Computes exp(x) as 2^n · exp(r), where x = n · log(2) + r and |r| is at most log(2) / 2, with the polynomial of Cephes' expf. The error is about one unit in
    /// the last place. Results below 1.7e-38 are zero.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Exp<M, V>(V x)
        where M : struct, IVectorUnit<V>
        where V : struct
    {
        // Adding 1.5 · 2^23 rounds to an integer. The product of n and the first part of log(2) is exact.
        var rounding = M.Fill(12_582_912);
        x = M.Min(M.Max(x, M.Fill(-87.6f)), M.Fill(89));
        var shifted = M.MultiplyAdd(x, M.Fill(1.44269504089f), rounding);
        var n = M.Subtract(shifted, rounding);
        var r = M.MultiplyAdd(n, M.Fill(2.12194440e-4f), M.MultiplyAdd(n, M.Fill(-0.693359375f), x));
        var p = M.MultiplyAdd(r, M.Fill(1.9875691500e-4f), M.Fill(1.3981999507e-3f));
        p = M.MultiplyAdd(p, r, M.Fill(8.3334519073e-3f));
        p = M.MultiplyAdd(p, r, M.Fill(4.1665795894e-2f));
        p = M.MultiplyAdd(p, r, M.Fill(1.6666665459e-1f));
        p = M.MultiplyAdd(p, r, M.Fill(0.5f));
        p = M.Add(M.MultiplyAdd(p, M.Multiply(r, r), r), M.Fill(1));
        var half = M.Multiply(p, M.HalfPowerOfTwo(shifted));
        return M.Add(half, half);
    }

    /// <summary>Computes 1 / (1 + exp(-x)).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Sigmoid<M, V>(V x)
        where M : struct, IVectorUnit<V>
        where V : struct
    {
        var one = M.Fill(1);
        return M.Divide(one, M.Add(one, Functions.Exp<M, V>(M.Subtract(M.Zero, x))));
    }

    /// <summary>
    /// Computes tanh(x): as x + x³ · p(x²) if |x| is below 0.625, with the polynomial of Cephes' tanhf, otherwise as 1 - 2 / (exp(2 |x|) + 1) with the sign of x.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Tanh<M, V>(V x)
        where M : struct, IVectorUnit<V>
        where V : struct
    {
        var size = M.Absolute(x);
        var square = M.Multiply(x, x);
        var p = M.MultiplyAdd(square, M.Fill(-5.70498872745e-3f), M.Fill(2.06390887954e-2f));
        p = M.MultiplyAdd(p, square, M.Fill(-5.37397155531e-2f));
        p = M.MultiplyAdd(p, square, M.Fill(1.33314422036e-1f));
        p = M.MultiplyAdd(p, square, M.Fill(-3.33332819422e-1f));
        var small = M.MultiplyAdd(M.Multiply(p, square), x, x);
        var one = M.Fill(1);
        var large = M.Subtract(one, M.Divide(M.Fill(2), M.Add(Functions.Exp<M, V>(M.Add(size, size)), one)));
        large = M.Select(M.Greater(M.Zero, x), M.Subtract(M.Zero, large), large);
        return M.Select(M.Greater(M.Fill(0.625f), size), small, large);
    }

    /// <summary>Computes log(1 + x) for x from 0 to 1. The rounding error of 1 + x is divided out, as in Kahan's formula.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V LogOnePlus<M, V>(V x)
        where M : struct, IVectorUnit<V>
        where V : struct
    {
        var sum = M.Add(M.Fill(1), x);
        var added = M.Subtract(sum, M.Fill(1));
        return M.Select(M.Greater(added, M.Zero), M.Divide(M.Multiply(M.Log(sum), x), added), x);
    }
}
