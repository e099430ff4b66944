using System.Runtime.CompilerServices;

namespace CompiledNets.Cpu;

/// <summary>
/// Computes c[rows x width] = a · b in registers, where the width is two vectors, or one. A row of b is read as it lies in memory; an element of a is spread
/// over a vector. It is the kernel of Goto and van de Geijn, "Anatomy of High-Performance Matrix Multiplication" (2008), and all products are built on it:
/// with 12 rows and 2 vectors of 512 bits it keeps 24 sums in the 32 registers, and with 6 rows and 2 vectors of 256 bits 12 sums in 16.
/// Row i of a begins at a + i * lda, and its elements are sa apart; row k of b begins at b + k * ldb. No element of c is read, except by the end.
/// Measured on one core of an Intel Xeon with AVX-512 and AMX that other programs shared, from L1 and L2, k = 256, the best of 30 rounds: 139 GFLOP/s with
/// 512 bits (114 with a narrow tile), 72 with 256 bits, 36 with 128 bits. MKL reached 127 GFLOP/s in a product of 1024 x 1024 x 1024 there.
/// </summary>
internal static unsafe class Tile
{
    private const int LongInner = 64;

    /// <summary>Gets the largest number of rows of a tile for a vector: 12 with 512 bits, otherwise 6.</summary>
    public static int MostRows<M, V>()
        where M : struct, IVectorUnit<V>
        where V : struct => M.Count == 16 ? 12 : 6;

    /// <summary>Computes all rows with the tiles for 12, 8, 6, 4, 2 and 1 rows, one after the other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Rows<M, V, E>(nint rows, nint k, float* a, nint lda, nint sa, float* b, nint ldb, float* c, nint ldc, E end, bool isNarrow = false)
        where M : struct, IVectorUnit<V>
        where V : struct
        where E : struct, ITileEnd
    {
        nint done;
        for (; rows > 0; rows -= done, a += done * lda, c += done * ldc, end.Move(done))
        {
            if (M.Count == 16 && rows >= 12)
            {
                done = 12;
                Run<M, V, TwelveRows, E>(k, a, lda, sa, b, ldb, c, ldc, end, isNarrow);
            }
            else if (M.Count == 16 && rows >= 8)
            {
                done = 8;
                Run<M, V, EightRows, E>(k, a, lda, sa, b, ldb, c, ldc, end, isNarrow);
            }
            else if (rows >= 6 && (M.Count == 16 || rows != 8))
            {
                done = 6;
                Run<M, V, SixRows, E>(k, a, lda, sa, b, ldb, c, ldc, end, isNarrow);
            }
            else if (rows >= 4)
            {
                done = 4;
                Run<M, V, FourRows, E>(k, a, lda, sa, b, ldb, c, ldc, end, isNarrow);
            }
            else if (rows >= 2)
            {
                done = 2;
                Run<M, V, TwoRows, E>(k, a, lda, sa, b, ldb, c, ldc, end, isNarrow);
            }
            else
            {
                done = 1;
                Run<M, V, OneRow, E>(k, a, lda, sa, b, ldb, c, ldc, end, isNarrow);
            }
        }
    }

