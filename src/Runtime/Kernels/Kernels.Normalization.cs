using CompiledNets.Interop;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>Normalizations, and the moving averages that one of them keeps.</summary>
public static partial class Kernels
{
    private static readonly Operator s_batchNorm = new("native_batch_norm");
    private static readonly Operator s_batchNormGradients = new("native_batch_norm_backward");
    private static readonly Operator s_layerNorm = new("native_layer_norm");
    private static readonly Operator s_layerNormGradients = new("native_layer_norm_backward");
    private static readonly Operator s_groupNorm = new("native_group_norm");
    private static readonly Operator s_groupNormGradients = new("native_group_norm_backward");

    /// <summary>Normalizes each channel over everything else, by the mean and the variance of the batch.</summary>
    /// <param name="x">(N, channels, ...).</param>
    /// <param name="gamma">(channels): what the result is multiplied by, or null.</param>
    /// <param name="beta">(channels): what is added, or null.</param>
    /// <param name="epsilon">Added to the variance.</param>
    public static Tensor BatchNorm(Tensor x, Tensor? gamma, Tensor? beta, double epsilon) =>
        WithoutStatistics(BatchNormWithStatistics(x, gamma, beta, epsilon));

    /// <summary>Normalizes each channel by a mean and a variance that are given.</summary>
    /// <param name="x">(N, channels, ...).</param>
    /// <param name="mean">(channels).</param>
    /// <param name="variance">(channels).</param>
    /// <param name="gamma">(channels): what the result is multiplied by, or null.</param>
    /// <param name="beta">(channels): what is added, or null.</param>
    /// <param name="epsilon">Added to the variance.</param>
    public static Tensor FixedNorm(Tensor x, Tensor mean, Tensor variance, Tensor? gamma, Tensor? beta, double epsilon) =>
        nn.functional.batch_norm(x, mean, variance, gamma!, beta!, false, 0, epsilon);

    /// <summary>Normalizes over the last axis.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="gamma">What the result is multiplied by, or null.</param>
    /// <param name="beta">What is added, or null.</param>
    /// <param name="epsilon">Added to the variance.</param>
    public static Tensor LayerNorm(Tensor x, Tensor? gamma, Tensor? beta, double epsilon)
    {
        using var factor = WithBeta(gamma, beta, x.size(-1));
        return nn.functional.layer_norm(x, [x.size(-1)], factor!, beta!, epsilon);
    }

    /// <summary>The gradients of a normalization over the last axis.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="x">A tensor.</param>
    /// <param name="mean">Its means.</param>
    /// <param name="inverseDeviation">1 / sqrt(variance + epsilon).</param>
    /// <param name="gamma">What the result was multiplied by, or null.</param>
    /// <param name="wanted">Which gradients are computed; the others are null.</param>
    /// <param name="epsilon">Added to the variance.</param>
    public static (Tensor Input, Tensor Gamma, Tensor Beta) LayerNormGradients(
        Tensor g, Tensor x, Tensor mean, Tensor inverseDeviation, Tensor? gamma, (bool Input, bool Gamma, bool Beta) wanted, double epsilon)
    {
        _ = epsilon; // it is in the deviation
        using var dense = x.contiguous();
        using var gradient = g.contiguous();
        using var factor = WithBeta(gamma, x, x.size(-1));
        return OperatorLayerNormGradients(gradient, dense, mean, inverseDeviation, factor!, wanted);
    }

    /// <summary>Normalizes each sample over groups of channels and everything behind them.</summary>
    /// <param name="x">(N, channels, ...).</param>
    /// <param name="gamma">(channels): what the result is multiplied by, or null.</param>
    /// <param name="beta">(channels): what is added, or null.</param>
    /// <param name="groups">Into how many groups the channels are divided.</param>
    /// <param name="epsilon">Added to the variance.</param>
    public static Tensor GroupNorm(Tensor x, Tensor? gamma, Tensor? beta, long groups, double epsilon)
    {
        // The gradient of libtorch 2.10 ends the process if the channels are last in memory and x itself needs no gradient.
        using var input = is_grad_enabled() ? x.contiguous() : x.alias();
        using var factor = WithBeta(gamma, beta, x.size(1));
        return nn.functional.group_norm(input, groups, factor!, beta!, epsilon);
    }

