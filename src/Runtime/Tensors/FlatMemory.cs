using CompiledNets.Interop;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>Gives loops in C# access to the memory of tensors on the CPU.</summary>
internal static class FlatMemory
{
    // The number of elements up to which a loop on one thread in C# is faster than an operator of libtorch, whose call takes a microsecond.
    // For more elements, the operator's threads are faster.
    private const long MostElements = 1 << 15;

    /// <summary>Gets the address of a tensor's first element. libtorch owns the memory: it does not move, and lives as long as the tensor.</summary>
    /// <remarks>TorchSharp's <c>bytes</c> supports at most 2 GiB; this method has no limit.</remarks>
    public static unsafe nint AddressOf(Tensor tensor)
    {
        void* address;
        if (NativeMethods.torch_get_mutable_data_ptr(tensor.Handle, &address) != 0 || (address is null && tensor.device_type != DeviceType.CPU) || HostMemory.IsHidden)
        {
            throw new InvalidOperationException($"A tensor on the device '{tensor.device}' has no memory that C# can read.");
        }

        GC.KeepAlive(tensor);
        return (nint)address;
    }

    /// <summary>Tells whether a loop in C# is allowed and faster: on the CPU, contiguous, small, and not recorded by autograd.</summary>
    public static bool IsForLoops(Tensor x, Tensor y) => IsForLoops(x) && IsForLoops(y) && x.dtype == y.dtype && !IsRecorded(x, y);

    /// <summary>Tells the same for values and class numbers.</summary>
    public static bool IsForLoopsWithIndices(Tensor x, Tensor indices) =>
        IsForLoops(x) && IsForLoops(indices) && indices.dtype == ScalarType.Int64 && !IsRecorded(x, x);

    /// <summary>Tells whether a loop in C# may write to a tensor.</summary>
    public static bool IsForLoops(Tensor x) => x.numel() <= MostElements && HostMemory.Has(x) && x.is_contiguous();

    /// <summary>Gets the elements of a tensor for which <see cref="IsForLoops(Tensor)"/> is true.</summary>
    public static unsafe Span<T> SpanOf<T>(Tensor tensor)
        where T : unmanaged => new((void*)AddressOf(tensor), (int)tensor.numel());

    private static bool IsRecorded(Tensor x, Tensor y) => is_grad_enabled() && (x.requires_grad || y.requires_grad);
}
