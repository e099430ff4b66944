using System.Runtime.CompilerServices;

// Each test already computes on all cores.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace CompiledNets.Samples.Tests;

internal static class Assembly
{
    // The tests need the data of the repository.
    [ModuleInitializer]
    internal static void IgnoreTheUsersFolder() => Environment.SetEnvironmentVariable(DataRequest.Variable, null);
}
