using CompiledNets.Interop;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Generated.Kernels;

/// <summary>Computes convolutions of images and volumes, their transposes and their gradients.</summary>
public static class Convolutions
{
    /// <summary>Computes a convolution.</summary>
    /// <param name="x">The operand, of the shape (N, channels, ...).</param>
    /// <param name="kernel">The kernel, of the shape (filters, channels / groups, ...).</param>
    /// <param name="bias">The bias, of the shape (filters), or null.</param>
    /// <param name="strides">The strides along each axis.</param>
    /// <param name="padding">The number of zeros on each side of each axis.</param>
    /// <param name="dilation">The distance of the elements of the kernel along each axis.</param>
    /// <param name="groups">The number of groups of channels.</param>
    /// <param name="relu">Whether ReLU is applied to the result.</param>
    /// <returns>The result, of the shape (N, filters, ...).</returns>
    public static Tensor Convolution(
        Tensor x, Tensor kernel, Tensor? bias, Extents strides, Extents padding, Extents dilation, long groups, bool relu = false) =>
        MixedStep.Current is { } mixed
            ? Activations.Relu(MixedConvolution(mixed, x, kernel, bias, strides, padding, dilation, groups), relu)
            : Convolve(x, kernel, bias, strides, padding, dilation, groups, relu);

    /// <summary>Computes the gradients of a convolution.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="x">The operand, of the shape (N, channels, ...).</param>
    /// <param name="kernel">The kernel, of the shape (filters, channels / groups, ...).</param>
    /// <param name="wanted">Whether each gradient is computed. The others are null.</param>
    /// <param name="strides">The strides along each axis.</param>
    /// <param name="padding">The number of zeros on each side of each axis.</param>
    /// <param name="dilation">The distance of the elements of the kernel along each axis.</param>
    /// <param name="groups">The number of groups of channels.</param>
    public static (Tensor Input, Tensor Kernel, Tensor Bias) ConvolutionGradients(
        Tensor g, Tensor x, Tensor kernel, (bool Input, bool Kernel, bool Bias) wanted, Extents strides, Extents padding, Extents dilation, long groups) =>
        MixedStep.Current is { } mixed
            ? MixedGradients(mixed, g, x, kernel, wanted, strides, padding, dilation, groups)
            : Gradients(g, x, kernel, wanted, strides, padding, dilation, groups);

    /// <summary>Computes a convolution of images, and normalizes each channel of its result by a given mean and variance.</summary>
    /// <param name="x">The operand, of the shape (N, channels, height, width).</param>
    /// <param name="kernel">The kernel, of the shape (filters, channels / groups, height, width).</param>
    /// <param name="bias">The bias of the convolution, of the shape (filters), or null.</param>
    /// <param name="mean">The mean of each channel of the result, of the shape (filters).</param>
    /// <param name="variance">The variance of each channel of the result, of the shape (filters).</param>
    /// <param name="gamma">The scale of the normalization, of the shape (filters), or null.</param>
    /// <param name="beta">The offset of the normalization, of the shape (filters), or null.</param>
    /// <param name="epsilon">A small number added to the variance.</param>
    /// <param name="strides">The strides along each axis.</param>
    /// <param name="padding">The number of zeros added on each side of each axis.</param>
    /// <param name="dilation">The distance of the elements of the kernel along each axis.</param>
    /// <param name="groups">The number of groups of channels.</param>
    /// <param name="relu">Whether ReLU is applied to the normalized result.</param>
    public static Tensor NormalizedConvolution(
        Tensor x,
        Tensor kernel,
        Tensor? bias,
        Tensor mean,
        Tensor variance,
        Tensor? gamma,
        Tensor? beta,
        double epsilon,
        Extents strides,
        Extents padding,
        Extents dilation,
        long groups,
        bool relu = false)
    {
        var filters = kernel.size(0);
        if (MixedStep.Current is null
            && CpuConvolutions.Supports(x, kernel, bias, strides, padding, dilation, groups)
            && CpuNormalization.AreCoefficients(mean, filters)
            && CpuNormalization.AreCoefficients(variance, filters)
            && CpuNormalization.AreCoefficients(gamma, filters)
            && CpuNormalization.AreCoefficients(beta, filters))
        {
            return CpuConvolutions.ConvolveNormalized(x, kernel, bias, mean, variance, gamma, beta, epsilon, strides, padding, groups, relu);
        }

        var result = Convolution(x, kernel, bias, strides, padding, dilation, groups);
        var normalized = Normalization.FixedNorm(result, mean, variance, gamma, beta, epsilon, relu);
        StepMemory.Free(result);
        return normalized;
    }

