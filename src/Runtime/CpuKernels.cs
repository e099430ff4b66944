namespace CompiledNets;

/// <summary>Chooses the kernels that compute float32 tensors on the CPU.</summary>
public static class CpuKernels
{
    /// <summary>
    /// Gets or sets the kernels of all nets of the process. The default is <see cref="KernelLibrary.CompiledNets"/>. Operations for which this library has no
    /// kernel, other dtypes and other devices are computed by libtorch in any case.
    /// </summary>
    public static KernelLibrary Library { get; set; }
}
