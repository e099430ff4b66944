using System.Numerics.Tensors;

namespace CompiledNets.Cpu;

/// <summary>
/// Normalizes each channel of (rows, channels) by its mean and variance, and computes the gradients. The memory is contiguous; images are (N · height · width,
/// channels). The formulas are those of Ioffe and Szegedy, "Batch Normalization", 2015. The variance is the biased one. Sums over parts of the rows are shifted
/// by a mean of the part and combined in float64, as by Chan, Golub and LeVeque, "Algorithms for computing the sample variance", 1983.
/// </summary>
internal static unsafe class BatchNormalization
{
    /// <summary>Computes the mean and 1 / sqrt(variance + epsilon) of each channel, and y := (x - mean) / sqrt(variance + epsilon) · gamma + beta.</summary>
    /// <param name="rows">The number of rows, at least 1.</param>
    /// <param name="channels">The number of channels.</param>
    /// <param name="x">The operand.</param>
    /// <param name="gamma">The scale of each channel, or null.</param>
    /// <param name="beta">The offset of each channel, or null.</param>
    /// <param name="epsilon">The number that is added to the variance.</param>
    /// <param name="y">Receives the result. It can be the memory of x.</param>
    /// <param name="mean">Receives the mean of each channel.</param>
    /// <param name="inverseDeviation">Receives 1 / sqrt(variance + epsilon) of each channel.</param>
    /// <param name="relu">Whether ReLU is applied to y.</param>
    public static void Forward(long rows, long channels, float* x, float* gamma, float* beta, double epsilon, float* y, float* mean, float* inverseDeviation, bool relu = false)
    {
        var size = ChannelSums.MemoryOf(rows, channels);
        var memory = Scratch.OfKernel(size + (2 * channels));
        var sums = new ChannelSums(rows, channels, x, null, null, memory);
        Team.Shared.Run(ref sums, sums.Parts);
        for (long channel = 0; channel < channels; channel++)
        {
            var (average, variance) = MomentsOf(sums, rows, channels, channel);
            mean[channel] = (float)average;
            inverseDeviation[channel] = (float)(1 / Math.Sqrt(variance + epsilon));
        }

        Normalize(rows, channels, x, mean, inverseDeviation, gamma, beta, y, memory + size, relu);
    }

    /// <summary>Computes y := (x - mean) · inverseDeviation · gamma + beta with given statistics.</summary>
    /// <param name="rows">The number of rows.</param>
    /// <param name="channels">The number of channels.</param>
    /// <param name="x">The operand.</param>
    /// <param name="mean">The mean of each channel.</param>
    /// <param name="inverseDeviation">1 / sqrt(variance + epsilon) of each channel.</param>
    /// <param name="gamma">The scale of each channel, or null.</param>
    /// <param name="beta">The offset of each channel, or null.</param>
    /// <param name="y">Receives the result. It can be the memory of x.</param>
    /// <param name="relu">Whether ReLU is applied to y.</param>
    public static void ForwardFixed(long rows, long channels, float* x, float* mean, float* inverseDeviation, float* gamma, float* beta, float* y, bool relu = false) =>
        Normalize(rows, channels, x, mean, inverseDeviation, gamma, beta, y, Scratch.OfKernel(2 * channels), relu);

    /// <summary>Computes a scale and an offset of each channel, so that x · scale + offset is the normalization of x + bias with given statistics.</summary>
    /// <param name="channels">The number of channels.</param>
    /// <param name="bias">The number of each channel that is added to the operand, or null.</param>
    /// <param name="mean">The mean of each channel.</param>
    /// <param name="variance">The variance of each channel.</param>
    /// <param name="gamma">The scale of each channel, or null.</param>
    /// <param name="beta">The offset of each channel, or null.</param>
    /// <param name="epsilon">The number that is added to the variance.</param>
    /// <param name="scale">Receives gamma / sqrt(variance + epsilon).</param>
    /// <param name="offset">Receives beta + (bias - mean) · scale.</param>
    public static void Coefficients(int channels, float* bias, float* mean, float* variance, float* gamma, float* beta, double epsilon, float* scale, float* offset)
    {
        Span<float> scales = new(scale, channels), offsets = new(offset, channels);
        TensorPrimitives.Add(new ReadOnlySpan<float>(variance, channels), (float)epsilon, scales);
        TensorPrimitives.ReciprocalSqrt(scales, scales);
        if (gamma is not null)
        {
            TensorPrimitives.Multiply(scales, new ReadOnlySpan<float>(gamma, channels), scales);
        }

        TensorPrimitives.Negate(new ReadOnlySpan<float>(mean, channels), offsets);
        if (bias is not null)
        {
            TensorPrimitives.Add(offsets, new ReadOnlySpan<float>(bias, channels), offsets);
        }

        TensorPrimitives.Multiply(offsets, scales, offsets);
        if (beta is not null)
        {
            TensorPrimitives.Add(offsets, new ReadOnlySpan<float>(beta, channels), offsets);
        }
    }

