namespace CompiledNets.Runtime.Tests.KernelAccuracy;

/// <summary>Tests that choose the kernels of the whole process, so that no other test runs beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class KernelLibraries
{
    public const string Name = "Kernel libraries";
}
