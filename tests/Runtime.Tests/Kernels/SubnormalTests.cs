using TorchSharp;
using static CompiledNets.Runtime.Tests.Testing;
using static TorchSharp.torch;

namespace CompiledNets.Runtime.Tests.Kernel;

/// <summary>Tests that subnormal numbers, which are slow to compute with, are flushed to zero.</summary>
public sealed class SubnormalTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(37)] // a few vectors and a rest
    public void Subnormal_numbers_become_zero_and_other_numbers_do_not_change(int times)
    {
        AssertFlushed(ScalarType.Float32, times, [1e-39, -1e-39, 1.1754942e-38, 1e-45], [1.17549435e-38, -2e-38, 1, -0.5, 3e38, double.PositiveInfinity, double.NaN, 0]);
        AssertFlushed(ScalarType.Float64, times, [1e-310, -1e-310, 2.225073858507201e-308, 5e-324], [2.2250738585072014e-308, -1e-300, 1e-39, double.NegativeInfinity, double.NaN, 0]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Subnormal_running_means_are_flushed_to_zero(bool throughTensors)
    {
        using var noGrad = no_grad();
        using var weights = Testing.Weights(ScalarType.Float32, ("w", [40], [0]));
        using var optimizer = new SGD(0.1, momentum: 0.5);
        weights.Gradients.fill_((Scalar)1e-37);
        optimizer.Update([weights], throughTensors);
        weights.Gradients.zero_();
        for (var i = 2; i < 32; i++)
        {
            optimizer.Update([weights], throughTensors);
        }

        // Sets subnormal numbers, because the mean of 1e-38 has become zero after that many halvings.
        var momentum = Assert.Single(optimizer.States).Slots[0];
        Set(momentum, Enumerable.Range(0, (int)momentum.numel()).Select(i => i % 2 == 0 ? 3e-39 : 0.25).ToArray());
        optimizer.Update([weights], throughTensors);
        Assert.Equal(Enumerable.Range(0, (int)momentum.numel()).Select(i => i % 2 == 0 ? 0 : 0.125), Numbers(momentum));
    }

    private static void AssertFlushed(ScalarType dtype, int times, double[] vanished, double[] kept)
    {
        using var values = zeros(times * (vanished.Length + kept.Length), dtype);
        Set(values, Enumerable.Repeat(vanished.Concat(kept), times).SelectMany(list => list).ToArray());
        var before = Numbers(values);
        Assert.Contains(before, value => value != 0 && Math.Abs(value) < (dtype == ScalarType.Float64 ? 2.2e-308 : 1.1e-38));
        Subnormals.Flush(values);
        Assert.Equal(
            Enumerable.Repeat(vanished.Select(_ => 0.0).Concat(before.Skip(vanished.Length).Take(kept.Length)), times).SelectMany(list => list),
            Numbers(values));
    }
}
