using CompiledNets.Cpu;
using static TorchSharp.torch;

namespace CompiledNets.Generated.Kernels;

/// <summary>
/// Computes convolutions of images on the CPU: of all channels together, or depthwise, with one kernel for each channel. The memory of images is in the order
/// (N, height, width, channels) and that of kernels in Keras' order, so operands and results are not copied.
/// </summary>
internal static unsafe class CpuConvolutions
{
    /// <summary>Returns true if these kernels compute the convolution. Shapes that do not fit are left to libtorch, which reports them.</summary>
    public static bool Supports(Tensor x, Tensor kernel, Tensor? bias, Extents strides, Extents padding, Extents dilation, long groups) =>
        AreImages(x, kernel, bias, dilation)
        && (IsDepthwise(x, kernel, groups) || (groups == 1 && kernel.size(1) == x.size(1)))
        && IsVector(bias, kernel.size(0))
        && OutputOf(x, kernel, strides, padding) is { Height: > 0, Width: > 0 };

    /// <summary>Returns true if these kernels compute the gradients of the convolution.</summary>
    public static bool SupportsGradients(Tensor g, Tensor x, Tensor kernel, Extents strides, Extents padding, Extents dilation, long groups) =>
        Supports(x, kernel, null, strides, padding, dilation, groups)
        && CpuTensors.AreForKernels(g)
        && AreOf(g, x.size(0), kernel.size(0), OutputOf(x, kernel, strides, padding));

    /// <summary>Returns true if these kernels compute the transposed convolution.</summary>
    public static bool SupportsTransposed(
        Tensor x, Tensor kernel, Tensor? bias, Extents strides, Extents padding, Extents outputPadding, Extents dilation, long groups) =>
        groups == 1
        && AreImages(x, kernel, bias, dilation)
        && kernel.size(0) == x.size(1)
        && IsVector(bias, kernel.size(1))
        && outputPadding.Height < strides.Height
        && outputPadding.Width < strides.Width
        && TransposedOutputOf(x, kernel, strides, padding, outputPadding) is { Height: > 0, Width: > 0 };

    /// <summary>Returns true if these kernels compute the gradients of the transposed convolution.</summary>
    public static bool SupportsTransposedGradients(
        Tensor g, Tensor x, Tensor kernel, Extents strides, Extents padding, Extents outputPadding, Extents dilation, long groups) =>
        SupportsTransposed(x, kernel, null, strides, padding, outputPadding, dilation, groups)
        && CpuTensors.AreForKernels(g)
        && AreOf(g, x.size(0), kernel.size(1), TransposedOutputOf(x, kernel, strides, padding, outputPadding));

    public static Tensor Convolve(Tensor x, Tensor kernel, Tensor? bias, Extents strides, Extents padding, long groups, bool relu) =>
        Convolve(x, kernel, strides, padding, groups, new(CpuTensors.Address(bias), relu));

    /// <summary>Computes the convolution, and normalizes each channel of it by a given mean and variance.</summary>
    public static Tensor ConvolveNormalized(
        Tensor x, Tensor kernel, Tensor? bias, Tensor mean, Tensor variance, Tensor? gamma, Tensor? beta, double epsilon, Extents strides, Extents padding, long groups, bool relu)
    {
        using var average = new DenseMemory(mean);
        using var squares = new DenseMemory(variance);
        using var factor = new DenseMemory(gamma);
        using var addend = new DenseMemory(beta);
        var filters = CpuTensors.Size(kernel, 0);
        var coefficients = Results.Empty(2, filters);
        float* scale = CpuTensors.Address(coefficients), offset = scale + filters;
        BatchNormalization.Coefficients(filters, CpuTensors.Address(bias), average.Address, squares.Address, factor.Address, addend.Address, epsilon, scale, offset);
        var result = Convolve(x, kernel, strides, padding, groups, new(offset, relu, scale));
        StepMemory.Free(coefficients);
        return result;
    }

