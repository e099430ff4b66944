using System.Numerics;
using System.Runtime.Intrinsics;
using CompiledNets.Randomness;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets;

public static partial class Kernels
{
    // A block of random words is 64 elements; a thread takes this many blocks at least.
    private const int BlocksPerTask = 512;

    /// <summary>
    /// Sets elements to zero with probability <paramref name="rate"/> and divides the others by 1 - rate. Which ones, is decided by
    /// the stream and the place of the element in memory.
    /// </summary>
    /// <param name="x">A tensor.</param>
    /// <param name="rate">From 0 to below 1.</param>
    /// <param name="stream">The random numbers.</param>
    public static Tensor Dropout(Tensor x, double rate, RandomStream stream)
    {
        if (is_grad_enabled() && x.requires_grad)
        {
            // What autograd records: a product with what dropout makes of ones.
            using var ones = ones_like(x);
            DropoutInPlace(ones, rate, stream);
            return x.mul(ones);
        }

        var result = x.clone();
        DropoutInPlace(result, rate, stream);
        return result;
    }

    /// <summary>The same, in place.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="rate">From 0 to below 1.</param>
    /// <param name="stream">The random numbers.</param>
    public static void DropoutInPlace(Tensor x, double rate, RandomStream stream)
    {
        if (x.device_type != DeviceType.CPU)
        {
            DropoutOnDevice(x, rate, stream);
            return;
        }

        if (InMemoryOrder(x) is not { } flat)
        {
            // x is a part of a larger tensor. A clone has the elements in the order that a result out of place has, so both drop the same ones.
            using var dense = x.clone();
            DropoutInPlace(dense, rate, stream);
            Copy(x, dense);
            return;
        }

        using var _ = flat;
        var address = FlatMemory.AddressOf(flat);
        var length = flat.numel();
        if (flat.dtype == ScalarType.Float64)
        {
            Drop<double>(address, length, rate, stream);
        }
        else
        {
            Drop<float>(address, length, rate, stream);
        }
    }

    /// <summary>The gradient of a dropout: drops what it has dropped.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="y">The result, which says in which order elements lay in memory.</param>
    /// <param name="rate">From 0 to below 1.</param>
    /// <param name="stream">The random numbers.</param>
    public static Tensor DropoutGradient(Tensor g, Tensor y, double rate, RandomStream stream)
    {
        var gradient = empty_like(y);
        Copy(gradient, g);
        DropoutInPlace(gradient, rate, stream);
        return gradient;
    }

    /// <summary>The same, in place of the gradient of the result.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="y">The result, which says in which order elements lay in memory.</param>
    /// <param name="rate">From 0 to below 1.</param>
    /// <param name="stream">The random numbers.</param>
    public static void DropoutGradientInPlace(Tensor g, Tensor y, double rate, RandomStream stream)
    {
        if (g.stride().AsSpan().SequenceEqual(y.stride()))
        {
            DropoutInPlace(g, rate, stream);
            return;
        }

        using var gradient = DropoutGradient(g, y, rate, stream);
        Copy(g, gradient);
    }

    /// <summary>The gradient of a dropout of a ReLU.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="y">The result of both.</param>
    /// <param name="scale">What dropout multiplies the kept elements by.</param>
    public static Tensor ReluDropoutGradient(Tensor g, Tensor y, double scale)
    {
        var gradient = ReluGradient(g, y);
        ScaleInPlace(gradient, scale);
        return gradient;
    }

    /// <summary>The same, in place of the gradient of the result.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="y">The result of both.</param>
    /// <param name="scale">What dropout multiplies the kept elements by.</param>
    public static void ReluDropoutGradientInPlace(Tensor g, Tensor y, double scale)
    {
        if (FlatMemory.IsForLoops(g, y))
        {
            PointwiseLoops.ReluGradient(g, y, scale);
            return;
        }

        ReluGradientInPlace(g, y);
        ScaleInPlace(g, scale);
    }

    private static unsafe void Drop<T>(nint address, long length, double rate, RandomStream stream)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var blocks = (length + Philox.BlockSize - 1) / Philox.BlockSize;
        var tasks = (int)Math.Clamp(blocks / BlocksPerTask, 1, Environment.ProcessorCount);
        var threshold = (uint)Math.Round(rate * uint.MaxValue);
        var scale = T.CreateSaturating(1 / (1 - rate));
        if (tasks == 1)
        {
            Part(0);
        }
        else
        {
            Parallel.For(0, tasks, Part);
        }

        void Part(int task)
        {
            Span<uint> words = stackalloc uint[Philox.BlockSize];
            for (var block = blocks * task / tasks; block < blocks * (task + 1) / tasks; block++)
            {
                Philox.Block(stream, (ulong)block, words);
                var start = block * Philox.BlockSize;
                var values = new Span<T>((T*)address + start, (int)Math.Min(Philox.BlockSize, length - start));
                if (typeof(T) == typeof(float) && Vector512.IsHardwareAccelerated && values.Length == Philox.BlockSize)
                {
                    var (limit, factor) = (Vector512.Create(threshold), Vector512.Create((float)(object)scale));
                    for (var i = 0; i < Philox.BlockSize; i += Vector512<uint>.Count)
                    {
                        var keep = Vector512.GreaterThanOrEqual(Vector512.LoadUnsafe(ref words[0], (nuint)i), limit).AsSingle();
                        var kept = Vector512.Load((float*)address + start + i) * factor;
                        (kept & keep).Store((float*)address + start + i);
                    }
                }
                else
                {
                    for (var i = 0; i < values.Length; i++)
                    {
                        values[i] = words[i] >= threshold ? values[i] * scale : T.Zero;
                    }
                }
            }
        }
    }

    private static void DropoutOnDevice(Tensor x, double rate, RandomStream stream)
    {
        // The same words, drawn on the CPU, so that a net trains alike on every device.
        using var mask = ones(x.numel(), x.dtype);
        DropoutInPlace(mask, rate, stream);
        using var onDevice = empty(x.numel(), x.dtype, x.device);
        Copy(onDevice, mask);
        using var flat = InMemoryOrder(x) ?? x.alias();
        using var shaped = onDevice.view(flat.shape);
        flat.mul_(shaped);
    }

    /// <summary>Another view of a tensor whose elements lie in memory one behind the other; null where there are gaps between them.</summary>
    private static Tensor? InMemoryOrder(Tensor x)
    {
        if (x.is_contiguous())
        {
            return x.alias();
        }

        var strides = x.stride();
        var order = Enumerable.Range(0, strides.Length).OrderByDescending(axis => strides[axis]).ThenByDescending(axis => x.size(axis)).Select(axis => (long)axis).ToArray();
        var permuted = x.permute(order);
        if (!permuted.is_contiguous())
        {
            permuted.Dispose();
            return null;
        }

        return permuted;
    }
}
