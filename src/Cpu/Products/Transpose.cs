using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace CompiledNets.Cpu;

/// <summary>Transposes a matrix: with AVX in blocks of 8 by 8 in registers, whose halves are loaded side by side so that half of the shuffles are saved.</summary>
internal static unsafe class Transpose
{
    /// <summary>Computes destination[column * destinationRow + row] := source[row * sourceRow + column].</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(nint rows, nint columns, float* source, nint sourceRow, float* destination, nint destinationRow)
    {
        nint row = 0;
        if (Avx.IsSupported)
        {
            for (; row + 8 <= rows; row += 8)
            {
                nint column = 0;
                for (; column + 4 <= columns; column += 4)
                {
                    FourColumns(source + (row * sourceRow) + column, sourceRow, destination + (column * destinationRow) + row, destinationRow);
                }

                Each(8, columns - column, source + (row * sourceRow) + column, sourceRow, destination + (column * destinationRow) + row, destinationRow);
            }
        }

        Each(rows - row, columns, source + (row * sourceRow), sourceRow, destination + row, destinationRow);
    }

    private static void Each(nint rows, nint columns, float* source, nint sourceRow, float* destination, nint destinationRow)
    {
        for (nint column = 0; column < columns; column++)
        {
            for (nint row = 0; row < rows; row++)
            {
                destination[(column * destinationRow) + row] = source[(row * sourceRow) + column];
            }
        }
    }

    /// <summary>Transposes eight rows of four elements.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FourColumns(float* source, nint sourceRow, float* destination, nint destinationRow)
    {
        var lower = source + (4 * sourceRow);
        var a = Vector256.Create(Vector128.Load(source), Vector128.Load(lower));
        var b = Vector256.Create(Vector128.Load(source + sourceRow), Vector128.Load(lower + sourceRow));
        var c = Vector256.Create(Vector128.Load(source + (2 * sourceRow)), Vector128.Load(lower + (2 * sourceRow)));
        var d = Vector256.Create(Vector128.Load(source + (3 * sourceRow)), Vector128.Load(lower + (3 * sourceRow)));
        var ab0 = Avx.UnpackLow(a, b).AsDouble();
        var ab1 = Avx.UnpackHigh(a, b).AsDouble();
        var cd0 = Avx.UnpackLow(c, d).AsDouble();
        var cd1 = Avx.UnpackHigh(c, d).AsDouble();
        Avx.UnpackLow(ab0, cd0).AsSingle().Store(destination);
        Avx.UnpackHigh(ab0, cd0).AsSingle().Store(destination + destinationRow);
        Avx.UnpackLow(ab1, cd1).AsSingle().Store(destination + (2 * destinationRow));
        Avx.UnpackHigh(ab1, cd1).AsSingle().Store(destination + (3 * destinationRow));
    }
}
