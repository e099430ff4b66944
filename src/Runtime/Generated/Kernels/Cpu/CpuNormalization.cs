using CompiledNets.Cpu;
using static TorchSharp.torch;

namespace CompiledNets.Generated.Kernels;

/// <summary>Computes normalizations on the CPU. The channels are last in memory; tensors of another order are copied.</summary>
internal static unsafe class CpuNormalization
{
    /// <summary>Returns true if these kernels normalize the channels of a tensor with coefficients of each channel, which can be null.</summary>
    public static bool SupportsChannels(Tensor x, Tensor? first, Tensor? second) =>
        Supports(x) && AreCoefficients(first, x.size(1)) && AreCoefficients(second, x.size(1));

    /// <summary>Returns true if these kernels normalize the rows of a tensor with coefficients of each column, which can be null.</summary>
    public static bool SupportsRows(Tensor x, Tensor? first, Tensor? second) =>
        Supports(x) && AreCoefficients(first, x.size(-1)) && AreCoefficients(second, x.size(-1));

    /// <summary>Returns true if these kernels compute the gradients of a normalization of channels.</summary>
    public static bool SupportsChannelGradients(Tensor g, Tensor x, Tensor mean, Tensor deviation, Tensor? gamma) =>
        SupportsChannels(x, mean, deviation) && SupportsChannels(x, gamma, null) && IsGradient(g, x);

    /// <summary>Returns true if these kernels compute the gradients of a normalization of rows.</summary>
    public static bool SupportsRowGradients(Tensor g, Tensor x, Tensor mean, Tensor deviation, Tensor? gamma) =>
        SupportsRows(x, gamma, null) && IsGradient(g, x) && AreCoefficients(mean, x.numel() / x.size(-1)) && AreCoefficients(deviation, x.numel() / x.size(-1));

    /// <summary>Computes batch normalization, the mean and 1 / sqrt(variance + epsilon) of each channel.</summary>
    public static (Tensor Result, Tensor Mean, Tensor InverseDeviation) BatchNorm(Tensor x, Tensor? gamma, Tensor? beta, double epsilon, bool relu)
    {
        using var dense = new DenseMemory(x, MemoryOrder.ChannelsLast);
        using var scale = new DenseMemory(gamma);
        using var offset = new DenseMemory(beta);
        var channels = x.size(1);
        var (result, mean, deviation) = (Results.EmptyLike(x, MemoryOrder.ChannelsLast), Results.Empty(channels), Results.Empty(channels));
        BatchNormalization.Forward(
            x.numel() / channels,
            channels,
            dense.Address,
            scale.Address,
            offset.Address,
            epsilon,
            CpuTensors.Address(result),
            CpuTensors.Address(mean),
            CpuTensors.Address(deviation),
            relu);
        return (result, mean, deviation);
    }

    /// <summary>Normalizes each channel by a given mean and 1 / sqrt(variance + epsilon).</summary>
    public static Tensor FixedNorm(Tensor x, Tensor mean, Tensor inverseDeviation, Tensor? gamma, Tensor? beta, bool relu)
    {
        using var dense = new DenseMemory(x, MemoryOrder.ChannelsLast);
        using var average = new DenseMemory(mean);
        using var deviation = new DenseMemory(inverseDeviation);
        using var scale = new DenseMemory(gamma);
        using var offset = new DenseMemory(beta);
        var result = Results.EmptyLike(x, MemoryOrder.ChannelsLast);
        BatchNormalization.ForwardFixed(
            x.numel() / x.size(1),
            x.size(1),
            dense.Address,
            average.Address,
            deviation.Address,
            scale.Address,
            offset.Address,
            CpuTensors.Address(result),
            relu);
        return result;
    }

    /// <summary>Computes the gradients of a normalization of channels. If <paramref name="isFixed"/> is true, the statistics do not depend on x.</summary>
    public static (Tensor Input, Tensor Gamma, Tensor Beta) ChannelGradients(
        Tensor g, Tensor x, Tensor mean, Tensor inverseDeviation, Tensor? gamma, (bool Input, bool Gamma, bool Beta) wanted, bool isFixed)
    {
        using var gradient = new DenseMemory(g, MemoryOrder.ChannelsLast);
        using var dense = new DenseMemory(x, MemoryOrder.ChannelsLast);
        using var average = new DenseMemory(mean);
        using var deviation = new DenseMemory(inverseDeviation);
        using var scale = new DenseMemory(gamma);
        var channels = x.size(1);
        var ofInput = wanted.Input ? Results.EmptyLike(x, MemoryOrder.ChannelsLast) : null;
        var ofGamma = wanted.Gamma ? Results.Empty(channels) : null;
        var ofBeta = wanted.Beta ? Results.Empty(channels) : null;
        BatchNormalization.Gradient(
            x.numel() / channels,
            channels,
            gradient.Address,
            dense.Address,
            average.Address,
            deviation.Address,
            scale.Address,
            isFixed,
            CpuTensors.Address(ofInput),
            CpuTensors.Address(ofGamma),
            CpuTensors.Address(ofBeta));
        return (ofInput!, ofGamma!, ofBeta!);
    }