    /// <summary>Computes a 3x3 convolution, and the largest element of each 2x2 window of its result.</summary>
    /// <param name="x">The operand, of the shape (N, channels, height, width).</param>
    /// <param name="kernel">The kernel, of the shape (filters, channels, 3, 3).</param>
    /// <param name="bias">The bias, of the shape (filters), or null.</param>
    /// <param name="padding">The number of zeros added on each side of each axis.</param>
    /// <param name="relu">Whether ReLU is applied to the result.</param>
    public static Tensor PooledConvolution(Tensor x, Tensor kernel, Tensor? bias, Extents padding, bool relu = false)
    {
        if (CpuPooledConvolutions.Supports(x, kernel, bias, padding))
        {
            return CpuPooledConvolutions.Convolve(x, kernel, bias, padding, relu, hasPlaces: false).Largest;
        }

        var result = Convolution(x, kernel, bias, strides: (1, 1), padding, dilation: (1, 1), groups: 1);
        var largest = Pooling.MaxPool(result, size: (2, 2), strides: (2, 2), padding: (0, 0), ceil: false);
        StepMemory.Free(result);
        return Activations.Relu(largest, relu);
    }

    /// <summary>Computes a 3x3 convolution, and the largest element of each 2x2 window of its result with its place, which the gradient needs.</summary>
    /// <param name="x">The operand, of the shape (N, channels, height, width).</param>
    /// <param name="kernel">The kernel, of the shape (filters, channels, 3, 3).</param>
    /// <param name="bias">The bias, of the shape (filters), or null.</param>
    /// <param name="padding">The number of zeros added on each side of each axis.</param>
    /// <param name="relu">Whether ReLU is applied to the largest elements.</param>
    public static (Tensor Largest, Tensor Places) PooledConvolutionWithPlaces(Tensor x, Tensor kernel, Tensor? bias, Extents padding, bool relu = false)
    {
        if (CpuPooledConvolutions.Supports(x, kernel, bias, padding))
        {
            return CpuPooledConvolutions.Convolve(x, kernel, bias, padding, relu, hasPlaces: true);
        }

        var result = Convolution(x, kernel, bias, strides: (1, 1), padding, dilation: (1, 1), groups: 1);
        var (largest, places) = Pooling.MaxPoolWithPlaces(result, size: (2, 2), strides: (2, 2), padding: (0, 0), ceil: false);
        StepMemory.Free(result);
        return (Activations.Relu(largest, relu), places);
    }

    /// <summary>Computes the gradients of <see cref="PooledConvolutionWithPlaces"/>, before its ReLU.</summary>
    /// <param name="g">The gradient of the largest elements.</param>
    /// <param name="places">The places of the largest elements.</param>
    /// <param name="x">The operand, of the shape (N, channels, height, width).</param>
    /// <param name="kernel">The kernel, of the shape (filters, channels, 3, 3).</param>
    /// <param name="wanted">Whether each gradient is computed. The others are null.</param>
    /// <param name="padding">The number of zeros added on each side of each axis.</param>
    public static (Tensor Input, Tensor Kernel, Tensor Bias) PooledConvolutionGradients(
        Tensor g, Tensor places, Tensor x, Tensor kernel, (bool Input, bool Kernel, bool Bias) wanted, Extents padding)
    {
        if (CpuPooledConvolutions.SupportsGradients(g, places, x, kernel, wanted, padding))
        {
            return CpuPooledConvolutions.Gradients(g, places, x, kernel, wanted, padding);
        }

        ReadOnlySpan<long> shape = [x.size(0), kernel.size(0), x.size(2) + (2 * padding.Height) - 2, x.size(3) + (2 * padding.Width) - 2];
        var gradient = Pooling.MaxPoolGradient(g, places, shape, size: (2, 2), strides: (2, 2), padding: (0, 0), ceil: false);
        var gradients = ConvolutionGradients(gradient, x, kernel, wanted, strides: (1, 1), padding, dilation: (1, 1), groups: 1);
        StepMemory.Free(gradient);
        return gradients;
    }

    /// <summary>Computes a transposed convolution.</summary>
    /// <param name="x">The operand, of the shape (N, channels, ...).</param>
    /// <param name="kernel">The kernel, of the shape (channels, filters / groups, ...).</param>
    /// <param name="bias">The bias, of the shape (filters), or null.</param>
    /// <param name="strides">The strides along each axis.</param>
    /// <param name="padding">The number of elements cut off on each side of each axis.</param>
    /// <param name="outputPadding">The number of elements added at the end of each axis.</param>
    /// <param name="dilation">The distance of the elements of the kernel along each axis.</param>
    /// <param name="groups">The number of groups of channels.</param>
    /// <returns>The result, of the shape (N, filters, ...).</returns>
    public static Tensor TransposedConvolution(
        Tensor x, Tensor kernel, Tensor? bias, Extents strides, Extents padding, Extents outputPadding, Extents dilation, long groups)
    {
        if (MixedStep.Current is not { } mixed)
        {
            return ConvolveTransposed(x, kernel, bias, strides, padding, outputPadding, dilation, groups);
        }

        using var input = RoundedBy(mixed, x);
        using var weight = RoundedBy(mixed, kernel);
        return ConvolveTransposed(input, weight, bias, strides, padding, outputPadding, dilation, groups);
    }

