using System.Globalization;

namespace CompiledNets.Distributed;

/// <summary>Reads from the variables of launchers which MPI library they use and how many processes they have started.</summary>
internal static class MpiLaunch
{
    /// <summary>The variable for the path of the library.</summary>
    public const string Variable = "COMPILEDNETS_MPI";

    private static readonly string[] s_openMpi = OperatingSystem.IsMacOS() ? ["libmpi.40.dylib", "/opt/homebrew/lib/libmpi.dylib", "/usr/local/lib/libmpi.dylib"] : ["libmpi.so.40"];
    private static readonly string[] s_mpich = OperatingSystem.IsMacOS() ? ["libmpi.12.dylib"] : ["libmpich.so.12", "libmpi.so.12", "libmpi.so"];

    // The standard ABI of MPI 5, which newer versions of Open MPI and MPICH have too.
    private static readonly string[] s_standard = OperatingSystem.IsMacOS() ? ["libmpi_abi.0.dylib", "libmpi_abi.1.dylib", "libmpi_abi.dylib"] : ["libmpi_abi.so.0", "libmpi_abi.so.1", "libmpi_abi.so"];

    // Each launcher sets a number of processes for each of them.
    private static readonly string[] s_counts = ["OMPI_COMM_WORLD_SIZE", "PMI_SIZE", "SLURM_STEP_NUM_TASKS"];

    /// <summary>Gets the libraries to search for. That of the launcher comes first, because another would not find the other processes.</summary>
    /// <param name="variable">Gets the value of an environment variable, or null.</param>
    public static IReadOnlyList<string> Libraries(Func<string, string?> variable) =>
        variable(Variable) is { Length: > 0 } path ? [path]
        : variable("PMI_RANK") is not null && variable("OMPI_COMM_WORLD_RANK") is null && variable("PMIX_RANK") is null ? [.. s_mpich, .. s_standard, .. s_openMpi]
        : [.. s_openMpi, .. s_standard, .. s_mpich];

    /// <summary>Checks that a process that finds no others was started by itself.</summary>
    /// <param name="size">The number of processes that MPI has found.</param>
    /// <param name="library">The description of the library.</param>
    /// <param name="variable">Gets the value of an environment variable, or null.</param>
    /// <exception cref="InvalidOperationException">The launcher has started several processes.</exception>
    public static void RequireConnected(int size, string library, Func<string, string?> variable)
    {
        var started = s_counts.Select(name => (Name: name, Value: variable(name))).FirstOrDefault(count => count.Value is not null);
        if (size == 1 && int.TryParse(started.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 1)
        {
            throw new InvalidOperationException(
                $"The launcher has started {count} processes ({started.Name}), but {library} finds only this one, so each would train by itself. Launcher and library do not fit together. "
                + $"Use the mpirun of this library, or 'srun --mpi=pmix' for Open MPI and 'srun --mpi=pmi2' for MPICH ('srun --mpi=list' shows what there is), or set {Variable} to the path of the launcher's library.");
        }
    }
}