    /// <summary>Computes layer normalization over the last axis, the mean and 1 / sqrt(variance + epsilon) of each row.</summary>
    public static (Tensor Result, Tensor Mean, Tensor InverseDeviation) LayerNorm(Tensor x, Tensor? gamma, Tensor? beta, double epsilon)
    {
        Span<long> rows = stackalloc long[(int)x.dim()];
        for (var axis = 0; axis < rows.Length; axis++)
        {
            rows[axis] = axis < rows.Length - 1 ? x.size(axis) : 1;
        }

        var (mean, deviation) = (Results.Empty(rows), Results.Empty(rows));
        return (LayerNorm(x, gamma, beta, epsilon, mean, deviation), mean, deviation);
    }

    /// <summary>Computes layer normalization over the last axis. The mean and the deviations can be null.</summary>
    public static Tensor LayerNorm(Tensor x, Tensor? gamma, Tensor? beta, double epsilon, Tensor? mean, Tensor? inverseDeviation)
    {
        using var dense = new DenseMemory(x);
        using var scale = new DenseMemory(gamma);
        using var offset = new DenseMemory(beta);
        var result = Results.EmptyLike(x);
        LayerNormalization.Forward(
            x.numel() / x.size(-1),
            x.size(-1),
            dense.Address,
            scale.Address,
            offset.Address,
            epsilon,
            CpuTensors.Address(result),
            CpuTensors.Address(mean),
            CpuTensors.Address(inverseDeviation));
        return result;
    }

    /// <summary>Computes the gradients of layer normalization over the last axis.</summary>
    public static (Tensor Input, Tensor Gamma, Tensor Beta) LayerNormGradients(
        Tensor g, Tensor x, Tensor mean, Tensor inverseDeviation, Tensor? gamma, (bool Input, bool Gamma, bool Beta) wanted)
    {
        using var gradient = new DenseMemory(g);
        using var dense = new DenseMemory(x);
        using var average = new DenseMemory(mean);
        using var deviation = new DenseMemory(inverseDeviation);
        using var scale = new DenseMemory(gamma);
        var columns = x.size(-1);
        var ofInput = wanted.Input ? Results.EmptyLike(x) : null;
        var ofGamma = wanted.Gamma ? Results.Empty(columns) : null;
        var ofBeta = wanted.Beta ? Results.Empty(columns) : null;
        LayerNormalization.Gradient(
            x.numel() / columns,
            columns,
            gradient.Address,
            dense.Address,
            average.Address,
            deviation.Address,
            scale.Address,
            CpuTensors.Address(ofInput),
            CpuTensors.Address(ofGamma),
            CpuTensors.Address(ofBeta));
        return (ofInput!, ofGamma!, ofBeta!);
    }

    /// <summary>Returns true if these kernels update moving averages.</summary>
    public static bool SupportsStates(Tensor state, Tensor x) =>
        CpuTensors.AreForKernels(state, x) && state.is_contiguous() && x.is_contiguous() && state.numel() == x.numel();

    /// <summary>Computes state := state · momentum + x · (1 - momentum).</summary>
    public static void UpdateMovingAverage(Tensor state, Tensor x, double momentum)
    {
        float* average = CpuTensors.Address(state), value = CpuTensors.Address(x);
        float kept = (float)momentum, added = (float)(1 - momentum);
        for (var channel = 0L; channel < state.numel(); channel++)
        {
            average[channel] = (average[channel] * kept) + (value[channel] * added);
        }
    }

    /// <summary>Computes state := state · momentum + variance · (1 - momentum), where the deviation is 1 / sqrt(variance + epsilon).</summary>
    public static void UpdateMovingVariance(Tensor state, Tensor inverseDeviation, double momentum, double epsilon)
    {
        float* average = CpuTensors.Address(state), deviation = CpuTensors.Address(inverseDeviation);
        float kept = (float)momentum, added = (float)(1 - momentum), offset = (float)epsilon;
        for (var channel = 0L; channel < state.numel(); channel++)
        {
            var variance = (1 / (deviation[channel] * deviation[channel])) - offset;
            average[channel] = (average[channel] * kept) + (variance * added);
        }
    }

    private static bool Supports(Tensor x) => x.dim() >= 2 && x.numel() > 0 && CpuTensors.AreForKernels(x);

    private static bool IsGradient(Tensor g, Tensor x) => CpuTensors.AreForKernels(g) && CpuTensors.HaveSameShape(g, x);

    /// <summary>Returns true if these kernels read a coefficient of each channel, or if the tensor is null.</summary>
    public static bool AreCoefficients(Tensor? x, long count) => x is null || (x.numel() == count && CpuTensors.AreForKernels(x));
}