    /// <summary>Computes a tile whose width is two vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Multiply<M, V, R, E>(nint k, float* a, nint lda, nint sa, float* b, nint ldb, float* c, nint ldc, E end)
        where M : struct, IVectorUnit<V>
        where V : struct
        where R : struct, ITileRows
        where E : struct, ITileEnd
    {
        V x0 = M.Zero, x1 = x0, x2 = x0, x3 = x0, x4 = x0, x5 = x0, x6 = x0, x7 = x0, x8 = x0, x9 = x0, x10 = x0, x11 = x0;
        V y0 = x0, y1 = x0, y2 = x0, y3 = x0, y4 = x0, y5 = x0, y6 = x0, y7 = x0, y8 = x0, y9 = x0, y10 = x0, y11 = x0;

        if (k > LongInner)
        {
            // The rows of c are loaded while the sums are computed.
            var line = c;
            for (nint row = 0; row < R.Count; row++, line += ldc)
            {
                Prefetch.Line(line);
                Prefetch.Line(line + M.Count);
            }
        }

        // Four addresses and two strides reach twelve rows, so that all of them are in registers.
        var two = 2 * lda;
        float* a3 = a + two + lda, a6 = a3 + two + lda, a9 = a6 + two + lda;
        for (; k > 0; k--)
        {
            V p = M.Load(b), q = M.Load(b + M.Count);
            b += ldb;
            var f = M.Fill(*a);
            x0 = M.MultiplyAdd(f, p, x0);
            y0 = M.MultiplyAdd(f, q, y0);
            if (R.Count > 1)
            {
                f = M.Fill(a[lda]);
                x1 = M.MultiplyAdd(f, p, x1);
                y1 = M.MultiplyAdd(f, q, y1);
            }

            if (R.Count > 2)
            {
                f = M.Fill(a[two]);
                x2 = M.MultiplyAdd(f, p, x2);
                y2 = M.MultiplyAdd(f, q, y2);
            }

            if (R.Count > 3)
            {
                f = M.Fill(*a3);
                x3 = M.MultiplyAdd(f, p, x3);
                y3 = M.MultiplyAdd(f, q, y3);
            }

            if (R.Count > 4)
            {
                f = M.Fill(a3[lda]);
                x4 = M.MultiplyAdd(f, p, x4);
                y4 = M.MultiplyAdd(f, q, y4);
                f = M.Fill(a3[two]);
                x5 = M.MultiplyAdd(f, p, x5);
                y5 = M.MultiplyAdd(f, q, y5);
            }

            if (R.Count > 6)
            {
                f = M.Fill(*a6);
                x6 = M.MultiplyAdd(f, p, x6);
                y6 = M.MultiplyAdd(f, q, y6);
                f = M.Fill(a6[lda]);
                x7 = M.MultiplyAdd(f, p, x7);
                y7 = M.MultiplyAdd(f, q, y7);
            }

            if (R.Count > 8)
            {
                f = M.Fill(a6[two]);
                x8 = M.MultiplyAdd(f, p, x8);
                y8 = M.MultiplyAdd(f, q, y8);
                f = M.Fill(*a9);
                x9 = M.MultiplyAdd(f, p, x9);
                y9 = M.MultiplyAdd(f, q, y9);
                f = M.Fill(a9[lda]);
                x10 = M.MultiplyAdd(f, p, x10);
                y10 = M.MultiplyAdd(f, q, y10);
                f = M.Fill(a9[two]);
                x11 = M.MultiplyAdd(f, p, x11);
                y11 = M.MultiplyAdd(f, q, y11);
            }

            a += sa;
            a3 += sa;
            a6 += sa;
            a9 += sa;
        }

        end.Store<M, V>(x0, c, 0, 0);
        end.Store<M, V>(y0, c + M.Count, 0, M.Count);
        if (R.Count > 1)
        {
            c += ldc;
            end.Store<M, V>(x1, c, 1, 0);
            end.Store<M, V>(y1, c + M.Count, 1, M.Count);
        }

        if (R.Count > 2)
        {
            c += ldc;
            end.Store<M, V>(x2, c, 2, 0);
            end.Store<M, V>(y2, c + M.Count, 2, M.Count);
        }

        if (R.Count > 3)
        {
            c += ldc;
            end.Store<M, V>(x3, c, 3, 0);
            end.Store<M, V>(y3, c + M.Count, 3, M.Count);
        }

        if (R.Count > 4)
        {
            c += ldc;
            end.Store<M, V>(x4, c, 4, 0);
            end.Store<M, V>(y4, c + M.Count, 4, M.Count);
            c += ldc;
            end.Store<M, V>(x5, c, 5, 0);
            end.Store<M, V>(y5, c + M.Count, 5, M.Count);
        }

        if (R.Count > 6)
        {
            c += ldc;
            end.Store<M, V>(x6, c, 6, 0);
            end.Store<M, V>(y6, c + M.Count, 6, M.Count);
            c += ldc;
            end.Store<M, V>(x7, c, 7, 0);
            end.Store<M, V>(y7, c + M.Count, 7, M.Count);
        }

        if (R.Count > 8)
        {
            c += ldc;
            end.Store<M, V>(x8, c, 8, 0);
            end.Store<M, V>(y8, c + M.Count, 8, M.Count);
            c += ldc;
            end.Store<M, V>(x9, c, 9, 0);
            end.Store<M, V>(y9, c + M.Count, 9, M.Count);
            c += ldc;
            end.Store<M, V>(x10, c, 10, 0);
            end.Store<M, V>(y10, c + M.Count, 10, M.Count);
            c += ldc;
            end.Store<M, V>(x11, c, 11, 0);
            end.Store<M, V>(y11, c + M.Count, 11, M.Count);
        }
    }

