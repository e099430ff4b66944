using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>The memory of tensors on the CPU.</summary>
internal static class FlatMemory
{
    /// <summary>Where the elements of a contiguous tensor start. The memory is libtorch's: it does not move, and lives as long as the tensor.</summary>
    public static unsafe nint AddressOf(Tensor tensor) => (nint)Unsafe.AsPointer(ref MemoryMarshal.GetReference(tensor.bytes));
}
