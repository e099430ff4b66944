using CompiledNets.Distributed;

namespace CompiledNets;

/// <summary>Connects processes that train a net together. The result is the value of <see cref="FitOptions.Parallel"/>.</summary>
public static class DataParallel
{
    private static readonly Lazy<MpiCollectives> s_mpi = new(MpiCollectives.Start);

    /// <summary>
    /// Connects the processes that <c>mpirun</c> or <c>srun</c> has started. A program that is started by itself is one process with rank 0. The connection is
    /// made once and closed when the program ends. A program that ends with an exit code other than 0 ends all processes.
    /// </summary>
    /// <exception cref="DllNotFoundException">There is no MPI library; the message says how to install one.</exception>
    /// <exception cref="InvalidOperationException">
    /// The launcher has started several processes, but they do not know of each other, because launcher and library do not fit together.
    /// </exception>
    public static ICollectives Mpi() => s_mpi.Value;

    /// <summary>Connects threads of this process, of which each trains a net of its own. For tests of programs that train on several ranks.</summary>
    /// <param name="size">The number of ranks.</param>
    /// <returns>The connection of each rank. Each is used by one thread.</returns>
    public static IReadOnlyList<ICollectives> InProcess(int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        var group = new ThreadGroup(size);
        return Enumerable.Range(0, size).Select(rank => new InProcessCollectives(group, rank)).ToList();
    }
}
