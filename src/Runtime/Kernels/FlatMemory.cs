using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>The memory of tensors on the CPU, for loops in C#.</summary>
internal static class FlatMemory
{
    // A loop in C# runs on one thread. Up to here it beats an operator of libtorch, which costs a microsecond to call; above, the
    // operator's threads win.
    private const long MostElements = 1 << 15;

    /// <summary>Where the elements of a contiguous tensor start. The memory is libtorch's: it does not move, and lives as long as the tensor.</summary>
    public static nint AddressOf(Tensor tensor) => aoti_torch_get_data_ptr(tensor.Handle, out var address) == 0
        ? address
        : throw new InvalidOperationException("The memory of a tensor cannot be read.");

    [DllImport("torch_cpu", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int aoti_torch_get_data_ptr(nint tensor, out nint address);

    /// <summary>Whether a loop in C# may work on these tensors and is faster: on the CPU, contiguous, small, and not recorded by autograd.</summary>
    public static bool IsForLoops(Tensor x, Tensor y) => IsForLoops(x) && IsForLoops(y) && x.dtype == y.dtype && !IsRecorded(x, y);

    /// <summary>The same for values and class numbers.</summary>
    public static bool IsForLoopsWithIndices(Tensor x, Tensor indices) =>
        IsForLoops(x) && IsForLoops(indices) && indices.dtype == ScalarType.Int64 && !IsRecorded(x, x);

    /// <summary>Whether a loop in C# may write a tensor.</summary>
    public static bool IsForLoops(Tensor x) => x.numel() <= MostElements && x.device_type == DeviceType.CPU && x.is_contiguous();

    /// <summary>The elements of a tensor that is for loops.</summary>
    public static Span<T> SpanOf<T>(Tensor tensor)
        where T : unmanaged => MemoryMarshal.Cast<byte, T>(tensor.bytes);

    private static bool IsRecorded(Tensor x, Tensor y) => is_grad_enabled() && (x.requires_grad || y.requires_grad);
}
