using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Applications.Tests;

/// <summary>Compares tensors.</summary>
internal static class Compare
{
    /// <summary>Asserts that two tensors differ by at most 1e-4 of the largest element of the expected one.</summary>
    public static void AssertClose(Tensor expected, Tensor actual, string what)
    {
        Assert.Equal(expected.shape, actual.shape);
        var largest = expected.abs().max().ToDouble();
        var difference = (expected - actual).abs().max().ToDouble();
        Assert.True(largest > 0 && difference <= 1e-4 * largest, $"{what} differs by {difference}; the largest element is {largest}.");
    }

    /// <summary>Returns true if two tensors have the same shape and the same elements.</summary>
    public static bool AreEqual(Tensor first, Tensor second) => first.shape.SequenceEqual(second.shape) && first.eq(second).all().ToBoolean();
}
