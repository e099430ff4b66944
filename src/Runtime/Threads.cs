using TorchSharp;

namespace CompiledNets;

/// <summary>How many threads libtorch works with.</summary>
internal static class Threads
{
    // Measured by bench/Steps: below it one thread wins, above it all of them.
    private const long WorkWorthThreads = 20_000_000;

    private static readonly Lock s_lock = new();
    private static bool s_isSet;

    /// <summary>
    /// Lets libtorch use every core, once. By itself it takes half of the processors on x86, because it expects two on each
    /// core; on a machine that has one on each, that is half of the machine. Who has said how many, by OMP_NUM_THREADS or
    /// torch.set_num_threads, is obeyed.
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

    /// <summary>The cores, as Linux tells them from the processors that share one; the processors where nothing tells.</summary>
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
    /// Lets small steps run on one thread until the result is disposed of: waking others would cost more than they do. Changing the
    /// number costs 25 microseconds, so it is for many steps.
    /// </summary>
    /// <param name="work">How many multiplications the step is.</param>
    public static Restore For(long work)
    {
        var threads = work < WorkWorthThreads ? torch.get_num_threads() : 1;
        if (threads > 1)
        {
            torch.set_num_threads(1);
        }

        return new Restore(threads);
    }

    /// <summary>Puts the number of threads back.</summary>
    internal readonly struct Restore(int threads) : IDisposable
    {
        public void Dispose()
        {
            if (threads > 1)
            {
                torch.set_num_threads(threads);
            }
        }
    }
}