    private static Tensor ConvolveTransposed(
        Tensor input, Tensor weight, Tensor? bias, Extents strides, Extents padding, Extents outputPadding, Extents dilation, long groups)
    {
        if (CpuConvolutions.SupportsTransposed(input, weight, bias, strides, padding, outputPadding, dilation, groups))
        {
            return CpuConvolutions.ConvolveTransposed(input, weight, bias, strides, padding, outputPadding);
        }

        using var own = KernelFor(weight);
        return input.dim() == 4
            ? nn.functional.conv_transpose2d(input, own, bias!, strides.ToArray(), padding.ToArray(), outputPadding.ToArray(), dilation.ToArray(), groups)
            : nn.functional.conv_transpose3d(input, own, bias!, strides.ToArray(), padding.ToArray(), outputPadding.ToArray(), dilation.ToArray(), groups);
    }

    /// <summary>Computes the gradients of a transposed convolution.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="x">The operand, of the shape (N, channels, ...).</param>
    /// <param name="kernel">The kernel, of the shape (channels, filters / groups, ...).</param>
    /// <param name="wanted">Whether each gradient is computed. The others are null.</param>
    /// <param name="strides">The strides along each axis.</param>
    /// <param name="padding">The number of elements cut off on each side of each axis.</param>
    /// <param name="outputPadding">The number of elements added at the end of each axis.</param>
    /// <param name="dilation">The distance of the elements of the kernel along each axis.</param>
    /// <param name="groups">The number of groups of channels.</param>
    public static (Tensor Input, Tensor Kernel, Tensor Bias) TransposedConvolutionGradients(
        Tensor g, Tensor x, Tensor kernel, (bool Input, bool Kernel, bool Bias) wanted, Extents strides, Extents padding, Extents outputPadding, Extents dilation, long groups)
    {
        if (MixedStep.Current is not { } mixed)
        {
            return GradientsOfTransposedConvolution(g, x, kernel, wanted, strides, padding, outputPadding, dilation, groups);
        }

        using var gradient = RoundedBy(mixed, g);
        using var input = RoundedBy(mixed, x);
        using var weight = RoundedBy(mixed, kernel);
        var (ofInput, ofKernel, _) = GradientsOfTransposedConvolution(
            gradient, input, weight, (wanted.Input, wanted.Kernel, false), strides, padding, outputPadding, dilation, groups);
        return (ofInput, ofKernel, wanted.Bias ? SumPerFilter(g) : null!);
    }

    // The closure is in a method of its own, because C# allocates a closure when its method begins.
    private static Tensor MixedConvolution(
        MixedStep mixed, Tensor x, Tensor kernel, Tensor? bias, Extents strides, Extents padding, Extents dilation, long groups) =>
        AddBias(mixed.Compute(x, kernel, (a, b) => Convolve(a, b, null, strides, padding, dilation, groups, relu: false)), bias);

    private static Tensor Convolve(Tensor x, Tensor kernel, Tensor? bias, Extents strides, Extents padding, Extents dilation, long groups, bool relu)
    {
        if (CpuConvolutions.Supports(x, kernel, bias, strides, padding, dilation, groups))
        {
            return CpuConvolutions.Convolve(x, kernel, bias, strides, padding, groups, relu);
        }

        using var input = InPlainLayout(x);
        using var weight = KernelFor(kernel);
        var result = input.dim() == 4
            ? nn.functional.conv2d(input, weight, bias!, strides.ToArray(), padding.ToArray(), dilation.ToArray(), groups)
            : nn.functional.conv3d(input, weight, bias!, strides.ToArray(), padding.ToArray(), dilation.ToArray(), groups);
        return Activations.Relu(result, relu);
    }

    private static (Tensor Input, Tensor Kernel, Tensor Bias) Gradients(
        Tensor g, Tensor x, Tensor kernel, (bool Input, bool Kernel, bool Bias) wanted, Extents strides, Extents padding, Extents dilation, long groups) =>
        CpuConvolutions.SupportsGradients(g, x, kernel, strides, padding, dilation, groups)
            ? CpuConvolutions.Gradients(g, x, kernel, wanted, strides, padding, groups)
            : GradientsOfConvolution(g, x, kernel, wanted, strides, padding, dilation, groups);

