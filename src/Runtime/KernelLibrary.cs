namespace CompiledNets;

/// <summary>The origin of kernels.</summary>
public enum KernelLibrary
{
    /// <summary>Kernels of this library for the operations that it has, and libtorch for the others.</summary>
    CompiledNets,

    /// <summary>Kernels of libtorch only, to compare results and times.</summary>
    Libtorch,
}
