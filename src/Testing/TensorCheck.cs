using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Testing;

/// <summary>Checks tensors. A check that fails throws a <see cref="NetCheckException"/>.</summary>
public static class TensorCheck
{
    private const double MostOfOutliers = 0.01;

    /// <summary>Checks the shape of a tensor.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="shape">The expected sizes of the axes, with the batch first. A size of -1 allows any size.</param>
    /// <exception cref="NetCheckException">The tensor has another shape.</exception>
    public static void Shape(Tensor tensor, params ReadOnlySpan<long> shape)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        var actual = tensor.shape;
        var fits = actual.Length == shape.Length;
        for (var axis = 0; fits && axis < shape.Length; axis++)
        {
            fits = shape[axis] == -1 || shape[axis] == actual[axis];
        }

        if (!fits)
        {
            throw new NetCheckException($"The shape ({string.Join(", ", shape.ToArray())}) is expected, but the tensor has ({string.Join(", ", actual)}).");
        }
    }

    /// <summary>Checks that no element of a tensor is NaN or infinite.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="name">The name of the tensor in the message.</param>
    /// <exception cref="NetCheckException">An element is NaN or infinite.</exception>
    public static void Finite(Tensor tensor, string name = "The tensor")
    {
        ArgumentNullException.ThrowIfNull(tensor);
        using var scope = NewDisposeScope();
        var count = tensor.numel() - tensor.detach().isfinite().sum().ToInt64();
        if (count > 0)
        {
            throw new NetCheckException($"{name} has {count} elements of {tensor.numel()} that are NaN or infinite.");
        }
    }

    /// <summary>Checks that two tensors have the same shape and nearly the same elements.</summary>
    /// <param name="actual">The tensor to check.</param>
    /// <param name="expected">The expected tensor.</param>
    /// <param name="tolerance">The largest difference, relative to the largest element of <paramref name="expected"/>. The default is 1e-4.</param>
    /// <param name="name">The name of the tensor in the message.</param>
    /// <exception cref="NetCheckException">The shapes differ, or an element differs by more. NaN differs from everything.</exception>
    public static void Close(Tensor actual, Tensor expected, double tolerance = 1e-4, string name = "The tensor") => Close(actual, expected, tolerance, least: 0, outliers: 0, name);

    /// <summary>Checks that two tensors are nearly equal except for a few elements.</summary>
    /// <param name="actual">The tensor to check.</param>
    /// <param name="expected">The expected tensor.</param>
    /// <param name="tolerance">The largest difference, relative to the largest element of <paramref name="expected"/>.</param>
    /// <param name="least">The least size of the largest element that the tolerance is relative to.</param>
    /// <param name="outliers">The number of elements that may differ by more, by at most a hundredth of the largest element.</param>
    /// <param name="name">The name of the tensor in the message.</param>
    internal static void Close(Tensor actual, Tensor expected, double tolerance, double least, long outliers, string name)
    {
        ArgumentNullException.ThrowIfNull(actual);
        ArgumentNullException.ThrowIfNull(expected);
        if (!actual.shape.SequenceEqual(expected.shape))
        {
            throw new NetCheckException($"{name} has the shape ({string.Join(", ", actual.shape)}), but ({string.Join(", ", expected.shape)}) is expected.");
        }

        if (expected.numel() == 0)
        {
            return;
        }

        using var scope = NewDisposeScope();
        var scale = expected.abs().max().ToDouble();
        var differences = (actual - expected).abs();

        // NaN is not within any tolerance.
        var size = Math.Max(scale, least);
        var apart = expected.numel() - differences.le(tolerance * size).sum().ToInt64();
        if (apart > outliers || (apart > 0 && !(differences.max().ToDouble() <= MostOfOutliers * size)))
        {
            throw new NetCheckException(FormattableString.Invariant(
                $"{name} differs by {differences.max().ToDouble():E2} in {apart} of {expected.numel()} elements; its largest element is {scale:E2}."));
        }
    }
}
