using System.Runtime.Intrinsics;

namespace CompiledNets.Cpu;

/// <summary>
/// Computes products of matrices, c (=, or +=) a · b, and ends their columns. Each of a and b has a stride of its rows and one of its columns, so
/// it can be transposed; a row of c is contiguous. The work is divided in blocks of rows, columns and, for small results with a long inner axis, of the inner
/// axis; partial sums of the latter are added in order. Panels of b that several blocks read are copied once, before. Measured on one core of the Xeon of
/// <see cref="Tile"/>, in units of the time of libtorch's addmm and mm (MKL): 0.2 for 8 x 8 x 4, 0.5 to 1.0 for layers of 128 to 10 units at batch 32, 1.0 to 1.2
/// at batch 256 and for 784 x 128, 1.0 to 1.3 for recurrent layers, 1.1 to 1.2 for a square of 512 or 1024, and 1.3 for 9216 x 128.
/// </summary>
internal static unsafe class Product
{
    /// <summary>Computes one product.</summary>
    /// <param name="rows">The number of rows of a and c.</param>
    /// <param name="columns">The number of columns of b and c.</param>
    /// <param name="inner">The number of columns of a, which is that of the rows of b.</param>
    /// <param name="a">The left matrix.</param>
    /// <param name="aRow">The distance of two rows of a.</param>
    /// <param name="aColumn">The distance of two columns of a.</param>
    /// <param name="b">The right matrix.</param>
    /// <param name="bRow">The distance of two rows of b.</param>
    /// <param name="bColumn">The distance of two columns of b.</param>
    /// <param name="c">The result. It must not overlap a, b, the bias or the scale.</param>
    /// <param name="cRow">The distance of two rows of c.</param>
    /// <param name="accumulate">Whether the product is added to c.</param>
    /// <param name="end">The scale and the bias of each column, and ReLU.</param>
    public static void Multiply(
        nint rows, nint columns, nint inner, float* a, nint aRow, nint aColumn, float* b, nint bRow, nint bColumn, float* c, nint cRow, bool accumulate = false, ColumnEnd end = default) =>
        MultiplyBatch(1, rows, columns, inner, a, 0, aRow, aColumn, b, 0, bRow, bColumn, c, 0, cRow, accumulate, end);

    /// <summary>Computes a product for each matrix of a batch. The end is the same for all.</summary>
    /// <param name="count">The number of products.</param>
    /// <param name="rows">The number of rows of a and c.</param>
    /// <param name="columns">The number of columns of b and c.</param>
    /// <param name="inner">The number of columns of a, which is that of the rows of b.</param>
    /// <param name="a">The left matrices.</param>
    /// <param name="aNext">The distance of two left matrices, which can be 0.</param>
    /// <param name="aRow">The distance of two rows of a.</param>
    /// <param name="aColumn">The distance of two columns of a.</param>
    /// <param name="b">The right matrices.</param>
    /// <param name="bNext">The distance of two right matrices, which can be 0.</param>
    /// <param name="bRow">The distance of two rows of b.</param>
    /// <param name="bColumn">The distance of two columns of b.</param>
    /// <param name="c">The results. They must not overlap each other, a, b, the bias or the scale.</param>
    /// <param name="cNext">The distance of two results.</param>
    /// <param name="cRow">The distance of two rows of c.</param>
    /// <param name="accumulate">Whether the products are added to c.</param>
    /// <param name="end">The scale and the bias of each column, and ReLU.</param>
    public static void MultiplyBatch(
        nint count, nint rows, nint columns, nint inner, float* a, nint aNext, nint aRow, nint aColumn, float* b, nint bNext, nint bRow, nint bColumn, float* c, nint cNext, nint cRow, bool accumulate = false, ColumnEnd end = default)
    {
        if (count <= 0 || rows <= 0 || columns <= 0)
        {
            return;
        }

        var block = new ProductBlock
        {
            Rows = rows,
            Columns = columns,
            Inner = inner,
            A = a,
            ARow = aRow,
            AColumn = aColumn,
            B = b,
            BRow = bRow,
            BColumn = bColumn,
            C = c,
            CRow = cRow,
            Accumulate = accumulate,
            End = end,
        };
        if (Vector512.IsHardwareAccelerated)
        {
            new ProductWork<Vector512Unit, Vector512<float>>(block, count, aNext, bNext, cNext).Run();
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            new ProductWork<Vector256Unit, Vector256<float>>(block, count, aNext, bNext, cNext).Run();
        }
        else
        {
            new ProductWork<Vector128Unit, Vector128<float>>(block, count, aNext, bNext, cNext).Run();
        }
    }
}
