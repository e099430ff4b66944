using System.Runtime.InteropServices;

namespace CompiledNets.Torch.Tests;

/// <summary>Assertions on tensors.</summary>
internal static class Check
{
    /// <summary>The elements row by row, as doubles.</summary>
    internal static double[] Values(Tensor tensor)
    {
        using var converted = tensor.detach().@double().contiguous();
        return converted.data<double>().ToArray();
    }

    internal static void Is(Tensor actual, params double[] expected) => Assert.Equal(expected, Values(actual));

    internal static void IsNear(Tensor actual, double tolerance, params double[] expected)
    {
        var values = Values(actual);
        Assert.Equal(expected.Length, values.Length);
        for (var i = 0; i < values.Length; i++)
        {
            Assert.True(
                Math.Abs(values[i] - expected[i]) <= tolerance * Math.Max(1, Math.Abs(expected[i]))
                || values[i].Equals(expected[i]),
                $"element {i}: {values[i]:R} instead of {expected[i]:R}");
        }
    }

    internal static void Same(Tensor expected, Tensor actual, double tolerance = 0)
    {
        Assert.Equal(expected.shape, actual.shape);
        Assert.Equal(expected.dtype, actual.dtype);
        IsNear(actual, tolerance, Values(expected));
    }

    internal static void HasShape(Tensor actual, params long[] shape) => Assert.Equal(shape, actual.shape);

    /// <summary>The call fails in libtorch, with its own words.</summary>
    internal static void Fails(string words, Action call) =>
        Assert.Contains(words, Assert.Throws<ExternalException>(call).Message, StringComparison.Ordinal);

    internal static void Fails(string words, Func<object> call) => Fails(words, () => { call(); });

    /// <summary>Reproducible doubles in [low, high), in a tensor.</summary>
    internal static Tensor Random(int seed, double low, double high, params long[] shape)
    {
        var random = new Random(seed);
        var values = new double[new torch.Size(shape).numel()];
        for (var i = 0; i < values.Length; i++)
            values[i] = low + ((high - low) * random.NextDouble());
        return tensor(values, shape);
    }
}
