using System.Runtime.CompilerServices;

namespace CompiledNets.Cpu;

/// <summary>
/// The transforms of Winograd's F(4x4, 3x3) over NHWC, vectorised over channels: Y = A^T [(G g G^T) . (B^T d B)] A (Lavin and Gray, Fast Algorithms for
/// Convolutional Neural Networks, 2015), with the points 0, +-sqrt(1/2), +-sqrt(2) and infinity, which are four times more exact than 0, +-1, +-2 and
/// infinity at the same cost. Transformed tiles are [36][tiles][channels].
/// On a shared core of a Xeon with AVX-512, a whole convolution does 190 to 320 GFLOP/s, counted as those of the direct method.
/// </summary>
internal static unsafe class WinogradTile4<M, V>
    where M : struct, IVectorUnit<V>
    where V : struct
{
    // The points P and Q, with P * Q = 1; the factors of G.
    private const float P = 0.70710678f, Q = 1.41421356f, P2 = 0.5f, Q2 = 2, P3 = P * P2, Q3 = Q * Q2;
    private const float GP = 1 / (2 * P2 * (P2 - Q2)), GQ = 1 / (2 * Q2 * (Q2 - P2));

    /// <summary>Transforms 6x6 pixels: B^T d B. <paramref name="line"/> and <paramref name="pixel"/> are the distances of rows and pixels, <paramref name="step"/> that of the 36 results.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Input(float* x, nint line, nint pixel, int channels, float* v, nint step)
    {
        V p = M.Fill(P), minusP = M.Fill(-P), q = M.Fill(Q), minusQ = M.Fill(-Q), minusP2 = M.Fill(-P2), minusQ2 = M.Fill(-Q2), minusSum = M.Fill(-(P2 + Q2));
        var t = stackalloc float[36 * 16];
        nint l = M.Count;
        for (nint c = 0; c < channels; c += l)
        {
            var from = x + c;
            var to = t;
            for (var s = 0; s < 6; s++, from += pixel, to += l)
            {
                V d1 = M.Load(from + line), d2 = M.Load(from + 2 * line), d3 = M.Load(from + 3 * line), d4 = M.Load(from + 4 * line);
                M.Store(M.Add(M.Load(from), M.MultiplyAdd(d2, minusSum, d4)), to);
                V even = M.MultiplyAdd(d2, minusQ2, d4), odd = M.MultiplyAdd(d1, minusQ2, d3);
                M.Store(M.MultiplyAdd(odd, p, even), to + 6 * l);
                M.Store(M.MultiplyAdd(odd, minusP, even), to + 12 * l);
                even = M.MultiplyAdd(d2, minusP2, d4);
                odd = M.MultiplyAdd(d1, minusP2, d3);
                M.Store(M.MultiplyAdd(odd, q, even), to + 18 * l);
                M.Store(M.MultiplyAdd(odd, minusQ, even), to + 24 * l);
                M.Store(M.Add(d1, M.MultiplyAdd(d3, minusSum, M.Load(from + 5 * line))), to + 30 * l);
            }

            to = v + c;
            from = t;
            for (var r = 0; r < 6; r++, from += 6 * l, to += 6 * step)
            {
                V d1 = M.Load(from + l), d2 = M.Load(from + 2 * l), d3 = M.Load(from + 3 * l), d4 = M.Load(from + 4 * l);
                M.Store(M.Add(M.Load(from), M.MultiplyAdd(d2, minusSum, d4)), to);
                V even = M.MultiplyAdd(d2, minusQ2, d4), odd = M.MultiplyAdd(d1, minusQ2, d3);
                M.Store(M.MultiplyAdd(odd, p, even), to + step);
                M.Store(M.MultiplyAdd(odd, minusP, even), to + 2 * step);
                even = M.MultiplyAdd(d2, minusP2, d4);
                odd = M.MultiplyAdd(d1, minusP2, d3);
                M.Store(M.MultiplyAdd(odd, q, even), to + 3 * step);
                M.Store(M.MultiplyAdd(odd, minusQ, even), to + 4 * step);
                M.Store(M.Add(d1, M.MultiplyAdd(d3, minusSum, M.Load(from + 5 * l))), to + 5 * step);
            }
        }
    }

    /// <summary>Computes 4x4 results from the 36 products: A^T m A, and ends them. Those outside of <paramref name="rows"/> and <paramref name="columns"/> are dropped.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Output(float* m, nint step, int filters, in ColumnEnd end, bool accumulate, float* y, nint line, nint pixel, int rows, int columns)
    {
        var t = stackalloc float[24 * 16];
        nint l = M.Count;
        for (nint k = 0; k < filters; k += l)
        {
            OutputColumns(m + k, step, t);
            V factor = end.Scale == null ? M.Fill(1) : M.Load(end.Scale + k), offset = end.Bias == null ? M.Zero : M.Load(end.Bias + k);
            var from = t;
            for (var r = 0; r < rows; r++, from += 6 * l)
            {
                OutputRow(from, factor, offset, out var y0, out var y1, out var y2, out var y3);
                var to = y + r * line + k;
                Store(to, y0, end.Relu, accumulate);
                if (columns > 1)
                {
                    Store(to + pixel, y1, end.Relu, accumulate);
                }

                if (columns > 2)
                {
                    Store(to + 2 * pixel, y2, end.Relu, accumulate);
                }

                if (columns > 3)
                {
                    Store(to + 3 * pixel, y3, end.Relu, accumulate);
                }
            }
        }
    }

    /// <summary>
    /// Computes the largest element of each 2x2 window of the results, and its place unless <paramref name="places"/> is null: row * 2 + column, the first one if several
    /// are equal.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void OutputPooled(float* m, nint step, int filters, in ColumnEnd end, float* y, byte* places, nint line, int rows, int columns)
    {
        var t = stackalloc float[24 * 16];
        nint l = M.Count;
        for (nint k = 0; k < filters; k += l)
        {
            OutputColumns(m + k, step, t);
            V factor = end.Scale == null ? M.Fill(1) : M.Load(end.Scale + k), offset = end.Bias == null ? M.Zero : M.Load(end.Bias + k);
            var from = t;
            for (var r = 0; r < rows; r++, from += 12 * l)
            {
                OutputRow(from, factor, offset, out var a0, out var a1, out var a2, out var a3);
                OutputRow(from + 6 * l, factor, offset, out var b0, out var b1, out var b2, out var b3);
                var at = r * line + k;
                Largest(a0, a1, b0, b1, end.Relu, y + at, places == null ? null : places + at);
                if (columns > 1)
                {
                    Largest(a2, a3, b2, b3, end.Relu, y + at + filters, places == null ? null : places + at + filters);
                }
            }
        }
    }

    // The first half of A^T m A: six columns of six products become four rows of six numbers.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void OutputColumns(float* from, nint step, float* to)
    {
        nint l = M.Count;
        V p = M.Fill(P), q = M.Fill(Q), p2 = M.Fill(P2), q2 = M.Fill(Q2), p3 = M.Fill(P3), q3 = M.Fill(Q3);
        for (var s = 0; s < 6; s++, from += step, to += l)
        {
            V m1 = M.Load(from + 6 * step), m2 = M.Load(from + 12 * step), m3 = M.Load(from + 18 * step), m4 = M.Load(from + 24 * step);
            V s1 = M.Add(m1, m2), d1 = M.Subtract(m1, m2), s2 = M.Add(m3, m4), d2 = M.Subtract(m3, m4);
            M.Store(M.Add(M.Load(from), M.Add(s1, s2)), to);
            M.Store(M.MultiplyAdd(d2, q, M.Multiply(d1, p)), to + 6 * l);
            M.Store(M.MultiplyAdd(s2, q2, M.Multiply(s1, p2)), to + 12 * l);
            M.Store(M.MultiplyAdd(d2, q3, M.MultiplyAdd(d1, p3, M.Load(from + 30 * step))), to + 18 * l);
        }
    }

    // The second half of A^T m A for one row, times the scale and plus the bias.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void OutputRow(float* from, V factor, V offset, out V y0, out V y1, out V y2, out V y3)
    {
        nint l = M.Count;
        V m1 = M.Load(from + l), m2 = M.Load(from + 2 * l), m3 = M.Load(from + 3 * l), m4 = M.Load(from + 4 * l);
        V s1 = M.Add(m1, m2), d1 = M.Subtract(m1, m2), s2 = M.Add(m3, m4), d2 = M.Subtract(m3, m4);
        y0 = M.MultiplyAdd(M.Add(M.Load(from), M.Add(s1, s2)), factor, offset);
        y1 = M.MultiplyAdd(M.MultiplyAdd(d2, M.Fill(Q), M.Multiply(d1, M.Fill(P))), factor, offset);
        y2 = M.MultiplyAdd(M.MultiplyAdd(s2, M.Fill(Q2), M.Multiply(s1, M.Fill(P2))), factor, offset);
        y3 = M.MultiplyAdd(M.MultiplyAdd(d2, M.Fill(Q3), M.MultiplyAdd(d1, M.Fill(P3), M.Load(from + 5 * l))), factor, offset);
    }

    // The elements of a window are a and b above c and d.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Largest(V a, V b, V c, V d, bool relu, float* y, byte* place)
    {
        V first = M.Max(a, b), second = M.Max(c, d), most = M.Max(first, second);
        M.Store(relu ? M.Max(most, M.Zero) : most, y);
        if (place != null)
        {
            V above = M.Select(M.Greater(b, a), M.FillInteger(1), M.FillInteger(0)), below = M.Select(M.Greater(d, c), M.FillInteger(3), M.FillInteger(2));
            M.StoreBytes(M.Select(M.Greater(second, first), below, above), place);
        }
    }

    /// <summary>Transforms 4x4 gradients: A dY A^T. Those outside of <paramref name="rows"/> and <paramref name="columns"/> are zero. Their sum is added to the bias.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Gradient(float* dy, nint line, nint pixel, int rows, int columns, int filters, float* m, nint step, float* bias)
    {
        var t = stackalloc float[24 * 16];
        for (nint k = 0; k < filters; k += M.Count)
        {
            var to = t;
            var sum = M.Zero;
            for (var s = 0; s < 4; s++, to += M.Count)
            {
                V y0 = M.Zero, y1 = y0, y2 = y0, y3 = y0;
                if (s < columns)
                {
                    var at = dy + s * pixel + k;
                    y0 = M.Load(at);
                    y1 = rows > 1 ? M.Load(at + line) : M.Zero;
                    y2 = rows > 2 ? M.Load(at + 2 * line) : M.Zero;
                    y3 = rows > 3 ? M.Load(at + 3 * line) : M.Zero;
                }

                sum = M.Add(sum, M.Add(M.Add(y0, y1), M.Add(y2, y3)));
                GradientColumn(y0, y1, y2, y3, to);
            }

            GradientRows(t, m + k, step, sum, bias == null ? null : bias + k);
        }
    }

    /// <summary>
    /// Transforms the gradients of the largest elements of 2x2 windows. Those of the other elements are zero, and those outside of <paramref name="rows"/> and
    /// <paramref name="columns"/> of windows too. Their sum is added to the bias.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void GradientPooled(float* dy, byte* places, nint line, int rows, int columns, int filters, float* m, nint step, float* bias)
    {
        var t = stackalloc float[24 * 16];
        for (nint k = 0; k < filters; k += M.Count)
        {
            var to = t;
            var sum = M.Zero;
            for (var s = 0; s < 2; s++, to += 2 * M.Count)
            {
                V above = M.Zero, below = above, place = above, placeBelow = above;
                var at = s * filters + k;
                if (s < columns && rows > 0)
                {
                    (above, place) = (M.Load(dy + at), M.LoadBytes(places + at));
                    (below, placeBelow) = rows > 1 ? (M.Load(dy + at + line), M.LoadBytes(places + at + line)) : (below, placeBelow);
                }

                sum = M.Add(sum, M.Add(above, below));
                GradientColumn(
                    M.And(above, M.EqualIntegers(place, M.FillInteger(0))), M.And(above, M.EqualIntegers(place, M.FillInteger(2))),
                    M.And(below, M.EqualIntegers(placeBelow, M.FillInteger(0))), M.And(below, M.EqualIntegers(placeBelow, M.FillInteger(2))), to);
                GradientColumn(
                    M.And(above, M.EqualIntegers(place, M.FillInteger(1))), M.And(above, M.EqualIntegers(place, M.FillInteger(3))),
                    M.And(below, M.EqualIntegers(placeBelow, M.FillInteger(1))), M.And(below, M.EqualIntegers(placeBelow, M.FillInteger(3))), to + M.Count);
            }

            GradientRows(t, m + k, step, sum, bias == null ? null : bias + k);
        }
    }

    // The first half of A dY A^T: a column of four gradients becomes six numbers, one in each row of the result.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void GradientColumn(V y0, V y1, V y2, V y3, float* to)
    {
        nint l = M.Count;
        V even = M.MultiplyAdd(y2, M.Fill(P2), y0), odd = M.MultiplyAdd(y3, M.Fill(P3), M.Multiply(y1, M.Fill(P)));
        M.Store(y0, to);
        M.Store(M.Add(even, odd), to + 4 * l);
        M.Store(M.Subtract(even, odd), to + 8 * l);
        even = M.MultiplyAdd(y2, M.Fill(Q2), y0);
        odd = M.MultiplyAdd(y3, M.Fill(Q3), M.Multiply(y1, M.Fill(Q)));
        M.Store(M.Add(even, odd), to + 12 * l);
        M.Store(M.Subtract(even, odd), to + 16 * l);
        M.Store(y3, to + 20 * l);
    }

    // The second half of A dY A^T: six rows of four numbers become 36.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void GradientRows(float* from, float* to, nint step, V sum, float* bias)
    {
        nint l = M.Count;
        V p = M.Fill(P), q = M.Fill(Q), p2 = M.Fill(P2), q2 = M.Fill(Q2), p3 = M.Fill(P3), q3 = M.Fill(Q3);
        if (bias != null)
        {
            M.Store(M.Add(M.Load(bias), sum), bias);
        }

        for (var r = 0; r < 6; r++, from += 4 * l, to += 6 * step)
        {
            V y0 = M.Load(from), y1 = M.Load(from + l), y2 = M.Load(from + 2 * l), y3 = M.Load(from + 3 * l);
            V even = M.MultiplyAdd(y2, p2, y0), odd = M.MultiplyAdd(y3, p3, M.Multiply(y1, p));
            M.Store(y0, to);
            M.Store(M.Add(even, odd), to + step);
            M.Store(M.Subtract(even, odd), to + 2 * step);
            even = M.MultiplyAdd(y2, q2, y0);
            odd = M.MultiplyAdd(y3, q3, M.Multiply(y1, q));
            M.Store(M.Add(even, odd), to + 3 * step);
            M.Store(M.Subtract(even, odd), to + 4 * step);
            M.Store(y3, to + 5 * step);
        }
    }

    /// <summary>
    /// Computes the gradients of 6x6 pixels from the 36 gradients of their transforms: B dV B^T, and adds them to the image. Those outside of the rows and columns are
    /// dropped.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void InputGradient(float* v, nint step, int channels, float* dx, nint line, int firstRow, int lastRow, int firstColumn, int lastColumn)
    {
        V p = M.Fill(P), q = M.Fill(Q), minusP = M.Fill(-P), minusQ = M.Fill(-Q), minusP2 = M.Fill(-P2), minusQ2 = M.Fill(-Q2), minusSum = M.Fill(-(P2 + Q2));
        var t = stackalloc float[36 * 16];
        nint l = M.Count;
        for (nint c = 0; c < channels; c += l)
        {
            var from = v + c;
            var to = t;
            for (var s = 0; s < 6; s++, from += step, to += l)
            {
                V m0 = M.Load(from), m1 = M.Load(from + 6 * step), m2 = M.Load(from + 12 * step), m3 = M.Load(from + 18 * step), m4 = M.Load(from + 24 * step), m5 = M.Load(from + 30 * step);
                V s1 = M.Add(m1, m2), d1 = M.Subtract(m1, m2), s2 = M.Add(m3, m4), d2 = M.Subtract(m3, m4);
                M.Store(m0, to);
                M.Store(M.MultiplyAdd(d1, minusQ, M.MultiplyAdd(d2, minusP, m5)), to + 6 * l);
                M.Store(M.MultiplyAdd(m0, minusSum, M.MultiplyAdd(s1, minusQ2, M.Multiply(s2, minusP2))), to + 12 * l);
                M.Store(M.MultiplyAdd(m5, minusSum, M.MultiplyAdd(d1, p, M.Multiply(d2, q))), to + 18 * l);
                M.Store(M.Add(m0, M.Add(s1, s2)), to + 24 * l);
                M.Store(m5, to + 30 * l);
            }

            from = t + firstRow * 6 * l;
            var start = dx + firstRow * line + c;
            for (var r = firstRow; r < lastRow; r++, from += 6 * l, start += line)
            {
                V m0 = M.Load(from), m1 = M.Load(from + l), m2 = M.Load(from + 2 * l), m3 = M.Load(from + 3 * l), m4 = M.Load(from + 4 * l), m5 = M.Load(from + 5 * l);
                V s1 = M.Add(m1, m2), d1 = M.Subtract(m1, m2), s2 = M.Add(m3, m4), d2 = M.Subtract(m3, m4);
                V o1 = M.MultiplyAdd(d1, minusQ, M.MultiplyAdd(d2, minusP, m5)), o2 = M.MultiplyAdd(m0, minusSum, M.MultiplyAdd(s1, minusQ2, M.Multiply(s2, minusP2)));
                V o3 = M.MultiplyAdd(m5, minusSum, M.MultiplyAdd(d1, p, M.Multiply(d2, q))), o4 = M.Add(m0, M.Add(s1, s2));
                if (firstColumn == 0 && lastColumn == 6)
                {
                    Add(start, m0);
                    Add(start + channels, o1);
                    Add(start + 2 * channels, o2);
                    Add(start + 3 * channels, o3);
                    Add(start + 4 * channels, o4);
                    Add(start + 5 * channels, m5);
                    continue;
                }

                for (var s = firstColumn; s < lastColumn; s++)
                {
                    Add(start + s * channels, s switch { 0 => m0, 1 => o1, 2 => o2, 3 => o3, 4 => o4, _ => m5 });
                }
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static void Add(float* to, V value) => M.Store(M.Add(M.Load(to), value), to);
    }

    /// <summary>Transforms a vector of nine weights, <paramref name="size"/> apart, to 36: G g G^T. <paramref name="turned"/> turns them by 180 degrees.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Kernel(float* g, nint size, bool turned, float* u, nint step)
    {
        if (turned)
        {
            g += 8 * size;
            size = -size;
        }

        // The rows and columns are transformed in registers.
        Six(M.Load(g), M.Load(g + 3 * size), M.Load(g + 6 * size), out var a0, out var a1, out var a2, out var a3, out var a4, out var a5);
        g += size;
        Six(M.Load(g), M.Load(g + 3 * size), M.Load(g + 6 * size), out var b0, out var b1, out var b2, out var b3, out var b4, out var b5);
        g += size;
        Six(M.Load(g), M.Load(g + 3 * size), M.Load(g + 6 * size), out var d0, out var d1, out var d2, out var d3, out var d4, out var d5);
        Row(a0, b0, d0, u, step);
        Row(a1, b1, d1, u + 6 * step, step);
        Row(a2, b2, d2, u + 12 * step, step);
        Row(a3, b3, d3, u + 18 * step, step);
        Row(a4, b4, d4, u + 24 * step, step);
        Row(a5, b5, d5, u + 30 * step, step);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static void Row(V a, V b, V d, float* to, nint step)
        {
            Six(a, b, d, out var u0, out var u1, out var u2, out var u3, out var u4, out var u5);
            M.Store(u0, to);
            M.Store(u1, to + step);
            M.Store(u2, to + 2 * step);
            M.Store(u3, to + 3 * step);
            M.Store(u4, to + 4 * step);
            M.Store(u5, to + 5 * step);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static void Six(V a, V b, V d, out V u0, out V u1, out V u2, out V u3, out V u4, out V u5)
        {
            V even = M.Multiply(M.MultiplyAdd(d, M.Fill(P2), a), M.Fill(GP)), odd = M.Multiply(b, M.Fill(P * GP));
            (u0, u1, u2) = (a, M.Add(even, odd), M.Subtract(even, odd));
            even = M.Multiply(M.MultiplyAdd(d, M.Fill(Q2), a), M.Fill(GQ));
            odd = M.Multiply(b, M.Fill(Q * GQ));
            (u3, u4, u5) = (M.Add(even, odd), M.Subtract(even, odd), d);
        }
    }

    /// <summary>Computes a vector of the nine gradients of weights, <paramref name="size"/> apart, from the 36: G^T dU G.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void KernelGradient(float* u, nint step, float* g, nint size, bool accumulate)
    {
        var t = stackalloc float[18 * 16];
        nint l = M.Count;
        for (var s = 0; s < 6; s++, u += step)
        {
            Three(u, 6 * step, out var a, out var b, out var d);
            M.Store(a, t + s * l);
            M.Store(b, t + (6 + s) * l);
            M.Store(d, t + (12 + s) * l);
        }

        for (var r = 0; r < 3; r++, t += 6 * l, g += 3 * size)
        {
            Three(t, l, out var a, out var b, out var d);
            Store(g, a, false, accumulate);
            Store(g + size, b, false, accumulate);
            Store(g + 2 * size, d, false, accumulate);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static void Three(float* u, nint step, out V a, out V b, out V d)
        {
            V u1 = M.Load(u + step), u2 = M.Load(u + 2 * step), u3 = M.Load(u + 3 * step), u4 = M.Load(u + 4 * step);
            V sp = M.Multiply(M.Add(u1, u2), M.Fill(GP)), dp = M.Multiply(M.Subtract(u1, u2), M.Fill(GP * P));
            V sq = M.Multiply(M.Add(u3, u4), M.Fill(GQ)), dq = M.Multiply(M.Subtract(u3, u4), M.Fill(GQ * Q));
            a = M.Add(M.Load(u), M.Add(sp, sq));
            b = M.Add(dp, dq);
            d = M.MultiplyAdd(sp, M.Fill(P2), M.MultiplyAdd(sq, M.Fill(Q2), M.Load(u + 5 * step)));
        }
    }

    /// <summary>Stores results: added to what is there if wanted, then ReLU if wanted.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Store(float* to, V value, bool relu, bool accumulate)
    {
        if (accumulate)
        {
            value = M.Add(value, M.Load(to));
        }

        M.Store(relu ? M.Max(value, M.Zero) : value, to);
    }
}
