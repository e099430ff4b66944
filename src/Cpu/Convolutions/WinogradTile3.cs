using System.Runtime.CompilerServices;

namespace CompiledNets.Cpu;

/// <summary>
/// The transforms of Winograd's F(3x3, 3x3) over NHWC, as those of F(4x4, 3x3) in <see cref="WinogradTile4{M, V}"/>: for images whose sides are just above a multiple of
/// four, such as 5, 6 and 9. The points are 0, +-3/4, 15/8 and infinity: of the sets 0, +-p, q and infinity, it is about the most exact, and p and q are exact in float32.
/// Transformed tiles are [25][tiles][channels].
/// </summary>
internal static unsafe class WinogradTile3<M, V>
    where M : struct, IVectorUnit<V>
    where V : struct
{
    // The points P, -P and Q; the factors of G for 0, P, -P and Q.
    private const float P = 0.75f, Q = 1.875f, P2 = P * P, Q2 = Q * Q, PQ = P * Q, P2Q = P2 * Q;
    private const float G0 = 1 / P2Q, GP = 1 / (2 * P2 * (P - Q)), GMinusP = -1 / (2 * P2 * (P + Q)), GQ = 1 / (Q * (Q2 - P2));

    /// <summary>Transforms 5x5 pixels: B^T d B. <paramref name="line"/> and <paramref name="pixel"/> are the distances of rows and pixels, <paramref name="step"/> that of the 25 results.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Input(float* x, nint line, nint pixel, int channels, float* v, nint step)
    {
        var t = stackalloc float[25 * 16];
        nint l = M.Count;
        for (nint c = 0; c < channels; c += l)
        {
            float* from = x + c, to = t;
            for (var s = 0; s < 5; s++, from += pixel, to += l)
            {
                InputColumn(from, line, to, 5 * l);
            }

            from = t;
            to = v + c;
            for (var r = 0; r < 5; r++, from += 5 * l, to += 5 * step)
            {
                InputColumn(from, l, to, step);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void InputColumn(float* from, nint line, float* to, nint step)
    {
        V d0 = M.Load(from), d1 = M.Load(from + line), d2 = M.Load(from + 2 * line), d3 = M.Load(from + 3 * line), d4 = M.Load(from + 4 * line);
        V even = M.MultiplyAdd(d2, M.Fill(-Q), d3), odd = M.Multiply(M.MultiplyAdd(d1, M.Fill(-Q), d2), M.Fill(P));
        M.Store(M.MultiplyAdd(d0, M.Fill(P2Q), M.MultiplyAdd(d1, M.Fill(-P2), even)), to);
        M.Store(M.Add(even, odd), to + step);
        M.Store(M.Subtract(even, odd), to + 2 * step);
        M.Store(M.MultiplyAdd(d1, M.Fill(-P2), d3), to + 3 * step);
        M.Store(M.MultiplyAdd(d1, M.Fill(P2Q), M.MultiplyAdd(d2, M.Fill(-P2), M.MultiplyAdd(d3, M.Fill(-Q), d4))), to + 4 * step);
    }

    /// <summary>Computes 3x3 results from the 25 products: A^T m A, and ends them. Those outside of <paramref name="rows"/> and <paramref name="columns"/> are dropped.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Output(float* m, nint step, int filters, in ColumnEnd end, bool accumulate, float* y, nint line, nint pixel, int rows, int columns)
    {
        var t = stackalloc float[15 * 16];
        nint l = M.Count;
        for (nint k = 0; k < filters; k += l)
        {
            var from = m + k;
            for (var s = 0; s < 5; s++, from += step)
            {
                OutputColumn(from, 5 * step, out var y0, out var y1, out var y2);
                M.Store(y0, t + s * l);
                M.Store(y1, t + (5 + s) * l);
                M.Store(y2, t + (10 + s) * l);
            }

            V factor = end.Scale == null ? M.Fill(1) : M.Load(end.Scale + k), offset = end.Bias == null ? M.Zero : M.Load(end.Bias + k);
            for (var r = 0; r < rows; r++)
            {
                OutputColumn(t + r * 5 * l, l, out var y0, out var y1, out var y2);
                var to = y + r * line + k;
                WinogradTile4<M, V>.Store(to, M.MultiplyAdd(y0, factor, offset), end.Relu, accumulate);
                if (columns > 1)
                {
                    WinogradTile4<M, V>.Store(to + pixel, M.MultiplyAdd(y1, factor, offset), end.Relu, accumulate);
                }

                if (columns > 2)
                {
                    WinogradTile4<M, V>.Store(to + 2 * pixel, M.MultiplyAdd(y2, factor, offset), end.Relu, accumulate);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void OutputColumn(float* from, nint step, out V y0, out V y1, out V y2)
    {
        V m1 = M.Load(from + step), m2 = M.Load(from + 2 * step), m3 = M.Load(from + 3 * step);
        V sum = M.Add(m1, m2), difference = M.Subtract(m1, m2);
        y0 = M.Add(M.Load(from), M.Add(sum, m3));
        y1 = M.MultiplyAdd(m3, M.Fill(Q), M.Multiply(difference, M.Fill(P)));
        y2 = M.MultiplyAdd(m3, M.Fill(Q2), M.MultiplyAdd(sum, M.Fill(P2), M.Load(from + 4 * step)));
    }

    /// <summary>Transforms 3x3 gradients: A dY A^T. Those outside of <paramref name="rows"/> and <paramref name="columns"/> are zero. Their sum is added to the bias.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Gradient(float* dy, nint line, nint pixel, int rows, int columns, int filters, float* m, nint step, float* bias)
    {
        var t = stackalloc float[15 * 16];
        nint l = M.Count;
        for (nint k = 0; k < filters; k += l)
        {
            var sum = M.Zero;
            for (var s = 0; s < 3; s++)
            {
                V y0 = M.Zero, y1 = y0, y2 = y0;
                if (s < columns)
                {
                    var at = dy + s * pixel + k;
                    y0 = M.Load(at);
                    y1 = rows > 1 ? M.Load(at + line) : M.Zero;
                    y2 = rows > 2 ? M.Load(at + 2 * line) : M.Zero;
                }

                sum = M.Add(sum, M.Add(y0, M.Add(y1, y2)));
                GradientColumn(y0, y1, y2, t + s * l, 3 * l);
            }

            if (bias != null)
            {
                M.Store(M.Add(M.Load(bias + k), sum), bias + k);
            }

            for (var r = 0; r < 5; r++)
            {
                var from = t + r * 3 * l;
                GradientColumn(M.Load(from), M.Load(from + l), M.Load(from + 2 * l), m + k + r * 5 * step, step);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void GradientColumn(V y0, V y1, V y2, float* to, nint step)
    {
        V even = M.MultiplyAdd(y2, M.Fill(P2), y0), odd = M.Multiply(y1, M.Fill(P));
        M.Store(y0, to);
        M.Store(M.Add(even, odd), to + step);
        M.Store(M.Subtract(even, odd), to + 2 * step);
        M.Store(M.MultiplyAdd(y2, M.Fill(Q2), M.MultiplyAdd(y1, M.Fill(Q), y0)), to + 3 * step);
        M.Store(y2, to + 4 * step);
    }

    /// <summary>
    /// Computes the gradients of 5x5 pixels from the 25 gradients of their transforms: B dV B^T, and adds them to the image. Those outside of the rows and columns are
    /// dropped.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void InputGradient(float* v, nint step, int channels, float* dx, nint line, int firstRow, int lastRow, int firstColumn, int lastColumn)
    {
        float* t = stackalloc float[25 * 16], row = stackalloc float[5 * 16];
        nint l = M.Count;
        for (nint c = 0; c < channels; c += l)
        {
            var from = v + c;
            for (var s = 0; s < 5; s++, from += step)
            {
                InputGradientColumn(from, 5 * step, t + s * l, 5 * l);
            }

            for (var r = firstRow; r < lastRow; r++)
            {
                InputGradientColumn(t + r * 5 * l, l, row, l);
                for (var s = firstColumn; s < lastColumn; s++)
                {
                    var to = dx + r * line + s * channels + c;
                    M.Store(M.Add(M.Load(to), M.Load(row + s * l)), to);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void InputGradientColumn(float* from, nint line, float* to, nint step)
    {
        V v0 = M.Load(from), v1 = M.Load(from + line), v2 = M.Load(from + 2 * line), v3 = M.Load(from + 3 * line), v4 = M.Load(from + 4 * line);
        V sum = M.Add(v0, M.Add(v1, v2)), difference = M.Subtract(v1, v2), last = M.MultiplyAdd(v4, M.Fill(-Q), v3);
        M.Store(M.Multiply(v0, M.Fill(P2Q)), to);
        M.Store(M.MultiplyAdd(difference, M.Fill(-PQ), M.Multiply(M.Add(v0, last), M.Fill(-P2))), to + step);
        M.Store(M.MultiplyAdd(sum, M.Fill(-Q), M.MultiplyAdd(difference, M.Fill(P), M.Multiply(v4, M.Fill(-P2)))), to + 2 * step);
        M.Store(M.Add(sum, last), to + 3 * step);
        M.Store(v4, to + 4 * step);
    }

    /// <summary>Transforms a vector of nine weights, <paramref name="size"/> apart, to 25: G g G^T. <paramref name="turned"/> turns them by 180 degrees.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Kernel(float* g, nint size, bool turned, float* u, nint step)
    {
        var t = stackalloc float[15 * 16];
        nint l = M.Count;
        if (turned)
        {
            g += 8 * size;
            size = -size;
        }

        for (var s = 0; s < 3; s++, g += size)
        {
            Five(M.Load(g), M.Load(g + 3 * size), M.Load(g + 6 * size), t + s * l, 3 * l);
        }

        for (var r = 0; r < 5; r++, t += 3 * l, u += 5 * step)
        {
            Five(M.Load(t), M.Load(t + l), M.Load(t + 2 * l), u, step);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static void Five(V a, V b, V d, float* to, nint step)
        {
            V even = M.MultiplyAdd(d, M.Fill(P2), a), odd = M.Multiply(b, M.Fill(P));
            M.Store(M.Multiply(a, M.Fill(G0)), to);
            M.Store(M.Multiply(M.Add(even, odd), M.Fill(GP)), to + step);
            M.Store(M.Multiply(M.Subtract(even, odd), M.Fill(GMinusP)), to + 2 * step);
            M.Store(M.Multiply(M.MultiplyAdd(d, M.Fill(Q2), M.MultiplyAdd(b, M.Fill(Q), a)), M.Fill(GQ)), to + 3 * step);
            M.Store(d, to + 4 * step);
        }
    }

    /// <summary>Computes a vector of the nine gradients of weights, <paramref name="size"/> apart, from the 25: G^T dU G.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void KernelGradient(float* u, nint step, float* g, nint size, bool accumulate)
    {
        var t = stackalloc float[15 * 16];
        nint l = M.Count;
        for (var s = 0; s < 5; s++, u += step)
        {
            Three(u, 5 * step, out var a, out var b, out var d);
            M.Store(a, t + s * l);
            M.Store(b, t + (5 + s) * l);
            M.Store(d, t + (10 + s) * l);
        }

        for (var r = 0; r < 3; r++, t += 5 * l, g += 3 * size)
        {
            Three(t, l, out var a, out var b, out var d);
            WinogradTile4<M, V>.Store(g, a, false, accumulate);
            WinogradTile4<M, V>.Store(g + size, b, false, accumulate);
            WinogradTile4<M, V>.Store(g + 2 * size, d, false, accumulate);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static void Three(float* u, nint step, out V a, out V b, out V d)
        {
            V up = M.Multiply(M.Load(u + step), M.Fill(GP)), uMinusP = M.Multiply(M.Load(u + 2 * step), M.Fill(GMinusP)), uq = M.Multiply(M.Load(u + 3 * step), M.Fill(GQ));
            V sum = M.Add(up, uMinusP), difference = M.Subtract(up, uMinusP);
            a = M.MultiplyAdd(M.Load(u), M.Fill(G0), M.Add(sum, uq));
            b = M.MultiplyAdd(uq, M.Fill(Q), M.Multiply(difference, M.Fill(P)));
            d = M.MultiplyAdd(uq, M.Fill(Q2), M.MultiplyAdd(sum, M.Fill(P2), M.Load(u + 4 * step)));
        }
    }
}
