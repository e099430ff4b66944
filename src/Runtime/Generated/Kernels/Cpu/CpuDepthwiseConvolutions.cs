using CompiledNets.Cpu;
using static TorchSharp.torch;

namespace CompiledNets.Generated.Kernels;

/// <summary>Computes convolutions of images that have one kernel for each channel, on the CPU. The orders of memory are those of <see cref="CpuConvolutions"/>.</summary>
internal static unsafe class CpuDepthwiseConvolutions
{
    /// <summary>Returns true if these kernels compute the convolution.</summary>
    public static bool Supports(Tensor x, Tensor kernel, Tensor? bias, Extents strides, Extents padding, Extents dilation, long groups) =>
        groups >= DepthwiseConvolution.LeastChannels
        && CpuConvolutions.AreImages(x, kernel, bias, dilation)
        && x.size(1) == groups
        && kernel.size(0) == groups
        && kernel.size(1) == 1
        && CpuConvolutions.IsVector(bias, groups)
        && CpuConvolutions.OutputOf(x, kernel, strides, padding) is { Height: > 0, Width: > 0 };

    /// <summary>Returns true if these kernels compute the gradients of the convolution.</summary>
    public static bool SupportsGradients(Tensor g, Tensor x, Tensor kernel, Extents strides, Extents padding, Extents dilation, long groups) =>
        Supports(x, kernel, null, strides, padding, dilation, groups)
        && CpuTensors.AreForKernels(g)
        && CpuConvolutions.AreOf(g, x.size(0), groups, CpuConvolutions.OutputOf(x, kernel, strides, padding));

    public static Tensor Convolve(Tensor x, Tensor kernel, Tensor? bias, Extents strides, Extents padding, bool relu)
    {
        using var images = new DenseMemory(x, MemoryOrder.ChannelsLast);
        using var weights = new DenseMemory(kernel, MemoryOrder.KerasKernel);
        var shape = ShapeOf(x, kernel, strides, padding);
        var result = Results.EmptyImages(shape.Batch, shape.Filters, shape.OutHeight, shape.OutWidth);
        DepthwiseConvolution.Forward(shape, images.Address, weights.Address, CpuTensors.Address(bias), CpuTensors.Address(result), relu);
        return result;
    }

    public static (Tensor Input, Tensor Kernel, Tensor Bias) Gradients(
        Tensor g, Tensor x, Tensor kernel, (bool Input, bool Kernel, bool Bias) wanted, Extents strides, Extents padding)
    {
        using var gradient = new DenseMemory(g, MemoryOrder.ChannelsLast);
        using var images = new DenseMemory(x, MemoryOrder.ChannelsLast);
        using var weights = new DenseMemory(kernel, MemoryOrder.KerasKernel);
        var shape = ShapeOf(x, kernel, strides, padding);
        var ofInput = wanted.Input ? Results.EmptyLike(x, MemoryOrder.ChannelsLast) : null;
        var ofKernel = wanted.Kernel ? Results.EmptyLike(kernel, MemoryOrder.KerasKernel) : null;
        var ofBias = wanted.Bias ? Results.Empty(shape.Filters) : null;
        if (ofInput is not null)
        {
            DepthwiseConvolution.InputGradient(shape, gradient.Address, weights.Address, CpuTensors.Address(ofInput));
        }

        if (ofKernel is not null)
        {
            DepthwiseConvolution.KernelGradient(shape, images.Address, gradient.Address, CpuTensors.Address(ofKernel));
        }

        if (ofBias is not null)
        {
            Cpu.Reductions.SumRows(shape.OutPixels, shape.Filters, gradient.Address, CpuTensors.Address(ofBias));
        }

        return (ofInput!, ofKernel!, ofBias!);
    }

    private static ConvolutionShape ShapeOf(Tensor x, Tensor kernel, Extents strides, Extents padding) =>
        CpuConvolutions.ShapeOf(x, kernel, strides, padding) with { Channels = CpuTensors.Size(x, 1) };
}
