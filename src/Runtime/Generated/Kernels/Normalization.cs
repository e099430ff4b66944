using CompiledNets.Interop;
using static TorchSharp.torch;

namespace CompiledNets.Generated.Kernels;

/// <summary>Computes normalizations, their gradients and the moving averages of batch normalization.</summary>
public static class Normalization
{
    private static readonly Operator s_batchNorm = new("native_batch_norm");
    private static readonly Operator s_batchNormGradients = new("native_batch_norm_backward");
    private static readonly Operator s_layerNorm = new("native_layer_norm");
    private static readonly Operator s_layerNormGradients = new("native_layer_norm_backward");
    private static readonly Operator s_groupNorm = new("native_group_norm");
    private static readonly Operator s_groupNormGradients = new("native_group_norm_backward");

    /// <summary>Normalizes each channel by its mean and variance over the batch and the other axes, or by the moving averages.</summary>
    /// <param name="x">The operand, of the shape (N, channels, ...).</param>
    /// <param name="movingMean">The moving mean, of the shape (channels).</param>
    /// <param name="movingVariance">The moving variance, of the shape (channels).</param>
    /// <param name="gamma">The scale, of the shape (channels), or null.</param>
    /// <param name="beta">The offset, of the shape (channels), or null.</param>
    /// <param name="epsilon">A small number added to the variance.</param>
    /// <param name="isFrozen">Whether the moving averages are used, because the layer is not trainable.</param>
    /// <param name="relu">Whether ReLU is applied to the result.</param>
    public static Tensor BatchNorm(Tensor x, Tensor movingMean, Tensor movingVariance, Tensor? gamma, Tensor? beta, double epsilon, bool isFrozen, bool relu = false) => isFrozen
        ? FixedNorm(x, movingMean, movingVariance, gamma, beta, epsilon, relu)
        : WithoutStatistics(BatchNormWithStatistics(x, movingMean, movingVariance, gamma, beta, epsilon, isFrozen, relu));

    /// <summary>Computes <see cref="BatchNorm"/>, and the mean and 1 / sqrt(variance + epsilon) of each channel for the gradients.</summary>
    /// <param name="x">The operand, of the shape (N, channels, ...).</param>
    /// <param name="movingMean">The moving mean, of the shape (channels).</param>
    /// <param name="movingVariance">The moving variance, of the shape (channels).</param>
    /// <param name="gamma">The scale, of the shape (channels), or null.</param>
    /// <param name="beta">The offset, of the shape (channels), or null.</param>
    /// <param name="epsilon">A small number added to the variance.</param>
    /// <param name="isFrozen">Whether the moving averages are used, because the layer is not trainable.</param>
    /// <param name="relu">Whether ReLU is applied to the result.</param>
    public static (Tensor Result, Tensor Mean, Tensor InverseDeviation) BatchNormWithStatistics(
        Tensor x, Tensor movingMean, Tensor movingVariance, Tensor? gamma, Tensor? beta, double epsilon, bool isFrozen, bool relu = false)
    {
        if (isFrozen)
        {
            return (FixedNorm(x, movingMean, movingVariance, gamma, beta, epsilon, relu), movingMean.clone(), InverseDeviationOf(movingVariance, epsilon));
        }

        if (CpuNormalization.SupportsChannels(x, gamma, beta))
        {
            return CpuNormalization.BatchNorm(x, gamma, beta, epsilon, relu);
        }

        var results = s_batchNorm.CallForThree(x, Argument.Optional(gamma), Argument.Optional(beta), Argument.None, Argument.None, true, 0.0, epsilon);
        _ = Activations.Relu(results.Item1, relu);
        return results;
    }

