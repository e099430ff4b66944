using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CompiledNets.Cpu;

/// <summary>
/// Normalizes each row of contiguous (rows, columns) by its mean and biased variance, and computes the gradients. The formulas are those of Ba, Kiros and Hinton,
/// "Layer Normalization", 2016. The variance is computed in a second pass over the row, which is in the cache.
/// </summary>
internal static unsafe class LayerNormalization
{
    /// <summary>Computes the mean and 1 / sqrt(variance + epsilon) of each row, and y := (x - mean) / sqrt(variance + epsilon) · gamma + beta.</summary>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of columns, at least 1.</param>
    /// <param name="x">The operand.</param>
    /// <param name="gamma">The scale of each column, or null.</param>
    /// <param name="beta">The offset of each column, or null.</param>
    /// <param name="epsilon">The number that is added to the variance.</param>
    /// <param name="y">Receives the result. It can be the memory of x.</param>
    /// <param name="mean">Receives the mean of each row, or null.</param>
    /// <param name="inverseDeviation">Receives 1 / sqrt(variance + epsilon) of each row, or null.</param>
    public static void Forward(long rows, long columns, float* x, float* gamma, float* beta, double epsilon, float* y, float* mean = null, float* inverseDeviation = null)
    {
        var work = new ForwardWork(rows, (nint)columns, x, gamma, beta, epsilon, y, mean, inverseDeviation);
        Team.Shared.Run(ref work, work.Parts);
    }

    /// <summary>Computes the gradients of the normalization.</summary>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of columns, at least 1.</param>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="x">The operand.</param>
    /// <param name="mean">The mean of each row.</param>
    /// <param name="inverseDeviation">1 / sqrt(variance + epsilon) of each row.</param>
    /// <param name="gamma">The scale of each column, or null.</param>
    /// <param name="ofInput">Receives the gradient of x, or null. It can be the memory of g.</param>
    /// <param name="ofGamma">Receives the gradient of gamma, or null.</param>
    /// <param name="ofBeta">Receives the gradient of beta, or null.</param>
    public static void Gradient(
        long rows, long columns, float* g, float* x, float* mean, float* inverseDeviation, float* gamma, float* ofInput, float* ofGamma, float* ofBeta)
    {
        var parts = PartsOf(rows, columns);
        var needsSums = ofGamma is not null || ofBeta is not null;
        var sums = needsSums ? Scratch.OfKernel(2 * parts * columns) : null;
        var work = new GradientWork(rows, (nint)columns, g, x, mean, inverseDeviation, gamma, ofInput, sums, parts);
        Team.Shared.Run(ref work, parts);
        AddParts(parts, columns, sums, ofGamma);
        AddParts(parts, columns, sums + columns, ofBeta);
    }

    private static int PartsOf(long rows, long columns) => (int)Math.Min(Math.Max(rows, 1), Elementwise.PartsOf(rows * columns));

    private static void AddParts(int parts, long columns, float* sums, float* result)
    {
        for (long column = 0; result is not null && column < columns; column++)
        {
            var sum = 0.0;
            for (var part = 0; part < parts; part++)
            {
                sum += sums[(2 * part * columns) + column];
            }

            result[column] = (float)sum;
        }
    }