    internal static (Tensor Input, Tensor Kernel, Tensor Bias) GradientsOfConvolution(
        Tensor g, Tensor x, Tensor kernel, (bool Input, bool Kernel, bool Bias) wanted, Extents strides, Extents padding, Extents dilation, long groups)
    {
        using var input = InPlainLayout(x);
        using var weight = KernelFor(kernel);
        return ConvolutionOperator.Gradients(
            g, input, weight, kernel.size(0), wanted, strides, padding, dilation, isTransposed: false, x.dim() == 4 ? (0, 0) : (0, 0, 0), groups);
    }

    private static (Tensor Input, Tensor Kernel, Tensor Bias) GradientsOfTransposedConvolution(
        Tensor g, Tensor x, Tensor kernel, (bool Input, bool Kernel, bool Bias) wanted, Extents strides, Extents padding, Extents outputPadding, Extents dilation, long groups)
    {
        if (CpuConvolutions.SupportsTransposedGradients(g, x, kernel, strides, padding, outputPadding, dilation, groups))
        {
            return CpuConvolutions.TransposedGradients(g, x, kernel, wanted, strides, padding, outputPadding);
        }

        // libtorch refuses kernels that are not contiguous in some of these gradients.
        using var weight = kernel.contiguous();
        return ConvolutionOperator.Gradients(g, x, weight, kernel.size(1) * groups, wanted, strides, padding, dilation, isTransposed: true, outputPadding, groups);
    }

    /// <summary>Computes gradients from bfloat16 operands. The gradient of the bias is a sum and is computed in float32.</summary>
    private static (Tensor Input, Tensor Kernel, Tensor Bias) MixedGradients(
        MixedStep mixed, Tensor g, Tensor x, Tensor kernel, (bool Input, bool Kernel, bool Bias) wanted, Extents strides, Extents padding, Extents dilation, long groups)
    {
        var (ofInput, ofKernel) = ((Tensor?)null, (Tensor?)null);
        if (MixedStep.MultipliesInFloat32(x))
        {
            using var a = mixed.RoundToFloat32(g);
            using var b = mixed.RoundToFloat32(x);
            using var c = mixed.RoundToFloat32(kernel);
            (ofInput, ofKernel, _) = Gradients(a, b, c, (wanted.Input, wanted.Kernel, false), strides, padding, dilation, groups);
            return (ofInput, ofKernel, wanted.Bias ? SumPerFilter(g) : null!);
        }

        if (wanted.Input || wanted.Kernel)
        {
            using var a = mixed.Round(g);
            using var b = mixed.Round(x);
            using var c = mixed.Round(kernel);
            (ofInput, ofKernel, _) = GradientsOfConvolution(a, b, c, (wanted.Input, wanted.Kernel, false), strides, padding, dilation, groups);
        }

        return (wanted.Input ? MixedStep.Widen(ofInput!) : null!, wanted.Kernel ? MixedStep.Widen(ofKernel!) : null!, wanted.Bias ? SumPerFilter(g) : null!);
    }

    /// <summary>
    /// Rounds the operand of a transposed convolution in a mixed step. It is rounded to bfloat16 and multiplied in float32, because not every
    /// libtorch computes transposed convolutions with groups and dilation in bfloat16 correctly on a CPU.
    /// </summary>
    private static Tensor RoundedBy(MixedStep mixed, Tensor operand) => MixedStep.Widen(mixed.Round(operand));

    /// <summary>
    /// Makes float64 tensors on CPUs contiguous. libtorch's own kernel computes them, and its gradient fails if axes of size one make the memory
    /// layout ambiguous. All other tensors are left as they are, because oneDNN computes them.
    /// </summary>
    private static Tensor InPlainLayout(Tensor x) => x.dtype == ScalarType.Float64 && x.device_type == DeviceType.CPU ? x.contiguous() : x.alias();

    /// <summary>
    /// Gives libtorch a kernel of images in its order of memory, with the channels last, so that the result has its channels last whatever the order of the operand
    /// is. Then dropout drops the same elements as after a convolution of this library, because it counts them in the order of memory.
    /// </summary>
    private static Tensor KernelFor(Tensor kernel)
    {
        if (kernel.dim() != 4 || (kernel.dtype == ScalarType.Float64 && kernel.device_type == DeviceType.CPU))
        {
            return InPlainLayout(kernel);
        }

        using var view = kernel.permute(0, 2, 3, 1);
        using var dense = view.contiguous();
        return dense.permute(0, 3, 1, 2);
    }

    /// <summary>Adds the bias to the result of a convolution in place.</summary>
    private static Tensor AddBias(Tensor result, Tensor? bias)
    {
        if (bias is not null)
        {
            using var perFilter = bias.view([-1, .. Enumerable.Repeat(1L, (int)result.dim() - 2)]);
            result.add_(perFilter);
        }

        return result;
    }

    private static Tensor SumPerFilter(Tensor g) => g.sum([0, .. Enumerable.Range(2, (int)g.dim() - 2).Select(axis => (long)axis)]);
}