    private static Tensor Convolve(Tensor x, Tensor kernel, Extents strides, Extents padding, long groups, ColumnEnd end)
    {
        using var images = new DenseMemory(x, MemoryOrder.ChannelsLast);
        using var weights = new DenseMemory(kernel, MemoryOrder.KerasKernel);
        var shape = ShapeOf(x, kernel, strides, padding);
        var result = Results.EmptyImages(shape.Batch, shape.Filters, shape.OutHeight, shape.OutWidth);
        if (groups > 1)
        {
            DepthwiseConvolution.Forward(shape, images.Address, weights.Address, end, CpuTensors.Address(result));
        }
        else
        {
            Cpu.Convolution.Forward(shape, images.Address, weights.Address, end, CpuTensors.Address(result));
        }

        return result;
    }

    public static (Tensor Input, Tensor Kernel, Tensor Bias) Gradients(
        Tensor g, Tensor x, Tensor kernel, (bool Input, bool Kernel, bool Bias) wanted, Extents strides, Extents padding, long groups)
    {
        using var gradient = new DenseMemory(g, MemoryOrder.ChannelsLast);
        using var images = new DenseMemory(x, MemoryOrder.ChannelsLast);
        using var weights = new DenseMemory(kernel, MemoryOrder.KerasKernel);
        var shape = ShapeOf(x, kernel, strides, padding);
        var ofInput = wanted.Input ? Results.EmptyLike(x, MemoryOrder.ChannelsLast) : null;
        var ofKernel = wanted.Kernel ? Results.EmptyLike(kernel, MemoryOrder.KerasKernel) : null;
        var ofBias = wanted.Bias ? Results.Empty(shape.Filters) : null;
        var hasBiasGradient = false;
        if (groups > 1)
        {
            DepthwiseGradients(shape, images.Address, gradient.Address, weights.Address, CpuTensors.Address(ofInput), CpuTensors.Address(ofKernel));
        }
        else if (ofInput is not null && ofKernel is not null)
        {
            Cpu.Convolution.Gradients(
                shape, images.Address, gradient.Address, weights.Address, CpuTensors.Address(ofInput), CpuTensors.Address(ofKernel), CpuTensors.Address(ofBias));
            hasBiasGradient = true;
        }
        else if (ofInput is not null)
        {
            Cpu.Convolution.InputGradient(shape, gradient.Address, weights.Address, CpuTensors.Address(ofInput));
        }
        else if (ofKernel is not null)
        {
            Cpu.Convolution.KernelGradient(shape, images.Address, gradient.Address, CpuTensors.Address(ofKernel), CpuTensors.Address(ofBias));
            hasBiasGradient = true;
        }

        if (ofBias is not null && !hasBiasGradient)
        {
            Cpu.Reductions.SumRows(shape.OutPixels, shape.Filters, gradient.Address, CpuTensors.Address(ofBias));
        }

        return (ofInput!, ofKernel!, ofBias!);
    }

    private static void DepthwiseGradients(in ConvolutionShape shape, float* x, float* dy, float* kernel, float* dx, float* dkernel)
    {
        if (dx is not null)
        {
            DepthwiseConvolution.InputGradient(shape, dy, kernel, dx);
        }

        if (dkernel is not null)
        {
            DepthwiseConvolution.KernelGradient(shape, x, dy, dkernel);
        }
    }

    /// <summary>Computes a transposed convolution, which is the gradient of a convolution with respect to its operand.</summary>
    public static Tensor ConvolveTransposed(Tensor x, Tensor kernel, Tensor? bias, Extents strides, Extents padding, Extents outputPadding)
    {
        using var images = new DenseMemory(x, MemoryOrder.ChannelsLast);
        using var weights = new DenseMemory(kernel, MemoryOrder.KerasKernel);
        var shape = TransposedShapeOf(x, kernel, strides, padding, outputPadding);
        var result = Results.EmptyImages(shape.Batch, shape.Channels, shape.Height, shape.Width);
        Cpu.Convolution.InputGradient(shape, images.Address, weights.Address, CpuTensors.Address(result), end: new(CpuTensors.Address(bias)));
        return result;
    }