    private readonly struct ForwardWork(long rows, nint columns, float* x, float* gamma, float* beta, double epsilon, float* y, float* mean, float* inverseDeviation) : IWork
    {
        private readonly float* _x = x;
        private readonly float* _gamma = gamma;
        private readonly float* _beta = beta;
        private readonly float* _y = y;
        private readonly float* _mean = mean;
        private readonly float* _inverseDeviation = inverseDeviation;

        public int Parts { get; } = PartsOf(rows, columns);

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
            for (var row = rows * part / Parts; row < rows * (part + 1) / Parts; row++)
            {
                var x = _x + (row * columns);
                var shift = Rows.Sum<M, V>(columns, x) / columns;
                var (rest, squares) = Distances<M, V>(columns, x, shift);

                // The mean of the distances corrects the rounding error of the shift.
                var average = rest / columns;
                var mean = (float)(shift + average);
                var factor = (float)(1 / Math.Sqrt(Math.Max((squares / columns) - (average * average), 0) + epsilon));
                Normalize<M, V>(columns, x, mean, factor, _gamma, _beta, _y + (row * columns));
                if (_mean is not null)
                {
                    _mean[row] = mean;
                }

                if (_inverseDeviation is not null)
                {
                    _inverseDeviation[row] = factor;
                }
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        private static (double Sum, double Squares) Distances<M, V>(nint columns, float* x, float shift)
            where M : struct, IVectorUnit<V>
            where V : struct
        {
            V s = M.Fill(shift), a = M.Zero, b = a, c = a, d = a;
            nint i = 0;
            for (; i <= columns - (2 * M.Count); i += 2 * M.Count)
            {
                V first = M.Subtract(M.Load(x + i), s), second = M.Subtract(M.Load(x + i + M.Count), s);
                a = M.Add(a, first);
                b = M.Add(b, second);
                c = M.MultiplyAdd(first, first, c);
                d = M.MultiplyAdd(second, second, d);
            }

            for (; i < columns; i += M.Count)
            {
                var count = Math.Min(M.Count, columns - i);
                var first = M.And(M.Subtract(M.LoadFirst(x + i, count), s), M.First(count));
                a = M.Add(a, first);
                c = M.MultiplyAdd(first, first, c);
            }

            return (M.Sum(M.Add(a, b)), M.Sum(M.Add(c, d)));
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        private static void Normalize<M, V>(nint columns, float* x, float mean, float factor, float* gamma, float* beta, float* y)
            where M : struct, IVectorUnit<V>
            where V : struct
        {
            V m = M.Fill(mean), f = M.Fill(factor);
            nint i = 0;
            for (; i <= columns - M.Count; i += M.Count)
            {
                var scale = gamma is null ? f : M.Multiply(f, M.Load(gamma + i));
                M.Store(M.MultiplyAdd(M.Subtract(M.Load(x + i), m), scale, beta is null ? M.Zero : M.Load(beta + i)), y + i);
            }

            if (i < columns)
            {
                var count = columns - i;
                var scale = gamma is null ? f : M.Multiply(f, M.LoadFirst(gamma + i, count));
                M.StoreFirst(M.MultiplyAdd(M.Subtract(M.LoadFirst(x + i, count), m), scale, beta is null ? M.Zero : M.LoadFirst(beta + i, count)), y + i, count);
            }
        }
    }

    private readonly struct GradientWork(
        long rows, nint columns, float* g, float* x, float* mean, float* inverseDeviation, float* gamma, float* ofInput, float* sums, int parts) : IWork
    {
        private readonly float* _g = g;
        private readonly float* _x = x;
        private readonly float* _mean = mean;
        private readonly float* _inverseDeviation = inverseDeviation;
        private readonly float* _gamma = gamma;
        private readonly float* _ofInput = ofInput;
        private readonly float* _sums = sums;

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
            var sums = _sums is null ? null : _sums + (2 * part * columns);
            if (sums is not null)
            {
                new Span<float>(sums, checked((int)(2 * columns))).Clear();
            }

            for (var row = rows * part / parts; row < rows * (part + 1) / parts; row++)
            {
                var at = row * columns;
                if (sums is not null)
                {
                    AddRow<M, V>(columns, _g + at, _x + at, _mean[row], _inverseDeviation[row], sums);
                }

                if (_ofInput is not null)
                {
                    Row<M, V>(columns, _g + at, _x + at, _mean[row], _inverseDeviation[row], _gamma, _ofInput + at);
                }
            }
        }

        /// <summary>Adds g · (x - mean) / deviation and g to the sums of the columns.</summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        private static void AddRow<M, V>(nint columns, float* g, float* x, float mean, float factor, float* sums)
            where M : struct, IVectorUnit<V>
            where V : struct
        {
            V m = M.Fill(mean), f = M.Fill(factor);
            var ofBeta = sums + columns;
            nint i = 0;
            for (; i <= columns - M.Count; i += M.Count)
            {
                var gradient = M.Load(g + i);
                M.Store(M.MultiplyAdd(gradient, M.Multiply(M.Subtract(M.Load(x + i), m), f), M.Load(sums + i)), sums + i);
                M.Store(M.Add(gradient, M.Load(ofBeta + i)), ofBeta + i);
            }

            if (i < columns)
            {
                var count = columns - i;
                var gradient = M.LoadFirst(g + i, count);
                M.StoreFirst(M.MultiplyAdd(gradient, M.Multiply(M.Subtract(M.LoadFirst(x + i, count), m), f), M.LoadFirst(sums + i, count)), sums + i, count);
                M.StoreFirst(M.Add(gradient, M.LoadFirst(ofBeta + i, count)), ofBeta + i, count);
            }
        }

        /// <summary>Computes r · (h - mean(h) - d · r² · mean(h · d)) with h = g · gamma, d = x - mean and r = 1 / deviation.</summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        private static void Row<M, V>(nint columns, float* g, float* x, float mean, float factor, float* gamma, float* to)
            where M : struct, IVectorUnit<V>
            where V : struct
        {
            V m = M.Fill(mean), a = M.Zero, b = a;
            nint i = 0;
            for (; i <= columns - M.Count; i += M.Count)
            {
                var h = gamma is null ? M.Load(g + i) : M.Multiply(M.Load(g + i), M.Load(gamma + i));
                a = M.Add(a, h);
                b = M.MultiplyAdd(h, M.Subtract(M.Load(x + i), m), b);
            }

            var count = columns - i;
            if (count > 0)
            {
                var h = gamma is null ? M.LoadFirst(g + i, count) : M.Multiply(M.LoadFirst(g + i, count), M.LoadFirst(gamma + i, count));
                a = M.Add(a, h);
                b = M.MultiplyAdd(h, M.Subtract(M.LoadFirst(x + i, count), m), b);
            }

            double sum = M.Sum(a), product = M.Sum(b), r = factor;
            V f = M.Fill(factor), offset = M.Fill((float)(-r * sum / columns)), slope = M.Fill((float)(-r * r * r * product / columns));
            for (i = 0; i <= columns - M.Count; i += M.Count)
            {
                var h = gamma is null ? M.Load(g + i) : M.Multiply(M.Load(g + i), M.Load(gamma + i));
                M.Store(M.MultiplyAdd(M.Subtract(M.Load(x + i), m), slope, M.MultiplyAdd(h, f, offset)), to + i);
            }

            if (count > 0)
            {
                var h = gamma is null ? M.LoadFirst(g + i, count) : M.Multiply(M.LoadFirst(g + i, count), M.LoadFirst(gamma + i, count));
                M.StoreFirst(M.MultiplyAdd(M.Subtract(M.LoadFirst(x + i, count), m), slope, M.MultiplyAdd(h, f, offset)), to + i, count);
            }
        }
    }
}
