using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>Normalizations with what their gradients need, straight from ATen.</summary>
public static partial class Kernels
{
    /// <summary>Normalizes each channel by the batch, with its mean and 1 / sqrt(variance + epsilon), as the gradients want them.</summary>
    /// <param name="x">(N, channels, ...).</param>
    /// <param name="gamma">(channels): what the result is multiplied by, or null.</param>
    /// <param name="beta">(channels): what is added, or null.</param>
    /// <param name="epsilon">Added to the variance.</param>
    public static (Tensor Result, Tensor Mean, Tensor InverseDeviation) BatchNormWithStatistics(Tensor x, Tensor? gamma, Tensor? beta, double epsilon) =>
        Aten.native_batch_norm(x, gamma, beta, null, null, true, 0, epsilon);

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
        Aten.native_batch_norm_backward(g, x, gamma, null, null, mean, inverseDeviation, true, epsilon, wanted.Input, wanted.Gamma, wanted.Beta);

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
        Aten.native_batch_norm_backward(g, x, gamma, mean, variance, null, null, false, epsilon, wanted.Input, wanted.Gamma, wanted.Beta);

    /// <summary>Normalizes over the last axis, with the means and 1 / sqrt(variance + epsilon), as the gradients want them.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="gamma">What the result is multiplied by, or null.</param>
    /// <param name="beta">What is added, or null.</param>
    /// <param name="epsilon">Added to the variance.</param>
    public static (Tensor Result, Tensor Mean, Tensor InverseDeviation) LayerNormWithStatistics(Tensor x, Tensor? gamma, Tensor? beta, double epsilon) =>
        Aten.native_layer_norm(x, [x.size(-1)], gamma, beta, epsilon);

    private static (Tensor Input, Tensor Gamma, Tensor Beta) OperatorLayerNormGradients(
        Tensor g, Tensor x, Tensor mean, Tensor inverseDeviation, Tensor gamma, (bool Input, bool Gamma, bool Beta) wanted) =>
        Aten.native_layer_norm_backward(g, x, [x.size(-1)], mean, inverseDeviation, gamma, gamma, wanted.Input, wanted.Gamma, wanted.Beta);

    private static (Tensor Result, Tensor Mean, Tensor InverseDeviation) OperatorGroupNorm(
        Tensor x, Tensor? gamma, Tensor? beta, long area, long groups, double epsilon) =>
        Aten.native_group_norm(x, gamma, beta, x.size(0), x.size(1), area, groups, epsilon);

    private static (Tensor Input, Tensor Gamma, Tensor Beta) OperatorGroupNormGradients(
        Tensor g, Tensor x, Tensor mean, Tensor inverseDeviation, Tensor gamma, long area, long groups, (bool Input, bool Gamma, bool Beta) wanted) =>
        Aten.native_group_norm_backward(g, x, mean, inverseDeviation, gamma, x.size(0), x.size(1), area, groups, wanted.Input, wanted.Gamma, wanted.Beta);
}
