using CompiledNets.Randomness;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Generated.Kernels;

/// <summary>Computes dropout and its gradients.</summary>
public static class Dropouts
{
    /// <summary>
    /// Sets elements to zero with the probability <paramref name="rate"/> and divides the others by 1 - rate. The stream and the index of an
    /// element in memory decide whether it is set to zero.
    /// </summary>
    /// <param name="x">A tensor.</param>
    /// <param name="rate">The fraction of elements set to zero, from 0 to less than 1.</param>
    /// <param name="stream">The random numbers.</param>
    public static Tensor Dropout(Tensor x, double rate, RandomStream stream)
    {
        if (is_grad_enabled() && x.requires_grad)
        {
            // Autograd records the product with a mask, because it cannot record the loop.
            using var ones = ones_like(x);
            DropoutInPlace(ones, rate, stream);
            return x.mul(ones);
        }

        if (HostMemory.Has(x) && DenseOrder(x) is { } order)
        {
            var dropped = Results.EmptyLike(x, order);
            DropoutWork.Run(x, dropped, rate, stream);
            return dropped;
        }

        var result = x.clone();
        DropoutInPlace(result, rate, stream);
        return result;
    }

    /// <summary>Computes <see cref="Dropout"/> in place.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="rate">The fraction of elements set to zero, from 0 to less than 1.</param>
    /// <param name="stream">The random numbers.</param>
    public static void DropoutInPlace(Tensor x, double rate, RandomStream stream)
    {
        var isOnCpu = HostMemory.Has(x);
        if (isOnCpu && DenseOrder(x) is not null)
        {
            DropoutWork.Run(x, x, rate, stream);
            return;
        }

        using var flat = InMemoryOrder(x);
        if (flat is null)
        {
            // x is a view with gaps. A clone has the same order of elements as a result out of place, so the same elements are dropped.
            using var dense = x.clone();
            DropoutInPlace(dense, rate, stream);
            Elementwise.Copy(x, dense);
        }
        else if (isOnCpu)
        {
            DropoutWork.Run(x, x, rate, stream);
        }
        else
        {
            DropoutWithTensors(flat, rate, stream);
        }
    }

    /// <summary>Computes the gradient of a dropout, which drops the same elements.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="y">The result, whose strides give the order of elements in memory.</param>
    /// <param name="rate">The fraction of elements set to zero, from 0 to less than 1.</param>
    /// <param name="stream">The random numbers.</param>
    public static Tensor DropoutGradient(Tensor g, Tensor y, double rate, RandomStream stream)
    {
        if (HostMemory.Has(g) && g.dtype == y.dtype && HaveSameStrides(g, y) && DenseOrder(g) is not null)
        {
            return Dropout(g, rate, stream);
        }

        var gradient = empty_like(y);
        Elementwise.Copy(gradient, g);
        DropoutInPlace(gradient, rate, stream);
        return gradient;
    }

    /// <summary>Computes <see cref="DropoutGradient"/> in place of <paramref name="g"/>.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="y">The result, whose strides give the order of elements in memory.</param>
    /// <param name="rate">The fraction of elements set to zero, from 0 to less than 1.</param>
    /// <param name="stream">The random numbers.</param>
    public static void DropoutGradientInPlace(Tensor g, Tensor y, double rate, RandomStream stream)
    {
        if (HaveSameStrides(g, y))
        {
            DropoutInPlace(g, rate, stream);
            return;
        }

        using var gradient = DropoutGradient(g, y, rate, stream);
        Elementwise.Copy(g, gradient);
    }

    /// <summary>Computes the gradient of a dropout after a ReLU.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="y">The result of ReLU and dropout.</param>
    /// <param name="scale">The factor of the elements that dropout keeps, 1 / (1 - rate).</param>
    public static Tensor ReluDropoutGradient(Tensor g, Tensor y, double scale)
    {
        var gradient = Activations.ReluGradient(g, y);
        Elementwise.ScaleInPlace(gradient, scale);
        return gradient;
    }

    /// <summary>Computes <see cref="ReluDropoutGradient"/> in place of <paramref name="g"/>.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="y">The result of ReLU and dropout.</param>
    /// <param name="scale">The factor of the elements that dropout keeps, 1 / (1 - rate).</param>
    public static void ReluDropoutGradientInPlace(Tensor g, Tensor y, double scale)
    {
        if (CpuTensors.AreForKernels(g, y) && CpuTensors.AreAlike(g, y))
        {
            CpuElementwise.ReluGradient(g, y, g, (float)scale);
            return;
        }

        if (FlatMemory.IsForLoops(g, y))
        {
            PointwiseLoops.ReluGradient(g, y, scale);
            return;
        }

        Activations.ReluGradientInPlace(g, y);
        Elementwise.ScaleInPlace(g, scale);
    }

    /// <summary>Computes the dropout of a contiguous tensor in place with operations of libtorch, for devices whose memory C# cannot read.</summary>
    internal static void DropoutWithTensors(Tensor x, double rate, RandomStream stream)
    {
        using var words = PhiloxTensors.Words(stream, x.numel(), x.device);
        using Scalar threshold = (long)DropoutWork.ThresholdOf(rate), nothing = 0;
        using var dropped = words.lt(threshold);
        using var shaped = dropped.view(x.shape);
        Elementwise.ScaleInPlace(x, 1 / (1 - rate));
        x.masked_fill_(shaped, nothing);
    }

    private static bool HaveSameStrides(Tensor x, Tensor y)
    {
        for (var axis = 0; axis < x.dim(); axis++)
        {
            if (x.stride(axis) != y.stride(axis))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Gets the order of a tensor's elements in memory if there are no gaps between them, or null.</summary>
    private static MemoryOrder? DenseOrder(Tensor x) =>
        x.is_contiguous() ? MemoryOrder.Contiguous
        : x.dim() > 2 && x.IsIn(MemoryOrder.ChannelsLast) ? MemoryOrder.ChannelsLast
        : null;

    /// <summary>Returns a contiguous view of a tensor whose elements are in another order in memory, or null if there are gaps between them.</summary>
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