    /// <summary>Computes the gradients of <see cref="BatchNorm"/>.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="x">The operand, of the shape (N, channels, ...).</param>
    /// <param name="mean">The mean of each channel, of the shape (channels).</param>
    /// <param name="inverseDeviation">1 / sqrt(variance + epsilon) of each channel, of the shape (channels).</param>
    /// <param name="gamma">The scale, of the shape (channels), or null.</param>
    /// <param name="wanted">Whether each gradient is computed. The others are null.</param>
    /// <param name="epsilon">A small number added to the variance.</param>
    /// <param name="isFrozen">Whether the mean and the deviation are those of the moving averages, which do not depend on x.</param>
    public static (Tensor Input, Tensor Gamma, Tensor Beta) BatchNormGradients(
        Tensor g, Tensor x, Tensor mean, Tensor inverseDeviation, Tensor? gamma, (bool Input, bool Gamma, bool Beta) wanted, double epsilon, bool isFrozen)
    {
        if (CpuNormalization.SupportsChannelGradients(g, x, mean, inverseDeviation, gamma))
        {
            return CpuNormalization.ChannelGradients(g, x, mean, inverseDeviation, gamma, wanted, isFrozen);
        }

        if (isFrozen)
        {
            using var variance = VarianceOf(inverseDeviation, epsilon);
            return FixedNormGradients(g, x, mean, variance, gamma, wanted, epsilon);
        }

        return s_batchNormGradients.CallForThree(
            wanted, g, x, Argument.Optional(gamma), Argument.None, Argument.None, Argument.Optional(mean), Argument.Optional(inverseDeviation), true, epsilon, wanted);
    }

    /// <summary>Returns a copy of the statistics of the batch, or of the moving averages.</summary>
    /// <param name="ofBatch">The mean or variance of each channel in the batch.</param>
    /// <param name="moving">Its moving average.</param>
    /// <param name="isFrozen">Whether the moving averages are used, because the layer is not trainable.</param>
    public static Tensor ChosenStatistics(Tensor ofBatch, Tensor moving, bool isFrozen) => (isFrozen ? moving : ofBatch).clone();

    /// <summary>Computes the gradient of <see cref="ChosenStatistics"/> with respect to the statistics of the batch.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="isFrozen">Whether the moving averages are used, so that the gradient is zero.</param>
    public static Tensor ChosenStatisticsGradient(Tensor g, bool isFrozen) => isFrozen ? zeros_like(g) : g.clone();

    /// <summary>Normalizes each channel by a given mean and variance.</summary>
    /// <param name="x">The operand, of the shape (N, channels, ...).</param>
    /// <param name="mean">The mean of each channel, of the shape (channels).</param>
    /// <param name="variance">The variance of each channel, of the shape (channels).</param>
    /// <param name="gamma">The scale, of the shape (channels), or null.</param>
    /// <param name="beta">The offset, of the shape (channels), or null.</param>
    /// <param name="epsilon">A small number added to the variance.</param>
    /// <param name="relu">Whether ReLU is applied to the result.</param>
    public static Tensor FixedNorm(Tensor x, Tensor mean, Tensor variance, Tensor? gamma, Tensor? beta, double epsilon, bool relu = false)
    {
        if (CpuNormalization.SupportsChannels(x, gamma, beta) && CpuNormalization.SupportsChannels(x, mean, variance))
        {
            using var inverseDeviation = InverseDeviationOf(variance, epsilon);
            return CpuNormalization.FixedNorm(x, mean, inverseDeviation, gamma, beta, relu);
        }

        return Activations.Relu(nn.functional.batch_norm(x, mean, variance, gamma!, beta!, false, 0, epsilon), relu);
    }

    /// <summary>Computes the gradients of <see cref="FixedNorm"/>.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="x">The operand, of the shape (N, channels, ...).</param>
    /// <param name="mean">The mean of each channel, of the shape (channels).</param>
    /// <param name="variance">The variance of each channel, of the shape (channels).</param>
    /// <param name="gamma">The scale, of the shape (channels), or null.</param>
    /// <param name="wanted">Whether each gradient is computed. The others are null.</param>
    /// <param name="epsilon">A small number added to the variance.</param>
    public static (Tensor Input, Tensor Gamma, Tensor Beta) FixedNormGradients(
        Tensor g, Tensor x, Tensor mean, Tensor variance, Tensor? gamma, (bool Input, bool Gamma, bool Beta) wanted, double epsilon)
    {
        if (CpuNormalization.SupportsChannelGradients(g, x, mean, variance, gamma))
        {
            using var inverseDeviation = InverseDeviationOf(variance, epsilon);
            return CpuNormalization.ChannelGradients(g, x, mean, inverseDeviation, gamma, wanted, isFixed: true);
        }

        return s_batchNormGradients.CallForThree(
            wanted, g, x, Argument.Optional(gamma), Argument.Optional(mean), Argument.Optional(variance), Argument.None, Argument.None, false, epsilon, wanted);
    }