    /// <summary>Computes the gradients of the normalization.</summary>
    /// <param name="rows">The number of rows.</param>
    /// <param name="channels">The number of channels.</param>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="x">The operand.</param>
    /// <param name="mean">The mean of each channel.</param>
    /// <param name="inverseDeviation">1 / sqrt(variance + epsilon) of each channel.</param>
    /// <param name="gamma">The scale of each channel, or null.</param>
    /// <param name="isFixed">Whether the statistics are given and do not depend on x.</param>
    /// <param name="ofInput">Receives the gradient of x, or null. It can be the memory of g.</param>
    /// <param name="ofGamma">Receives the gradient of gamma, or null.</param>
    /// <param name="ofBeta">Receives the gradient of beta, or null.</param>
    public static void Gradient(
        long rows, long channels, float* g, float* x, float* mean, float* inverseDeviation, float* gamma, bool isFixed, float* ofInput, float* ofGamma, float* ofBeta)
    {
        var size = ChannelSums.MemoryOf(rows, channels);
        var memory = Scratch.OfKernel(size + (3 * channels));
        float* slope = memory + size, scale = slope + channels, offset = scale + channels;
        var needsSums = !isFixed || ofGamma is not null || ofBeta is not null;
        var sums = new ChannelSums(rows, channels, x, g, mean, memory);
        if (needsSums)
        {
            Team.Shared.Run(ref sums, sums.Parts);
        }

        for (long channel = 0; channel < channels; channel++)
        {
            var deviation = (double)inverseDeviation[channel];
            var factor = gamma is null ? deviation : gamma[channel] * deviation;
            var (sum, product) = needsSums ? SumsOf(sums, channels, channel) : (0, 0);
            if (ofGamma is not null)
            {
                ofGamma[channel] = (float)(product * deviation);
            }

            if (ofBeta is not null)
            {
                ofBeta[channel] = (float)sum;
            }

            // With d = x - mean and r = 1 / deviation: dx = gamma · r · (g - mean(g) - d · r² · mean(g · d)).
            scale[channel] = (float)factor;
            offset[channel] = isFixed ? 0 : (float)(-factor * sum / rows);
            slope[channel] = isFixed ? 0 : (float)(-factor * deviation * deviation * product / rows);
        }

        if (ofInput is not null)
        {
            var map = new ChannelMap(rows, channels, isFixed ? null : x, g, ofInput, new(mean, slope, scale, offset));
            Team.Shared.Run(ref map, map.Parts);
        }
    }

    private static void Normalize(long rows, long channels, float* x, float* mean, float* inverseDeviation, float* gamma, float* beta, float* y, float* memory, bool relu)
    {
        float* slope = memory, offset = memory + channels;
        for (long channel = 0; channel < channels; channel++)
        {
            slope[channel] = gamma is null ? inverseDeviation[channel] : inverseDeviation[channel] * gamma[channel];
            offset[channel] = beta is null ? 0 : beta[channel];
        }

        var map = new ChannelMap(rows, channels, x, null, y, new(mean, slope, null, offset), relu);
        Team.Shared.Run(ref map, map.Parts);
    }

    private static (double Mean, double Variance) MomentsOf(in ChannelSums sums, long rows, long channels, long channel)
    {
        var total = 0.0;
        for (var part = 0; part < sums.RowParts; part++)
        {
            var at = sums.Sums(part) + channel;
            total += at[0] + (sums.RowsOf(part) * (double)at[2 * channels]);
        }

        var mean = total / rows;
        var squares = 0.0;
        for (var part = 0; part < sums.RowParts; part++)
        {
            var at = sums.Sums(part) + channel;
            double count = sums.RowsOf(part), rest = at[0] / count, distance = at[2 * channels] + rest - mean;
            squares += at[channels] - (at[0] * rest) + (count * distance * distance);
        }

        return (mean, Math.Max(squares, 0) / rows);
    }

    private static (double Sum, double Product) SumsOf(in ChannelSums sums, long channels, long channel)
    {
        double sum = 0, product = 0;
        for (var part = 0; part < sums.RowParts; part++)
        {
            var at = sums.Sums(part) + channel;
            sum += at[0];
            product += at[channels];
        }

        return (sum, product);
    }
}