    /// <summary>Computes a tile whose width is one vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void MultiplyNarrow<M, V, R, E>(nint k, float* a, nint lda, nint sa, float* b, nint ldb, float* c, nint ldc, E end)
        where M : struct, IVectorUnit<V>
        where V : struct
        where R : struct, ITileRows
        where E : struct, ITileEnd
    {
        V x0 = M.Zero, x1 = x0, x2 = x0, x3 = x0, x4 = x0, x5 = x0, x6 = x0, x7 = x0, x8 = x0, x9 = x0, x10 = x0, x11 = x0;

        // Four addresses and two strides reach twelve rows, so that all of them are in registers.
        var two = 2 * lda;
        float* a3 = a + two + lda, a6 = a3 + two + lda, a9 = a6 + two + lda;
        for (; k > 0; k--)
        {
            V p = M.Load(b);
            b += ldb;
            var f = M.Fill(*a);
            x0 = M.MultiplyAdd(f, p, x0);
            if (R.Count > 1)
            {
                f = M.Fill(a[lda]);
                x1 = M.MultiplyAdd(f, p, x1);
            }

            if (R.Count > 2)
            {
                f = M.Fill(a[two]);
                x2 = M.MultiplyAdd(f, p, x2);
            }

            if (R.Count > 3)
            {
                f = M.Fill(*a3);
                x3 = M.MultiplyAdd(f, p, x3);
            }

            if (R.Count > 4)
            {
                f = M.Fill(a3[lda]);
                x4 = M.MultiplyAdd(f, p, x4);
                f = M.Fill(a3[two]);
                x5 = M.MultiplyAdd(f, p, x5);
            }

            if (R.Count > 6)
            {
                f = M.Fill(*a6);
                x6 = M.MultiplyAdd(f, p, x6);
                f = M.Fill(a6[lda]);
                x7 = M.MultiplyAdd(f, p, x7);
            }

            if (R.Count > 8)
            {
                f = M.Fill(a6[two]);
                x8 = M.MultiplyAdd(f, p, x8);
                f = M.Fill(*a9);
                x9 = M.MultiplyAdd(f, p, x9);
                f = M.Fill(a9[lda]);
                x10 = M.MultiplyAdd(f, p, x10);
                f = M.Fill(a9[two]);
                x11 = M.MultiplyAdd(f, p, x11);
            }

            a += sa;
            a3 += sa;
            a6 += sa;
            a9 += sa;
        }

        end.Store<M, V>(x0, c, 0, 0);
        if (R.Count > 1)
        {
            c += ldc;
            end.Store<M, V>(x1, c, 1, 0);
        }

        if (R.Count > 2)
        {
            c += ldc;
            end.Store<M, V>(x2, c, 2, 0);
        }

        if (R.Count > 3)
        {
            c += ldc;
            end.Store<M, V>(x3, c, 3, 0);
        }

        if (R.Count > 4)
        {
            c += ldc;
            end.Store<M, V>(x4, c, 4, 0);
            c += ldc;
            end.Store<M, V>(x5, c, 5, 0);
        }

        if (R.Count > 6)
        {
            c += ldc;
            end.Store<M, V>(x6, c, 6, 0);
            c += ldc;
            end.Store<M, V>(x7, c, 7, 0);
        }

        if (R.Count > 8)
        {
            c += ldc;
            end.Store<M, V>(x8, c, 8, 0);
            c += ldc;
            end.Store<M, V>(x9, c, 9, 0);
            c += ldc;
            end.Store<M, V>(x10, c, 10, 0);
            c += ldc;
            end.Store<M, V>(x11, c, 11, 0);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Run<M, V, R, E>(nint k, float* a, nint lda, nint sa, float* b, nint ldb, float* c, nint ldc, E end, bool isNarrow)
        where M : struct, IVectorUnit<V>
        where V : struct
        where R : struct, ITileRows
        where E : struct, ITileEnd
    {
        if (isNarrow)
        {
            MultiplyNarrow<M, V, R, E>(k, a, lda, sa, b, ldb, c, ldc, end);
        }
        else
        {
            Multiply<M, V, R, E>(k, a, lda, sa, b, ldb, c, ldc, end);
        }
    }
}