    /// <summary>Normalizes over the last axis.</summary>
    /// <param name="x">The operand.</param>
    /// <param name="gamma">The scale, of the size of the last axis, or null.</param>
    /// <param name="beta">The offset, of the size of the last axis, or null.</param>
    /// <param name="epsilon">A small number added to the variance.</param>
    public static Tensor LayerNorm(Tensor x, Tensor? gamma, Tensor? beta, double epsilon)
    {
        if (CpuNormalization.SupportsRows(x, gamma, beta))
        {
            return CpuNormalization.LayerNorm(x, gamma, beta, epsilon, null, null);
        }

        using var factor = WithBeta(gamma, beta, x.size(-1));
        return nn.functional.layer_norm(x, [x.size(-1)], factor!, beta!, epsilon);
    }

    /// <summary>Computes <see cref="LayerNorm"/>, and the mean and 1 / sqrt(variance + epsilon) of each row for the gradients.</summary>
    /// <param name="x">The operand.</param>
    /// <param name="gamma">The scale, of the size of the last axis, or null.</param>
    /// <param name="beta">The offset, of the size of the last axis, or null.</param>
    /// <param name="epsilon">A small number added to the variance.</param>
    public static (Tensor Result, Tensor Mean, Tensor InverseDeviation) LayerNormWithStatistics(Tensor x, Tensor? gamma, Tensor? beta, double epsilon) =>
        CpuNormalization.SupportsRows(x, gamma, beta) ? CpuNormalization.LayerNorm(x, gamma, beta, epsilon)
        : s_layerNorm.CallForThree(x, new[] { x.size(-1) }, Argument.Optional(gamma), Argument.Optional(beta), epsilon);

    /// <summary>Computes the gradients of <see cref="LayerNorm"/>.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="x">The operand.</param>
    /// <param name="mean">The mean of each row.</param>
    /// <param name="inverseDeviation">1 / sqrt(variance + epsilon) of each row.</param>
    /// <param name="gamma">The scale, of the size of the last axis, or null.</param>
    /// <param name="wanted">Whether each gradient is computed. The others are null.</param>
    /// <param name="epsilon">A small number added to the variance.</param>
    public static (Tensor Input, Tensor Gamma, Tensor Beta) LayerNormGradients(
        Tensor g, Tensor x, Tensor mean, Tensor inverseDeviation, Tensor? gamma, (bool Input, bool Gamma, bool Beta) wanted, double epsilon)
    {
        _ = epsilon; // the deviation contains it
        if (CpuNormalization.SupportsRowGradients(g, x, mean, inverseDeviation, gamma))
        {
            return CpuNormalization.LayerNormGradients(g, x, mean, inverseDeviation, gamma, wanted);
        }

        using var dense = x.contiguous();
        using var gradient = g.contiguous();
        using var factor = WithBeta(gamma, x, x.size(-1));
        return OperatorLayerNormGradients(gradient, dense, mean, inverseDeviation, factor!, wanted);
    }

    /// <summary>Normalizes each sample over groups of channels and all axes after them.</summary>
    /// <param name="x">The operand, of the shape (N, channels, ...).</param>
    /// <param name="gamma">The scale, of the shape (channels), or null.</param>
    /// <param name="beta">The offset, of the shape (channels), or null.</param>
    /// <param name="groups">The number of groups of channels.</param>
    /// <param name="epsilon">A small number added to the variance.</param>
    public static Tensor GroupNorm(Tensor x, Tensor? gamma, Tensor? beta, long groups, double epsilon)
    {
        // The gradient of libtorch 2.10 ends the process if the channels are last in memory and x itself needs no gradient.
        using var input = is_grad_enabled() ? x.contiguous() : x.alias();
        using var factor = WithBeta(gamma, beta, x.size(1));
        return nn.functional.group_norm(input, groups, factor!, beta!, epsilon);
    }

    /// <summary>Computes <see cref="GroupNorm"/>, and the mean and 1 / sqrt(variance + epsilon) of each group for the gradients.</summary>
    /// <param name="x">The operand, of the shape (N, channels, ...).</param>
    /// <param name="gamma">The scale, of the shape (channels), or null.</param>
    /// <param name="beta">The offset, of the shape (channels), or null.</param>
    /// <param name="groups">The number of groups of channels.</param>
    /// <param name="epsilon">A small number added to the variance.</param>
    public static (Tensor Result, Tensor Mean, Tensor InverseDeviation) GroupNormWithStatistics(
        Tensor x, Tensor? gamma, Tensor? beta, long groups, double epsilon)
    {
        using var dense = InOneFormat(x);
        return OperatorGroupNorm(dense, gamma, beta, x.numel() / (x.size(0) * x.size(1)), groups, epsilon);
    }