    public static (Tensor Input, Tensor Kernel, Tensor Bias) TransposedGradients(
        Tensor g, Tensor x, Tensor kernel, (bool Input, bool Kernel, bool Bias) wanted, Extents strides, Extents padding, Extents outputPadding)
    {
        using var gradient = new DenseMemory(g, MemoryOrder.ChannelsLast);
        using var images = new DenseMemory(x, MemoryOrder.ChannelsLast);
        using var weights = new DenseMemory(kernel, MemoryOrder.KerasKernel);
        var shape = TransposedShapeOf(x, kernel, strides, padding, outputPadding);
        var ofInput = wanted.Input ? Results.EmptyLike(x, MemoryOrder.ChannelsLast) : null;
        var ofKernel = wanted.Kernel ? Results.EmptyLike(kernel, MemoryOrder.KerasKernel) : null;
        var ofBias = wanted.Bias ? Results.Empty(shape.Channels) : null;
        if (ofInput is not null)
        {
            Cpu.Convolution.Forward(shape, gradient.Address, weights.Address, default, CpuTensors.Address(ofInput));
        }

        if (ofKernel is not null)
        {
            Cpu.Convolution.KernelGradient(shape, gradient.Address, images.Address, CpuTensors.Address(ofKernel), null);
        }

        if (ofBias is not null)
        {
            Cpu.Reductions.SumRows((long)shape.Batch * shape.Height * shape.Width, shape.Channels, gradient.Address, CpuTensors.Address(ofBias));
        }

        return (ofInput!, ofKernel!, ofBias!);
    }

    private static bool AreImages(Tensor x, Tensor kernel, Tensor? bias, Extents dilation) =>
        x.dim() == 4
        && kernel.dim() == 4
        && dilation is { Height: 1, Width: 1 }
        && x.numel() > 0
        && kernel.numel() > 0
        && CpuTensors.AreForKernels(x, kernel, bias);

    private static bool IsDepthwise(Tensor x, Tensor kernel, long groups) =>
        groups >= DepthwiseConvolution.LeastChannels && x.size(1) == groups && kernel.size(0) == groups && kernel.size(1) == 1;

    private static bool IsVector(Tensor? bias, long length) => bias is null || (bias.dim() == 1 && bias.size(0) == length && bias.is_contiguous());

    private static bool AreOf(Tensor g, long batch, long channels, (long Height, long Width) extents) =>
        g.dim() == 4 && g.size(0) == batch && g.size(1) == channels && g.size(2) == extents.Height && g.size(3) == extents.Width;

    private static (long Height, long Width) OutputOf(Tensor x, Tensor kernel, Extents strides, Extents padding) => (
        Output(x.size(2) + (2 * padding.Height) - kernel.size(2), strides.Height),
        Output(x.size(3) + (2 * padding.Width) - kernel.size(3), strides.Width));

    private static long Output(long last, long stride) => last < 0 ? 0 : (last / stride) + 1;

    private static (long Height, long Width) TransposedOutputOf(Tensor x, Tensor kernel, Extents strides, Extents padding, Extents outputPadding) => (
        ((x.size(2) - 1) * strides.Height) - (2 * padding.Height) + kernel.size(2) + outputPadding.Height,
        ((x.size(3) - 1) * strides.Width) - (2 * padding.Width) + kernel.size(3) + outputPadding.Width);

    /// <summary>Gets the sizes of the convolution.</summary>
    internal static ConvolutionShape ShapeOf(Tensor x, Tensor kernel, Extents strides, Extents padding) => Shape(
        kernel,
        strides,
        padding,
        CpuTensors.Size(x, 0),
        CpuTensors.Size(x, 2),
        CpuTensors.Size(x, 3)) with { Channels = CpuTensors.Size(x, 1) };

    /// <summary>Gets the sizes of the convolution whose operand has the shape of the transposed convolution's result.</summary>
    private static ConvolutionShape TransposedShapeOf(Tensor x, Tensor kernel, Extents strides, Extents padding, Extents outputPadding)
    {
        var (height, width) = TransposedOutputOf(x, kernel, strides, padding, outputPadding);
        return Shape(kernel, strides, padding, CpuTensors.Size(x, 0), checked((int)height), checked((int)width));
    }

    private static ConvolutionShape Shape(Tensor kernel, Extents strides, Extents padding, int batch, int height, int width) => new(
        batch,
        height,
        width,
        CpuTensors.Size(kernel, 1),
        CpuTensors.Size(kernel, 0),
        CpuTensors.Size(kernel, 2),
        CpuTensors.Size(kernel, 3),
        (int)strides.Height,
        (int)strides.Width,
        (int)padding.Height,
        (int)padding.Height,
        (int)padding.Width,
        (int)padding.Width);
}
