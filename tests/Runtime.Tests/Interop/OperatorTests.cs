using System.Runtime.InteropServices;
using CompiledNets.Interop;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Runtime.Tests.Interop;

public sealed class OperatorTests
{
    [Fact]
    public void A_rejected_call_throws_with_the_message_of_libtorch()
    {
        using var scope = NewDisposeScope();
        var exception = Assert.Throws<ExternalException>(() => new Operator("silu_backward").Call(ones(2, 3), ones(4, 5)));
        Assert.Contains("must match the size of tensor b", exception.Message, StringComparison.Ordinal);
    }

    public static TheoryData<string> Refused => [.. s_refused.Keys];

    private static readonly Dictionary<string, (Action Call, string Message)> s_refused = new()
    {
        ["ReluGradient"] = (() => Kernels.Activations.ReluGradient(ones(2, 3), ones(4, 5)), "must match the size"),
        ["SigmoidGradient"] = (() => Kernels.Activations.SigmoidGradient(ones(2, 3), ones(4, 5)), "must match the size"),
        ["SigmoidGradientInPlace"] = (() => Kernels.Activations.SigmoidGradientInPlace(ones(2, 3), ones(4, 5)), "must match the size"),
        ["TanhGradient"] = (() => Kernels.Activations.TanhGradient(ones(2, 3), ones(4, 5)), "must match the size"),
        ["TanhGradientInPlace"] = (() => Kernels.Activations.TanhGradientInPlace(ones(2, 3), ones(4, 5)), "must match the size"),
        ["SoftmaxGradient"] = (() => Kernels.Probabilities.SoftmaxGradient(ones(2, 3), ones(2, 3), 7), "Dimension out of range"),
        ["LogSoftmaxGradient"] = (() => Kernels.Probabilities.LogSoftmaxGradient(ones(2, 3), ones(2, 3), 7), "Dimension out of range"),
        ["GluGradient"] = (() => Kernels.Activations.GluGradient(ones(2, 3), ones(2, 3), 1), "must be even"),
        ["UpsampleBilinear2dGradient"] = (() => Kernels.Images.UpsampleBilinear2dGradient(ones(1, 2, 4, 4), 1, 3, 2, 2), "to have the same shape"),
        ["SiluGradient"] = (() => Kernels.Activations.SiluGradient(ones(2, 3), ones(4, 5)), "must match the size"),
        ["MishGradient"] = (() => Kernels.Activations.MishGradient(ones(2, 3), ones(4, 5)), "must match the size"),
        ["HardSigmoidGradient"] = (() => Kernels.Activations.HardSigmoidGradient(ones(2, 3), ones(4, 5)), "must match the size"),
        ["HardSwishGradient"] = (() => Kernels.Activations.HardSwishGradient(ones(2, 3), ones(4, 5)), "must match the size"),
        ["GeluGradient"] = (() => Kernels.Activations.GeluGradient(ones(2, 3), ones(4, 5)), "must match the size"),
        ["GeluTanhGradient"] = (() => Kernels.Activations.GeluTanhGradient(ones(2, 3), ones(4, 5)), "must match the size"),
        ["SoftplusGradient"] = (() => Kernels.Activations.SoftplusGradient(ones(2, 3), ones(4, 5)), "must match the size"),
        ["LeakyReluGradient"] = (() => Kernels.Activations.LeakyReluGradient(ones(2, 3), ones(4, 5), 0.1), "must match the size"),
        ["EluGradient"] = (() => Kernels.Activations.EluGradient(ones(2, 3), ones(4, 5), 1, 1, 1), "must match the size"),
        ["HardtanhGradient"] = (() => Kernels.Activations.HardtanhGradient(ones(2, 3), ones(4, 5), -1, 1), "must match the size"),
        ["HardShrinkGradient"] = (() => Kernels.Activations.HardShrinkGradient(ones(2, 3), ones(4, 5), 0.5), "must match the size"),
        ["SoftShrinkGradient"] = (() => Kernels.Activations.SoftShrinkGradient(ones(2, 3), ones(4, 5), 0.5), "must match the size"),
        ["ConvolutionGradients"] = (
            () => Kernels.Convolutions.ConvolutionGradients(ones(1, 2, 3, 3), ones(1, 3, 5, 5), ones(2, 4, 3, 3), (true, true, true), (1, 1), (0, 0), (1, 1), 1), "to have 4 channels"),
        ["MaxPoolGradient"] = (
            () => Kernels.Pooling.MaxPoolGradient(ones(1, 2, 9, 9), zeros([1, 2, 2, 2], ScalarType.Int64), [1, 2, 4, 4], (2, 2), (2, 2), (0, 0), false), "Expected"),
        ["MaxPoolGradient of volumes"] = (
            () => Kernels.Pooling.MaxPoolGradient(ones([1, 2, 9, 9, 9]), zeros([1, 2, 2, 2, 2], ScalarType.Int64), [1, 2, 4, 4, 4], (2, 2, 2), (2, 2, 2), (0, 0, 0), false), "Expected"),
        ["AdaptiveMaxPool"] = (() => Kernels.Pooling.AdaptiveMaxPoolWithPlaces(ones([1, 2, 4, 4], ScalarType.Int64), (2, 2)), "not implemented for 'Long'"),
        ["AdaptiveMaxPoolGradient"] = (
            () => Kernels.Pooling.AdaptiveMaxPoolGradient(ones([1, 2, 2, 2], ScalarType.Int64), ones([1, 2, 4, 4], ScalarType.Int64), zeros([1, 2, 2, 2], ScalarType.Int64)), "not implemented for 'Long'"),
        ["AdaptiveAveragePoolGradient"] = (() => Kernels.Pooling.AdaptiveAveragePoolGradient(ones([1, 2, 2, 2], ScalarType.Int64), ones([1, 2, 4, 4], ScalarType.Int64)), "not implemented for 'Long'"),
        ["BatchNormWithStatistics"] = (() => Kernels.Normalization.BatchNormWithStatistics(ones([2, 3, 4, 4], ScalarType.Int64), zeros(3), ones(3), null, null, 1e-3, isFrozen: false), "not implemented for 'Long'"),
        ["BatchNormGradients"] = (
            () => Kernels.Normalization.BatchNormGradients(ones([2, 3, 4, 4], ScalarType.Int64), ones([2, 3, 4, 4], ScalarType.Int64), ones(3), ones(3), null, (true, true, true), 1e-3, isFrozen: false), "not implemented for 'Long'"),
        ["LayerNormWithStatistics"] = (() => Kernels.Normalization.LayerNormWithStatistics(ones(2, 3), ones(4), null, 1e-3), "normalized_shape"),
        ["GroupNormWithStatistics"] = (() => Kernels.Normalization.GroupNormWithStatistics(ones(2, 3, 4, 4), null, null, 2, 1e-3), "divisible"),
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_kernel_that_libtorch_rejects_throws_with_its_message(string kernel)
    {
        using var scope = NewDisposeScope();
        var (call, message) = s_refused[kernel];
        var exception = Assert.Throws<ExternalException>(call);
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Results_that_are_not_requested_are_null()
    {
        using var scope = NewDisposeScope();
        var (input, kernel, bias) = Kernels.Convolutions.ConvolutionGradients(ones(1, 2, 3, 3), ones(1, 3, 5, 5), ones(2, 3, 3, 3), (false, true, false), (1, 1), (0, 0), (1, 1), 1);
        Assert.Null(input);
        Assert.Equal([2, 3, 3, 3], kernel.shape);
        Assert.Null(bias);
    }

    [Fact]
    public void Autograd_records_an_operator()
    {
        using var scope = NewDisposeScope();
        var x = randn(2, 4, 5, 5).requires_grad_();
        var (largest, _) = Kernels.Pooling.AdaptiveMaxPoolWithPlaces(x, (2, 2));
        largest.sum().backward();
        Assert.Equal(2 * 4 * 2 * 2, x.grad!.sum().item<float>());
    }

    [Fact]
    public void Calls_leave_no_tensors()
    {
        using var g = randn(3, 4);
        using var x = randn(3, 4);
        using var gamma = ones(4);
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        for (var i = 0; i < 100; i++)
        {
            Kernels.Activations.SiluGradient(g, x).Dispose();
            var (result, mean, spread) = Kernels.Normalization.LayerNormWithStatistics(x, gamma, null, 1e-3);
            result.Dispose();
            mean.Dispose();
            spread.Dispose();
        }

        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [Fact]
    public void Addresses_are_correct_beyond_two_gibibytes()
    {
        // The memory is reserved, but never used.
        using var large = empty(3_000_000_000, ScalarType.Int8);
        using var end = large.narrow(0, 2_999_999_999, 1);
        Assert.Equal(FlatMemory.AddressOf(large) + 2_999_999_999, FlatMemory.AddressOf(end));
    }
}