    /// <summary>Computes the gradients of <see cref="GroupNorm"/>.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="x">The operand, of the shape (N, channels, ...).</param>
    /// <param name="mean">The mean of each group.</param>
    /// <param name="inverseDeviation">1 / sqrt(variance + epsilon) of each group.</param>
    /// <param name="gamma">The scale, of the shape (channels), or null.</param>
    /// <param name="wanted">Whether each gradient is computed. The others are null.</param>
    /// <param name="groups">The number of groups of channels.</param>
    /// <param name="epsilon">A small number added to the variance.</param>
    public static (Tensor Input, Tensor Gamma, Tensor Beta) GroupNormGradients(
        Tensor g, Tensor x, Tensor mean, Tensor inverseDeviation, Tensor? gamma, (bool Input, bool Gamma, bool Beta) wanted, long groups, double epsilon)
    {
        _ = epsilon; // the deviation contains it

        // libtorch 2.10 reads the memory of both in the format of x and ignores the strides of g.
        using var dense = x.contiguous();
        using var gradient = g.contiguous();
        using var factor = WithBeta(gamma, x, x.size(1));
        return OperatorGroupNormGradients(gradient, dense, mean, inverseDeviation, factor!, x.numel() / (x.size(0) * x.size(1)), groups, wanted);
    }

    /// <summary>Computes state := state · momentum + x · (1 - momentum).</summary>
    /// <param name="state">The moving average.</param>
    /// <param name="x">The new value, of the same shape.</param>
    /// <param name="momentum">The fraction of the average that is kept.</param>
    /// <param name="isFrozen">Whether the average stays as it is, because the layer is not trainable.</param>
    public static void UpdateMovingAverage(Tensor state, Tensor x, double momentum, bool isFrozen)
    {
        if (isFrozen)
        {
            return;
        }

        if (CpuNormalization.SupportsStates(state, x))
        {
            CpuNormalization.UpdateMovingAverage(state, x, momentum);
            return;
        }

        Elementwise.ScaleInPlace(state, momentum);
        Elementwise.AddScaled(state, x, 1 - momentum);
    }

    /// <summary>Computes state := state · momentum + variance · (1 - momentum).</summary>
    /// <param name="state">The moving variance.</param>
    /// <param name="inverseDeviation">1 / sqrt(variance + epsilon) of each channel.</param>
    /// <param name="momentum">The fraction of the average that is kept.</param>
    /// <param name="epsilon">The number that was added to the variance.</param>
    /// <param name="isFrozen">Whether the average stays as it is, because the layer is not trainable.</param>
    public static void UpdateMovingVariance(Tensor state, Tensor inverseDeviation, double momentum, double epsilon, bool isFrozen)
    {
        if (!isFrozen && CpuNormalization.SupportsStates(state, inverseDeviation))
        {
            CpuNormalization.UpdateMovingVariance(state, inverseDeviation, momentum, epsilon);
            return;
        }

        using var variance = VarianceOf(inverseDeviation, epsilon);
        UpdateMovingAverage(state, variance, momentum, isFrozen);
    }

    private static Tensor InverseDeviationOf(Tensor variance, double epsilon)
    {
        using var positive = Elementwise.Offset(variance, epsilon);
        return positive.rsqrt();
    }

    private static Tensor VarianceOf(Tensor inverseDeviation, double epsilon)
    {
        var variance = Elementwise.Power(inverseDeviation, -2);
        Elementwise.OffsetInPlace(variance, -epsilon);
        return variance;
    }

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

    private static Tensor WithoutStatistics((Tensor Result, Tensor Mean, Tensor InverseDeviation) results)
    {
        results.Mean.Dispose();
        results.InverseDeviation.Dispose();
        return results.Result;
    }

    // libtorch 2.10's gradient of beta fails if there is no gamma, so ones are passed as gamma.
    private static Tensor? WithBeta(Tensor? gamma, Tensor? beta, long channels) =>
        gamma?.alias() ?? (beta is null ? null : ones([channels], beta.dtype, beta.device));

    /// <summary>Returns the elements with the channels first or last in memory. Tensors of another order are copied.</summary>
    private static Tensor InOneFormat(Tensor x)
    {
        using var last = x.dim() is 4 or 5 ? x.movedim([1], [-1]) : x.alias();
        return last.is_contiguous() ? x.alias() : x.contiguous();
    }
}
