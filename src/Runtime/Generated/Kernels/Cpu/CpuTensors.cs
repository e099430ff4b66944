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
        && HostMemory.Has(x)
        && !(is_grad_enabled() && x.requires_grad);

    /// <summary>Returns true if a kernel of this library reads both tensors.</summary>
    public static bool AreForKernels(Tensor x, Tensor y) => AreForKernels(x) && AreForKernels(y);

    /// <summary>Returns true if a kernel of this library reads all three tensors, the last of which can be null.</summary>
    public static bool AreForKernels(Tensor x, Tensor y, Tensor? z) => AreForKernels(x) && AreForKernels(y) && (z is null || AreForKernels(z));

    /// <summary>Returns true if a kernel can read all elements in the order of memory: there are no gaps, and no two elements share memory.</summary>
    public static bool AreDense(Tensor x) => x.is_contiguous() || (x.dim() == 4 && x.IsIn(MemoryOrder.ChannelsLast));

    /// <summary>Gets the order of a tensor for which <see cref="AreDense"/> is true.</summary>
    public static MemoryOrder OrderOf(Tensor x) => x.is_contiguous() ? MemoryOrder.Contiguous : MemoryOrder.ChannelsLast;

    /// <summary>Returns true if the shapes are equal, and elements with the same index have the same place in memory, without gaps.</summary>
    public static bool AreAlike(Tensor x, Tensor y)
    {
        if (!HaveSameShape(x, y))
        {
            return false;
        }

        return (x.is_contiguous() && y.is_contiguous()) || (x.dim() == 4 && x.IsIn(MemoryOrder.ChannelsLast) && y.IsIn(MemoryOrder.ChannelsLast));
    }

    /// <summary>Returns true if two tensors have the same shape.</summary>
    public static bool HaveSameShape(Tensor x, Tensor y)
    {
        var rank = x.dim();
        if (y.dim() != rank)
        {
            return false;
        }

        for (var axis = 0; axis < rank; axis++)
        {
            if (x.size(axis) != y.size(axis))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Gets the address of the first element, or null.</summary>
    public static float* Address(Tensor? x) => x is null ? null : (float*)FlatMemory.AddressOf(x);

    /// <summary>Gets a tensor's size as a number that kernels take.</summary>
    public static int Size(Tensor x, int axis) => checked((int)x.size(axis));
}
