using CompiledNets.Cpu;
using CompiledNets.Interop;
using TorchSharp;

namespace CompiledNets;

/// <summary>Sets the number of threads that libtorch uses, and gives the kernels of this library as many.</summary>
internal static unsafe class Threads
{
    // The number of multiplications from which more threads pay. bench/Steps measures it: below it, one thread is faster.
    private const long WorkWorthThreads = 20_000_000;

    private static readonly Lock s_lock = new();
    private static bool s_isSet;
    private static int s_lowered;

    /// <summary>
    /// Lets libtorch use all cores, once. On x86, libtorch's default is half of the processors, because it expects two per core; if each core
    /// has one processor, that is half of the machine. A number that the user sets by OMP_NUM_THREADS or torch.set_num_threads is kept.
    /// </summary>
    public static void UseAllCores()
    {
        lock (s_lock)
        {
            if (s_isSet)
            {
                return;
            }

            s_isSet = true;
            if (Environment.GetEnvironmentVariable("OMP_NUM_THREADS") is null && torch.get_num_threads() == Math.Max(Environment.ProcessorCount / 2, 1))
            {
                torch.set_num_threads(Cores());
            }
        }
    }

    /// <summary>Returns the number of cores from Linux' list of processors that share a core, or else the number of processors.</summary>
    private static int Cores()
    {
        try
        {
            var cores = Directory.EnumerateDirectories("/sys/devices/system/cpu", "cpu*")
                .Select(cpu => Path.Combine(cpu, "topology", "thread_siblings_list"))
                .Where(File.Exists)
                .Select(File.ReadAllText)
                .Distinct()
                .Count();
            return cores > 0 ? Math.Min(cores, Environment.ProcessorCount) : torch.get_num_threads();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return torch.get_num_threads();
        }
    }

    /// <summary>
    /// Gives the kernels of this library as many threads as the user has set by torch.set_num_threads. It is called at the beginning of each step. The threads are
    /// those of libtorch: they look for work for up to 15 milliseconds after an operation, so threads of our own would get no processor then. In small steps,
    /// libtorch's operations run on one thread, and threads of our own begin a work two microseconds earlier.
    /// </summary>
    /// <param name="work">The number of multiplications of the step.</param>
    public static void Follow(long work)
    {
        if (Volatile.Read(ref s_lowered) == 0)
        {
            Team.Shared.Threads = torch.get_num_threads();
            Team.Shared.Pool = work < WorkWorthThreads ? null : &RunInPool;
        }
    }

    /// <summary>Divides the processors among processes that all may use them, unless the user has set the number of threads by OMP_NUM_THREADS.</summary>
    public static void Share(int processes)
    {
        var most = Math.Max(Cores() / processes, 1);
        if (processes > 1 && torch.get_num_threads() > most && Environment.GetEnvironmentVariable("OMP_NUM_THREADS") is null)
        {
            torch.set_num_threads(most);
        }
    }

    /// <summary>True if the threads of this process leave a processor free, of those that it shares with other processes.</summary>
    public static bool LeaveProcessor(int processes) => Environment.ProcessorCount / processes > torch.get_num_threads();

    private static void RunInPool(delegate* unmanaged<long, long, void*, void> function, void* context)
    {
        if (NativeMethods.torch_parallel_for(0, Team.Shared.Threads, 1, function, context) != 0)
        {
            throw new InvalidOperationException($"libtorch cannot run a function on {Team.Shared.Threads} threads.");
        }
    }

    /// <summary>
    /// Lets the operations of libtorch in small steps run on one thread until the result is disposed of, because waking its threads takes longer than the
    /// step. Changing the number of threads takes 25 microseconds, so it is done once for many steps. The kernels of this library then have threads of their own.
    /// </summary>
    /// <param name="work">The number of multiplications of a step.</param>
    public static Restore For(long work)
    {
        var threads = work < WorkWorthThreads ? torch.get_num_threads() : 1;
        if (threads > 1)
        {
            Team.Shared.Threads = threads;
            Team.Shared.Pool = null;
            Interlocked.Increment(ref s_lowered);
            torch.set_num_threads(1);
        }

        return new Restore(threads);
    }

    /// <summary>Restores the number of threads.</summary>
    internal readonly struct Restore(int threads) : IDisposable
    {
        public void Dispose()
        {
            if (threads > 1)
            {
                torch.set_num_threads(threads);
                Interlocked.Decrement(ref s_lowered);
            }
        }
    }
}
