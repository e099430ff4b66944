using CompiledNets.Cpu;
using static TorchSharp.torch;

namespace CompiledNets.Generated.Kernels;

/// <summary>
/// Computes 3x3 convolutions of images with the maximum pooling of their results on the CPU. The memory of images is in the order (N, height, width, channels), and that of
/// kernels in Keras' order.
/// </summary>
internal static unsafe class CpuPooledConvolutions
{
    private static readonly Extents s_one = (1, 1);

    /// <summary>Returns true if these kernels compute the convolution with its pooling. The pooling is a step of its own otherwise.</summary>
    public static bool Supports(Tensor x, Tensor kernel, Tensor? bias, Extents padding) =>
        MixedStep.Current is null
        && CpuConvolutions.Supports(x, kernel, bias, s_one, padding, s_one, groups: 1)
        && ConvolutionPlan.Forward(CpuConvolutions.ShapeOf(x, kernel, s_one, padding)) == ConvolutionMethod.Winograd;

    /// <summary>Returns true if these kernels compute the gradients.</summary>
    public static bool SupportsGradients(Tensor g, Tensor places, Tensor x, Tensor kernel, (bool Input, bool Kernel, bool Bias) wanted, Extents padding)
    {
        if (MixedStep.Current is not null
            || !wanted.Kernel
            || places.dtype != ScalarType.Byte
            || !CpuTensors.AreForKernels(g)
            || !CpuConvolutions.Supports(x, kernel, null, s_one, padding, s_one, groups: 1))
        {
            return false;
        }

        var shape = CpuConvolutions.ShapeOf(x, kernel, s_one, padding);
        return g.numel() == (long)shape.Batch * (shape.OutHeight / 2) * (shape.OutWidth / 2) * shape.Filters
            && places.numel() == g.numel()
            && (wanted.Input ? ConvolutionPlan.SharesTiles(shape) : ConvolutionPlan.KernelGradient(shape) == ConvolutionMethod.Winograd);
    }

    public static (Tensor Largest, Tensor Places) Convolve(Tensor x, Tensor kernel, Tensor? bias, Extents padding, bool relu, bool hasPlaces)
    {
        using var images = new DenseMemory(x, MemoryOrder.ChannelsLast);
        using var weights = new DenseMemory(kernel, MemoryOrder.KerasKernel);
        var shape = CpuConvolutions.ShapeOf(x, kernel, s_one, padding);
        var largest = Results.EmptyImages(shape.Batch, shape.Filters, shape.OutHeight / 2, shape.OutWidth / 2);
        var places = hasPlaces ? StepMemory.Allocate([shape.Batch, shape.Filters, shape.OutHeight / 2, shape.OutWidth / 2], ScalarType.Byte, MemoryOrder.ChannelsLast) : null;
        Cpu.Convolution.ForwardPooled(
            shape, images.Address, weights.Address, new(CpuTensors.Address(bias), relu), CpuTensors.Address(largest), places is null ? null : (byte*)FlatMemory.AddressOf(places));
        return (largest, places!);
    }

    public static (Tensor Input, Tensor Kernel, Tensor Bias) Gradients(
        Tensor g, Tensor places, Tensor x, Tensor kernel, (bool Input, bool Kernel, bool Bias) wanted, Extents padding)
    {
        using var gradient = new DenseMemory(g, MemoryOrder.ChannelsLast);
        using var windows = new DenseMemory(places, MemoryOrder.ChannelsLast);
        using var images = new DenseMemory(x, MemoryOrder.ChannelsLast);
        using var weights = new DenseMemory(kernel, MemoryOrder.KerasKernel);
        var shape = CpuConvolutions.ShapeOf(x, kernel, s_one, padding);
        var ofInput = wanted.Input ? Results.EmptyLike(x, MemoryOrder.ChannelsLast) : null;
        var ofKernel = Results.EmptyLike(kernel, MemoryOrder.KerasKernel);
        var ofBias = wanted.Bias ? Results.Empty(shape.Filters) : null;
        Cpu.Convolution.GradientsPooled(
            shape, images.Address, gradient.Address, (byte*)windows.Address, weights.Address, CpuTensors.Address(ofInput), CpuTensors.Address(ofKernel), CpuTensors.Address(ofBias));
        return (ofInput!, ofKernel, ofBias!);
    }
}