    /// <summary>The same, with the mean of each group and 1 / sqrt(variance + epsilon), as the gradients want them.</summary>
    /// <param name="x">(N, channels, ...).</param>
    /// <param name="gamma">(channels): what the result is multiplied by, or null.</param>
    /// <param name="beta">(channels): what is added, or null.</param>
    /// <param name="groups">Into how many groups the channels are divided.</param>
    /// <param name="epsilon">Added to the variance.</param>
    public static (Tensor Result, Tensor Mean, Tensor InverseDeviation) GroupNormWithStatistics(
        Tensor x, Tensor? gamma, Tensor? beta, long groups, double epsilon)
    {
        using var dense = InOneFormat(x);
        return OperatorGroupNorm(dense, gamma, beta, x.numel() / (x.size(0) * x.size(1)), groups, epsilon);
    }

    /// <summary>The gradients of a normalization over groups of channels.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="x">(N, channels, ...).</param>
    /// <param name="mean">The mean of each group.</param>
    /// <param name="inverseDeviation">1 / sqrt(variance + epsilon).</param>
    /// <param name="gamma">(channels): what the result was multiplied by, or null.</param>
    /// <param name="wanted">Which gradients are computed; the others are null.</param>
    /// <param name="groups">Into how many groups the channels are divided.</param>
    /// <param name="epsilon">Added to the variance.</param>
    public static (Tensor Input, Tensor Gamma, Tensor Beta) GroupNormGradients(
        Tensor g, Tensor x, Tensor mean, Tensor inverseDeviation, Tensor? gamma, (bool Input, bool Gamma, bool Beta) wanted, long groups, double epsilon)
    {
        _ = epsilon; // it is in the deviation

        // libtorch 2.10 reads the memory of both in the format of x, whatever the strides of g say.
        using var dense = x.contiguous();
        using var gradient = g.contiguous();
        using var factor = WithBeta(gamma, x, x.size(1));
        return OperatorGroupNormGradients(gradient, dense, mean, inverseDeviation, factor!, x.numel() / (x.size(0) * x.size(1)), groups, wanted);
    }

    /// <summary>state := state · momentum + x · (1 - momentum).</summary>
    /// <param name="state">The moving average.</param>
    /// <param name="x">What it follows, of the same shape.</param>
    /// <param name="momentum">How much of the average is kept.</param>
    public static void UpdateMovingAverage(Tensor state, Tensor x, double momentum)
    {
        ScaleInPlace(state, momentum);
        AddScaled(state, x, 1 - momentum);
    }

    /// <summary>state := state · momentum + variance · (1 - momentum), from what a normalization divided by.</summary>
    /// <param name="state">The moving variance.</param>
    /// <param name="inverseDeviation">1 / sqrt(variance + epsilon).</param>
    /// <param name="momentum">How much of the average is kept.</param>
    /// <param name="epsilon">What was added to the variance.</param>
    public static void UpdateMovingVariance(Tensor state, Tensor inverseDeviation, double momentum, double epsilon)
    {
        using var variance = Power(inverseDeviation, -2);
        OffsetInPlace(variance, -epsilon);
        UpdateMovingAverage(state, variance, momentum);
    }

    private static Tensor WithoutStatistics((Tensor Result, Tensor Mean, Tensor InverseDeviation) results)
    {
        results.Mean.Dispose();
        results.InverseDeviation.Dispose();
        return results.Result;
    }

    // libtorch 2.10's gradient of beta fails if there is no gamma, so gamma is ones then.
    private static Tensor? WithBeta(Tensor? gamma, Tensor? beta, long channels) =>
        gamma?.alias() ?? (beta is null ? null : ones([channels], beta.dtype, beta.device));

    /// <summary>The same elements with the channels first or last in memory: another order is copied.</summary>
    private static Tensor InOneFormat(Tensor x)
    {
        using var last = x.dim() is 4 or 5 ? x.movedim([1], [-1]) : x.alias();
        return last.is_contiguous() ? x.alias() : x.contiguous();
    }

