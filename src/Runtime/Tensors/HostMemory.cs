using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>Tells which tensors have memory that loops in C# may read and write. All others are computed by operations of libtorch.</summary>
internal static class HostMemory
{
    [ThreadStatic]
    private static bool s_isHidden;

    /// <summary>True if no memory may be read on this thread.</summary>
    public static bool IsHidden => s_isHidden;

    /// <summary>Returns true if loops in C# may read and write the memory of a tensor.</summary>
    public static bool Has(Tensor tensor) => tensor.device_type == DeviceType.CPU && !s_isHidden;

    /// <summary>
    /// Hides the memory of all tensors on this thread until the result is disposed of, so that nets on the CPU compute as they do on another device. For tests: the
    /// numbers of both ways can be compared without another device.
    /// </summary>
    public static Hiding Hide()
    {
        s_isHidden = true;
        return default;
    }

    /// <summary>Shows the memory again at its end.</summary>
    internal readonly struct Hiding : IDisposable
    {
        public void Dispose() => s_isHidden = false;
    }
}
