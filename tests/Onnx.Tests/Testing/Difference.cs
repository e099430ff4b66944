using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Onnx.Tests;

/// <summary>Compares the results of ONNX Runtime with those of a net.</summary>
internal static class Difference
{
    /// <summary>The largest difference, relative to the largest element.</summary>
    public const double Tolerance = 1e-4;

    /// <summary>Computes the largest difference of two tensors, relative to the largest element of the expected one, or of 1e-3 if that is smaller.</summary>
    public static double Of(Tensor actual, Tensor expected)
    {
        Assert.Equal(expected.shape, actual.shape);
        Assert.Equal(expected.is_floating_point(), actual.is_floating_point());
        var (a, e) = (Numbers(actual), Numbers(expected));
        var scale = e.Where(double.IsFinite).Select(Math.Abs).Append(1e-3).Max();
        return a.Zip(e).Select(pair => pair.First.Equals(pair.Second) ? 0 : Math.Abs(pair.First - pair.Second) / scale)
            .Select(difference => double.IsNaN(difference) ? double.PositiveInfinity : difference)
            .Append(0)
            .Max();
    }

    private static double[] Numbers(Tensor x) => x.type(ScalarType.Float64).contiguous().data<double>().ToArray();
}