    /// <summary>Normalizes each channel by the batch, with its mean and 1 / sqrt(variance + epsilon), as the gradients want them.</summary>
    /// <param name="x">(N, channels, ...).</param>
    /// <param name="gamma">(channels): what the result is multiplied by, or null.</param>
    /// <param name="beta">(channels): what is added, or null.</param>
    /// <param name="epsilon">Added to the variance.</param>
    public static (Tensor Result, Tensor Mean, Tensor InverseDeviation) BatchNormWithStatistics(Tensor x, Tensor? gamma, Tensor? beta, double epsilon) =>
        s_batchNorm.CallForThree(x, Argument.Optional(gamma), Argument.Optional(beta), Argument.None, Argument.None, true, 0.0, epsilon);

    /// <summary>The gradients of a normalization of channels by the batch.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="x">(N, channels, ...).</param>
    /// <param name="mean">(channels).</param>
    /// <param name="inverseDeviation">(channels): 1 / sqrt(variance + epsilon).</param>
    /// <param name="gamma">(channels): what the result was multiplied by, or null.</param>
    /// <param name="wanted">Which gradients are computed; the others are null.</param>
    /// <param name="epsilon">Added to the variance.</param>
    public static (Tensor Input, Tensor Gamma, Tensor Beta) BatchNormGradients(
        Tensor g, Tensor x, Tensor mean, Tensor inverseDeviation, Tensor? gamma, (bool Input, bool Gamma, bool Beta) wanted, double epsilon) =>
        s_batchNormGradients.CallForThree(
            wanted, g, x, Argument.Optional(gamma), Argument.None, Argument.None, Argument.Optional(mean), Argument.Optional(inverseDeviation), true, epsilon, wanted);

    /// <summary>The gradients of a normalization of channels by a mean and a variance that are given.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="x">(N, channels, ...).</param>
    /// <param name="mean">(channels).</param>
    /// <param name="variance">(channels).</param>
    /// <param name="gamma">(channels): what the result was multiplied by, or null.</param>
    /// <param name="wanted">Which gradients are computed; the others are null.</param>
    /// <param name="epsilon">Added to the variance.</param>
    public static (Tensor Input, Tensor Gamma, Tensor Beta) FixedNormGradients(
        Tensor g, Tensor x, Tensor mean, Tensor variance, Tensor? gamma, (bool Input, bool Gamma, bool Beta) wanted, double epsilon) =>
        s_batchNormGradients.CallForThree(
            wanted, g, x, Argument.Optional(gamma), Argument.Optional(mean), Argument.Optional(variance), Argument.None, Argument.None, false, epsilon, wanted);

    /// <summary>Normalizes over the last axis, with the means and 1 / sqrt(variance + epsilon), as the gradients want them.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="gamma">What the result is multiplied by, or null.</param>
    /// <param name="beta">What is added, or null.</param>
    /// <param name="epsilon">Added to the variance.</param>
    public static (Tensor Result, Tensor Mean, Tensor InverseDeviation) LayerNormWithStatistics(Tensor x, Tensor? gamma, Tensor? beta, double epsilon) =>
        s_layerNorm.CallForThree(x, new[] { x.size(-1) }, Argument.Optional(gamma), Argument.Optional(beta), epsilon);

    private static (Tensor Input, Tensor Gamma, Tensor Beta) OperatorLayerNormGradients(
        Tensor g, Tensor x, Tensor mean, Tensor inverseDeviation, Tensor gamma, (bool Input, bool Gamma, bool Beta) wanted) =>
        s_layerNormGradients.CallForThree(
            wanted, g, x, new[] { x.size(-1) }, mean, inverseDeviation, Argument.Optional(gamma), Argument.Optional(gamma), wanted);

    private static (Tensor Result, Tensor Mean, Tensor InverseDeviation) OperatorGroupNorm(
        Tensor x, Tensor? gamma, Tensor? beta, long area, long groups, double epsilon) =>
        s_groupNorm.CallForThree(x, Argument.Optional(gamma), Argument.Optional(beta), x.size(0), x.size(1), area, groups, epsilon);

    private static (Tensor Input, Tensor Gamma, Tensor Beta) OperatorGroupNormGradients(
        Tensor g, Tensor x, Tensor mean, Tensor inverseDeviation, Tensor gamma, long area, long groups, (bool Input, bool Gamma, bool Beta) wanted) =>
        s_groupNormGradients.CallForThree(wanted, g, x, mean, inverseDeviation, Argument.Optional(gamma), x.size(0), x.size(1), area, groups, wanted);
}
