using System.Runtime.CompilerServices;

// Each test computes on all cores already.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace CompiledNets.Samples.Tests;

internal static class Assembly
{
    // The tests expect the data of the repository.
    [ModuleInitializer]
    internal static void IgnoreTheUsersFolder() => Environment.SetEnvironmentVariable(DataRequest.Variable, null);
}
