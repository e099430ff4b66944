namespace CompiledNets;

/// <summary>The origin of kernels.</summary>
public enum KernelLibrary
{
    /// <summary>Kernels of this library where it has them, which is faster.</summary>
    CompiledNets,

    /// <summary>Kernels of libtorch only, to compare results and times.</summary>
    Libtorch,
}
