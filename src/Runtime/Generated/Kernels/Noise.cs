using System.Numerics;
using CompiledNets.Cpu;
using CompiledNets.Randomness;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Generated.Kernels;

/// <summary>Draws random tensors.</summary>
public static class Noise
{
    // The smallest number of pairs of normal numbers of a part. Fewer do not pay.
    private const long PairsPerPart = 1024;

    /// <summary>Creates a tensor that is zero with the probability <paramref name="rate"/>, and else a given number.</summary>
    /// <param name="like">A tensor of the dtype and on the device of the result.</param>
    /// <param name="rate">The fraction of elements set to zero, from 0 to less than 1.</param>
    /// <param name="kept">The number.</param>
    /// <param name="stream">The random numbers.</param>
    /// <param name="shape">The shape of the result.</param>
    public static Tensor RandomMask(Tensor like, double rate, double kept, RandomStream stream, params long[] shape)
    {
        // Dropout divides the elements that it keeps by 1 - rate.
        using Scalar start = kept * (1 - rate);
        var mask = full(shape, start, like.dtype, like.device);
        Dropouts.DropoutInPlace(mask, rate, stream);
        return mask;
    }

    /// <summary>Draws normally distributed numbers.</summary>
    /// <param name="like">A tensor of the dtype and on the device of the result.</param>
    /// <param name="mean">The mean.</param>
    /// <param name="deviation">The standard deviation.</param>
    /// <param name="stream">The random numbers.</param>
    /// <param name="shape">The shape of the result.</param>
    public static Tensor RandomNormal(Tensor like, double mean, double deviation, RandomStream stream, params long[] shape)
    {
        if (!HostMemory.Has(like))
        {
            return NormalWithTensors(like, mean, deviation, stream, shape);
        }

        var numbers = empty(shape, like.dtype);
        if (like.dtype == ScalarType.Float64)
        {
            DrawNormal<double>(numbers, mean, deviation, stream);
        }
        else
        {
            DrawNormal<float>(numbers, mean, deviation, stream);
        }

        return numbers;
    }

    /// <summary>Draws the numbers of <see cref="RandomNormal"/> with operations of libtorch, for devices whose memory C# cannot read.</summary>
    internal static Tensor NormalWithTensors(Tensor like, double mean, double deviation, RandomStream stream, long[] shape)
    {
        using var scope = NewDisposeScope();
        var count = shape.Aggregate(1L, (product, size) => product * size);
        var (a, b, c, d) = PhiloxTensors.OfCounters(stream, (count + 1) / 2, like.device);
        var radius = (-2 * (1 - Fraction(a, b)).log()).sqrt() * deviation;
        var angle = Fraction(c, d) * (2 * Math.PI);
        var pairs = stack([radius * angle.cos(), radius * angle.sin()], 1) + mean;
        return pairs.view(-1).narrow(0, 0, count).type(like.dtype).view(shape).MoveToOuterDisposeScope();

        // The 53 bits of a fraction are exact in float64.
        Tensor Fraction(Tensor high, Tensor low)
        {
            var (left, right) = (full(1, 21, ScalarType.Int64, like.device), full(1, 11, ScalarType.Int64, like.device));
            return (high.bitwise_left_shift(left) | low.bitwise_right_shift(right)).type(ScalarType.Float64) * (1.0 / (1L << 53));
        }
    }

    private static unsafe void DrawNormal<T>(Tensor numbers, double mean, double deviation, RandomStream stream)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var length = numbers.numel();
        var first = stream.Part.Place(length, numbers.dim() == 0 ? 1 : numbers.size(0)).Before;
        var work = new NormalWork<T>
        {
            Numbers = (T*)FlatMemory.AddressOf(numbers),
            First = first,
            Length = length,
            Mean = mean,
            Deviation = deviation,
            Stream = stream,
            Parts = (int)Math.Clamp((length + 1) / 2 / PairsPerPart, 1, 32),
        };
        Team.Shared.Run(ref work, work.Parts);
    }

    /// <summary>Box and Muller's transform, 1958: computes two normal numbers from a pair of uniform ones.</summary>
    private unsafe struct NormalWork<T> : IWork
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        public T* Numbers;
        public long First;
        public long Length;
        public double Mean;
        public double Deviation;
        public RandomStream Stream;
        public int Parts;

        public readonly void Do(int part)
        {
            // Pair i is numbers 2i and 2i + 1 of the batch. The first and the last number may be half of a pair.
            var firstPair = First / 2;
            var pairs = ((First + Length + 1) / 2) - firstPair;
            for (var pair = firstPair + (pairs * part / Parts); pair < firstPair + (pairs * (part + 1) / Parts); pair++)
            {
                var (a, b, c, d) = Philox.Words(Stream, (ulong)pair);
                var radius = Deviation * Math.Sqrt(-2 * Math.Log(1 - Fraction(a, b)));
                var (sin, cos) = Math.SinCos(2 * Math.PI * Fraction(c, d));
                var index = (2 * pair) - First;
                if (index >= 0)
                {
                    Numbers[index] = T.CreateSaturating(Mean + (radius * cos));
                }

                if (index + 1 < Length)
                {
                    Numbers[index + 1] = T.CreateSaturating(Mean + (radius * sin));
                }
            }
        }

        private static double Fraction(uint high, uint low) => (((ulong)high << 21) | (low >> 11)) * (1.0 / (1UL << 53));
    }
}
