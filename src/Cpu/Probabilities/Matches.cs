using System.Runtime.Intrinsics;

namespace CompiledNets.Cpu;

/// <summary>Counts rows whose largest output is the right one. As in libtorch's argmax, the first of equal numbers is taken, and NaN is the largest.</summary>
internal static unsafe class Matches
{
    /// <summary>Counts the rows whose largest output and largest label have the same index.</summary>
    public static long Categorical(long rows, long classes, float* output, float* labels) => Count(rows, classes, output, labels, null);

    /// <summary>Counts the rows whose largest output has the index of the label.</summary>
    public static long Sparse(long rows, long classes, float* output, long* labels) => Count(rows, classes, output, null, labels);

    /// <summary>Counts the outputs for which (output > threshold) is the label, which is 0 or 1.</summary>
    public static long Binary(long count, float* output, float* labels, float threshold)
    {
        var matches = 0L;
        for (var i = 0L; i < count; i++)
        {
            matches += (output[i] > threshold ? 1 : 0) == labels[i] ? 1 : 0;
        }

        return matches;
    }

    private static long Count(long rows, long classes, float* output, float* labels, long* numbers)
    {
        var parts = (int)Math.Min(Math.Max(rows, 1), Elementwise.PartsOf(2 * rows * classes));
        var counts = stackalloc long[parts];
        var work = new Work(rows, classes, output, labels, numbers, counts, parts);
        Team.Shared.Run(ref work, parts);
        var count = 0L;
        for (var part = 0; part < parts; part++)
        {
            count += counts[part];
        }

        return count;
    }

    private static nint IndexOfLargest(nint count, float* x)
    {
        var largest = Vector512.IsHardwareAccelerated ? Rows.Largest<Vector512Unit, Vector512<float>>(count, x)
            : Vector256.IsHardwareAccelerated ? Rows.Largest<Vector256Unit, Vector256<float>>(count, x)
            : Rows.Largest<Vector128Unit, Vector128<float>>(count, x);
        nint i = 0;
        if (float.IsNaN(largest))
        {
            for (; !float.IsNaN(x[i]); i++)
            {
            }
        }
        else
        {
            for (; x[i] != largest; i++)
            {
            }
        }

        return i;
    }

    private readonly struct Work(long rows, long classes, float* output, float* labels, long* numbers, long* counts, int parts) : IWork
    {
        private readonly float* _output = output;
        private readonly float* _labels = labels;
        private readonly long* _numbers = numbers;
        private readonly long* _counts = counts;

        public void Do(int part)
        {
            var count = 0L;
            for (var row = rows * part / parts; row < rows * (part + 1) / parts; row++)
            {
                var said = IndexOfLargest((nint)classes, _output + (row * classes));
                var right = _numbers is not null ? (nint)_numbers[row] : IndexOfLargest((nint)classes, _labels + (row * classes));
                count += said == right ? 1 : 0;
            }

            _counts[part] = count;
        }
    }
}
