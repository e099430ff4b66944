using System.Numerics;
using CompiledNets.Randomness;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Generated.Kernels;

/// <summary>Draws random tensors.</summary>
public static class Noise
{
    // The smallest number of pairs of normal numbers per thread. Fewer do not pay.
    private const long PairsPerTask = 4096;

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
        var mask = full(shape, start, like.dtype);
        Dropouts.DropoutInPlace(mask, rate, stream);
        return OnDeviceOf(like, mask);
    }

    /// <summary>Draws normally distributed numbers.</summary>
    /// <param name="like">A tensor of the dtype and on the device of the result.</param>
    /// <param name="mean">The mean.</param>
    /// <param name="deviation">The standard deviation.</param>
    /// <param name="stream">The random numbers.</param>
    /// <param name="shape">The shape of the result.</param>
    public static Tensor RandomNormal(Tensor like, double mean, double deviation, RandomStream stream, params long[] shape)
    {
        var numbers = empty(shape, like.dtype);
        if (like.dtype == ScalarType.Float64)
        {
            DrawNormal<double>(FlatMemory.AddressOf(numbers), numbers.numel(), mean, deviation, stream);
        }
        else
        {
            DrawNormal<float>(FlatMemory.AddressOf(numbers), numbers.numel(), mean, deviation, stream);
        }

        return OnDeviceOf(like, numbers);
    }

    private static Tensor OnDeviceOf(Tensor like, Tensor numbers)
    {
        if (like.device_type == DeviceType.CPU)
        {
            return numbers;
        }

        using (numbers)
        {
            var onDevice = empty(numbers.shape, numbers.dtype, like.device);
            Elementwise.Copy(onDevice, numbers);
            return onDevice;
        }
    }

    private static unsafe void DrawNormal<T>(nint address, long length, double mean, double deviation, RandomStream stream)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var pairs = (length + 1) / 2;
        var tasks = (int)Math.Clamp(pairs / PairsPerTask, 1, Environment.ProcessorCount);
        Parallel.For(0, tasks, Part);

        // Box and Muller's transform, 1958, computes two normal numbers from a pair of uniform ones.
        void Part(int task)
        {
            for (var pair = pairs * task / tasks; pair < pairs * (task + 1) / tasks; pair++)
            {
                var (a, b, c, d) = Philox.Words(stream, (ulong)pair);
                var radius = deviation * Math.Sqrt(-2 * Math.Log(1 - Fraction(a, b)));
                var (sin, cos) = Math.SinCos(2 * Math.PI * Fraction(c, d));
                ((T*)address)[2 * pair] = T.CreateSaturating(mean + (radius * cos));
                if ((2 * pair) + 1 < length)
                {
                    ((T*)address)[(2 * pair) + 1] = T.CreateSaturating(mean + (radius * sin));
                }
            }
        }

        static double Fraction(uint high, uint low) => (((ulong)high << 21) | (low >> 11)) * (1.0 / (1UL << 53));
    }
}
