using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CompiledNets.Cpu;

/// <summary>
/// Computes y := (x - mean) · slope + g · scale + offset for (rows, channels), with the four coefficients of each channel. Without g, the second product is left
/// out; without x, the first. ReLU is applied if it is wanted. The memory of y can be that of x or of g.
/// </summary>
internal readonly unsafe struct ChannelMap(long rows, long channels, float* x, float* g, float* y, ChannelMap.Coefficients of, bool relu = false) : IWork
{
    // The elements of a block of rows, which stay in the cache while its columns are read in turn.
    private const int BlockSize = 4096;

    private readonly float* _x = x;
    private readonly float* _g = g;
    private readonly float* _y = y;

    public int Parts { get; } = (int)Math.Min(rows, Elementwise.PartsOf(rows * channels));

    public void Do(int part)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Do<Vector512Unit, Vector512<float>>(part);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Do<Vector256Unit, Vector256<float>>(part);
        }
        else
        {
            Do<Vector128Unit, Vector128<float>>(part);
        }
    }

    private void Do<M, V>(int part)
        where M : struct, IVectorUnit<V>
        where V : struct
    {
        long row = rows * part / Parts, last = rows * (part + 1) / Parts, size = Math.Max(4, BlockSize / channels);
        for (; row < last; row += size)
        {
            var at = row * channels;
            Map<M, V>((nint)Math.Min(size, last - row), (nint)channels, _x is null ? null : _x + at, _g is null ? null : _g + at, _y + at, of, relu);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Map<M, V>(nint rows, nint channels, float* x, float* g, float* y, Coefficients of, bool relu)
        where M : struct, IVectorUnit<V>
        where V : struct
    {
        nint column = 0;
        for (; column <= channels - (2 * M.Count); column += 2 * M.Count)
        {
            var next = column + M.Count;
            V scale = M.Zero, secondScale = scale, mean = scale, secondMean = scale, slope = scale, secondSlope = scale;
            V offset = M.Load(of.Offset + column), secondOffset = M.Load(of.Offset + next);
            if (g is not null)
            {
                (scale, secondScale) = (M.Load(of.Scale + column), M.Load(of.Scale + next));
            }

            if (x is not null)
            {
                (mean, secondMean) = (M.Load(of.Mean + column), M.Load(of.Mean + next));
                (slope, secondSlope) = (M.Load(of.Slope + column), M.Load(of.Slope + next));
            }

            var at = column;
            for (nint row = 0; row < rows; row++, at += channels)
            {
                V first = offset, second = secondOffset;
                if (g is not null)
                {
                    first = M.MultiplyAdd(M.Load(g + at), scale, first);
                    second = M.MultiplyAdd(M.Load(g + at + M.Count), secondScale, second);
                }

                if (x is not null)
                {
                    first = M.MultiplyAdd(M.Subtract(M.Load(x + at), mean), slope, first);
                    second = M.MultiplyAdd(M.Subtract(M.Load(x + at + M.Count), secondMean), secondSlope, second);
                }

                if (relu)
                {
                    first = M.Max(first, M.Zero);
                    second = M.Max(second, M.Zero);
                }

                M.Store(first, y + at);
                M.Store(second, y + at + M.Count);
            }
        }

        for (; column < channels; column += M.Count)
        {
            var count = Math.Min(M.Count, channels - column);
            V offset = M.LoadFirst(of.Offset + column, count), scale = g is null ? M.Zero : M.LoadFirst(of.Scale + column, count);
            V mean = x is null ? M.Zero : M.LoadFirst(of.Mean + column, count), slope = x is null ? M.Zero : M.LoadFirst(of.Slope + column, count);
            var at = column;
            for (nint row = 0; row < rows; row++, at += channels)
            {
                var value = g is null ? offset : M.MultiplyAdd(M.LoadFirst(g + at, count), scale, offset);
                value = x is null ? value : M.MultiplyAdd(M.Subtract(M.LoadFirst(x + at, count), mean), slope, value);
                M.StoreFirst(relu ? M.Max(value, M.Zero) : value, y + at, count);
            }
        }
    }

    /// <summary>The coefficients of each channel. Those of an operand that is left out are null.</summary>
    internal readonly struct Coefficients(float* mean, float* slope, float* scale, float* offset)
    {
        public readonly float* Mean = mean;
        public readonly float* Slope = slope;
        public readonly float* Scale = scale;
        public readonly float* Offset = offset;
    }
}
