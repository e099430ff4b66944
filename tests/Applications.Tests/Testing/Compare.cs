using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Applications.Tests;

/// <summary>Compares tensors.</summary>
internal static class Compare
{
    /// <summary>Asserts that two tensors differ by at most 1e-4 of the largest element of the expected one.</summary>
    /// <param name="expected">The expected elements.</param>
    /// <param name="actual">The elements to check.</param>
    /// <param name="what">The tensor, in the message.</param>
    /// <param name="rounding">
    /// The largest error of rounding of another library in float32. A difference of four times as much is allowed, which counts in nets of about a hundred layers.
    /// </param>
    public static void AssertClose(Tensor expected, Tensor actual, string what, double rounding = 0)
    {
        Assert.Equal(expected.shape, actual.shape);
        var largest = expected.abs().max().ToDouble();
        var difference = (expected - actual).abs().max().ToDouble();
        Assert.True(largest > 0 && rounding < 1e-3 * largest, $"{what} has a largest element of {largest} and rounding errors of {rounding}, which says nothing.");
        Assert.True(difference <= Math.Max(1e-4 * largest, 4 * rounding), $"{what} differs by {difference}; the largest element is {largest}, and the rounding {rounding}.");
    }

    /// <summary>Returns true if two tensors have the same shape and the same elements.</summary>
    public static bool AreEqual(Tensor first, Tensor second) => first.shape.SequenceEqual(second.shape) && first.eq(second).all().ToBoolean();
}
