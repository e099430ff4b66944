using System.Runtime.Intrinsics;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Generated.Kernels;

/// <summary>Decides which operations the kernels of <c>CompiledNets.Cpu</c> compute, and gives these kernels the memory of tensors.</summary>
internal static unsafe class CpuTensors
{
    /// <summary>Returns true if a kernel of this library reads the tensor: float32, on the CPU, not recorded by autograd, on a processor with vectors.</summary>
    public static bool AreForKernels(Tensor x) =>
        CpuKernels.Library == KernelLibrary.CompiledNets
        && Vector128.IsHardwareAccelerated
        && x.dtype == ScalarType.Float32
        && x.device_type == DeviceType.CPU
        && !(is_grad_enabled() && x.requires_grad);

    /// <summary>Returns true if a kernel of this library reads both tensors.</summary>
    public static bool AreForKernels(Tensor x, Tensor y) => AreForKernels(x) && AreForKernels(y);

    /// <summary>Returns true if a kernel of this library reads all three tensors, the last of which can be null.</summary>
    public static bool AreForKernels(Tensor x, Tensor y, Tensor? z) => AreForKernels(x) && AreForKernels(y) && (z is null || AreForKernels(z));

    /// <summary>Returns true if a kernel can read all elements in the order of memory: there are no gaps, and no two elements share memory.</summary>
    public static bool AreDense(Tensor x)
    {
        if (x.is_contiguous())
        {
            return true;
        }

        if (x.dim() != 4)
        {
            return false;
        }

        using var images = x.permute(0, 2, 3, 1);
        return images.is_contiguous();
    }

    /// <summary>Returns true if the shapes are equal, and elements with the same index have the same place in memory, without gaps.</summary>
    public static bool AreAlike(Tensor x, Tensor y)
    {
        if (!x.shape.AsSpan().SequenceEqual(y.shape))
        {
            return false;
        }

        if (x.is_contiguous() && y.is_contiguous())
        {
            return true;
        }

        return AreDense(x) && x.stride().AsSpan().SequenceEqual(y.stride());
    }

    /// <summary>Gets the images (N, channels, height, width) as (N, height, width, channels), contiguous in memory. It copies them only if they are not.</summary>
    public static Tensor Images(Tensor x)
    {
        using var view = x.permute(0, 2, 3, 1);
        return view.contiguous();
    }

    /// <summary>Gets images (N, height, width, channels) as (N, channels, height, width), and disposes of the former.</summary>
    public static Tensor ChannelsFirst(Tensor images)
    {
        using (images)
        {
            return images.permute(0, 3, 1, 2);
        }
    }

    /// <summary>Gets the address of the first element, or null.</summary>
    public static float* Address(Tensor? x) => x is null ? null : (float*)FlatMemory.AddressOf(x);

    /// <summary>Gets a tensor's size as a number that kernels take.</summary>
    public static int Size(Tensor x, int axis) => checked((int)x.size(axis));
}
