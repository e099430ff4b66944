using static TorchSharp.torch;

namespace CompiledNets.Generated.Kernels;

/// <summary>Computes reductions over axes, and their gradients.</summary>
public static class Reductions
{
    /// <summary>Computes the mean of all elements.</summary>
    /// <param name="x">A tensor.</param>
    public static Measure Mean(Tensor x) => x.mean();

    /// <summary>Computes the sum over axes, which are removed.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="axes">The axes, from 0.</param>
    public static Tensor Sum(Tensor x, params ReadOnlySpan<long> axes) => CpuReductions.Sum(x, axes, 1) ?? x.sum(axes);

    /// <summary>Computes the mean over axes, which are removed.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="axes">The axes, from 0.</param>
    public static Tensor Mean(Tensor x, params ReadOnlySpan<long> axes)
    {
        var count = 1L;
        foreach (var axis in axes)
        {
            count *= x.size((int)axis);
        }

        return CpuReductions.Sum(x, axes, 1.0 / count) ?? x.mean(axes.ToArray());
    }

    /// <summary>Computes the sum over axes into a tensor.</summary>
    /// <param name="result">Receives the sum.</param>
    /// <param name="x">A tensor.</param>
    /// <param name="axes">The axes over which the sum is taken.</param>
    public static void SumInto(Tensor result, Tensor x, params ReadOnlySpan<long> axes)
    {
        if (!CpuReductions.SumInto(result, x, axes))
        {
            OperatorSumInto(result, x, axes);
        }
    }

    /// <summary>Computes the gradient of the maximum over axes. Equal elements get equal parts of it.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="x">The operand.</param>
    /// <param name="y">The maxima.</param>
    /// <param name="axes">The axes over which the maximum was taken, in ascending order.</param>
    public static Tensor LargestGradient(Tensor g, Tensor x, Tensor y, params ReadOnlySpan<long> axes)
    {
        using var largest = Kept(y, axes);
        using var isLargest = x.eq(largest);
        using var places = isLargest.type(x.dtype);
        using var count = places.sum(axes, true);
        using var gradient = Kept(g, axes);
        using var part = gradient / count;
        return places * part;
    }

    /// <summary>Computes the gradient of the maximum or minimum over axes. Equal elements get equal parts of it.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="x">The operand.</param>
    /// <param name="y">The result, with the axes kept as size one.</param>
    /// <param name="axes">The axes.</param>
    public static Tensor ExtremeGradient(Tensor g, Tensor x, Tensor y, long[] axes)
    {
        using var places = x.eq(y);
        using var counts = places.sum(axes, true);
        using var share = g.div(counts);
        return share.mul(places);
    }

    /// <summary>Returns a view with axes of size one in place of the reduced axes.</summary>
    private static Tensor Kept(Tensor x, ReadOnlySpan<long> axes)
    {
        var kept = x.alias();
        foreach (var axis in axes)
        {
            var next = kept.unsqueeze(axis);
            kept.Dispose();
            kept = next;
        }

        return kept;
    }

    private static void OperatorSumInto(Tensor result, Tensor x, ReadOnlySpan<long> axes)
    {
        using var sum = x.sum(axes);
        Elementwise.Copy(result, sum);
    }
}
