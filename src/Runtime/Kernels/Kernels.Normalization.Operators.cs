using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>Normalizations with what their gradients need: scripts, because TorchSharp has no method for them.</summary>
public static partial class Kernels
{
    private const string Affine = "x: Tensor, gamma: Optional[Tensor], beta: Optional[Tensor], epsilon: float";
    private const string AffineBackward = "g: Tensor, x: Tensor, mean: Tensor, spread: Tensor, gamma: Optional[Tensor]";

    private static readonly Script s_batchNorm = new(Affine, "return torch.native_batch_norm(x, gamma, beta, None, None, True, 0.0, epsilon)", result: null);
    private static readonly Script s_layerNorm = new(Affine, "return torch.native_layer_norm(x, [x.size(-1)], gamma, beta, epsilon)", result: null);
    private static readonly Script s_groupNorm = new(
        Affine + ", area: int, groups: int",
        "return torch.native_group_norm(x, gamma, beta, x.size(0), x.size(1), area, groups, epsilon)",
        result: null);

    private static readonly GradientScripts s_batchNormGradients = new(
        AffineBackward + ", epsilon: float", "torch.native_batch_norm_backward(g, x, gamma, None, None, mean, spread, True, epsilon, {0})");

    private static readonly GradientScripts s_fixedNormGradients = new(
        AffineBackward + ", epsilon: float", "torch.native_batch_norm_backward(g, x, gamma, mean, spread, None, None, False, epsilon, {0})");

    private static readonly GradientScripts s_layerNormGradients = new(
        AffineBackward, "torch.native_layer_norm_backward(g, x, [x.size(-1)], mean, spread, gamma, gamma, {0})");

    private static readonly GradientScripts s_groupNormGradients = new(
        AffineBackward + ", area: int, groups: int", "torch.native_group_norm_backward(g, x, mean, spread, gamma, x.size(0), x.size(1), area, groups, {0})");

    /// <summary>Normalizes each channel by the batch, with its mean and 1 / sqrt(variance + epsilon), as the gradients want them.</summary>
    /// <param name="x">(N, channels, ...).</param>
    /// <param name="gamma">(channels): what the result is multiplied by, or null.</param>
    /// <param name="beta">(channels): what is added, or null.</param>
    /// <param name="epsilon">Added to the variance.</param>
    public static (Tensor Result, Tensor Mean, Tensor InverseDeviation) BatchNormWithStatistics(Tensor x, Tensor? gamma, Tensor? beta, double epsilon) =>
        s_batchNorm.Invoke<(Tensor, Tensor, Tensor)>(x, gamma!, beta!, epsilon);

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
        s_batchNormGradients.Invoke(wanted, g, x, mean, inverseDeviation, gamma!, epsilon);

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
        s_fixedNormGradients.Invoke(wanted, g, x, mean, variance, gamma!, epsilon);

    /// <summary>Normalizes over the last axis, with the means and 1 / sqrt(variance + epsilon), as the gradients want them.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="gamma">What the result is multiplied by, or null.</param>
    /// <param name="beta">What is added, or null.</param>
    /// <param name="epsilon">Added to the variance.</param>
    public static (Tensor Result, Tensor Mean, Tensor InverseDeviation) LayerNormWithStatistics(Tensor x, Tensor? gamma, Tensor? beta, double epsilon) =>
        s_layerNorm.Invoke<(Tensor, Tensor, Tensor)>(x, gamma!, beta!, epsilon);

    private static (Tensor Input, Tensor Gamma, Tensor Beta) OperatorLayerNormGradients(
        Tensor g, Tensor x, Tensor mean, Tensor inverseDeviation, Tensor gamma, (bool Input, bool Gamma, bool Beta) wanted) =>
        s_layerNormGradients.Invoke(wanted, g, x, mean, inverseDeviation, gamma);

    private static (Tensor Result, Tensor Mean, Tensor InverseDeviation) OperatorGroupNorm(
        Tensor x, Tensor? gamma, Tensor? beta, long area, long groups, double epsilon) =>
        s_groupNorm.Invoke<(Tensor, Tensor, Tensor)>(x, gamma!, beta!, epsilon, (int)area, (int)groups);

    private static (Tensor Input, Tensor Gamma, Tensor Beta) OperatorGroupNormGradients(
        Tensor g, Tensor x, Tensor mean, Tensor inverseDeviation, Tensor gamma, long area, long groups, (bool Input, bool Gamma, bool Beta) wanted) =>
        s_groupNormGradients.Invoke(wanted, g, x, mean, inverseDeviation, gamma, (int)area, (int)groups);
}
