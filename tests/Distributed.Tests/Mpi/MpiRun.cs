using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace CompiledNets.Distributed.Tests;

/// <summary>Runs <see cref="RankProgram"/> on several ranks.</summary>
internal sealed class MpiRun : IDisposable
{
    public const string OpenMpi = "mpirun.openmpi";
    public const string Mpich = "mpirun.mpich";

    private readonly Process _process;
    private readonly BlockingCollection<string> _lines = [];
    private readonly ConcurrentQueue<string> _all = new();
    private readonly List<string> _passed = [];

    /// <summary>Starts the ranks.</summary>
    /// <param name="launcher">The launcher.</param>
    /// <param name="ranks">The number of ranks.</param>
    /// <param name="arguments">The arguments of the program.</param>
    public MpiRun(string launcher, int ranks, params object[] arguments)
        : this(
            PathOf(launcher) ?? throw new InvalidOperationException($"There is no {launcher}. Debian has it in the package {(launcher == OpenMpi ? "openmpi-bin" : "mpich")}."),
            [.. OptionsOf(launcher), "-np", ranks],
            arguments)
    {
    }

    private MpiRun(string path, object[] options, object[] arguments)
    {
        var start = new ProcessStartInfo(path) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (object[])[.. options, Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", typeof(MpiRun).Assembly.Location, .. arguments])
        {
            start.ArgumentList.Add(string.Create(CultureInfo.InvariantCulture, $"{argument}"));
        }

        start.Environment["OMP_NUM_THREADS"] = "1";

        // The ranks of Open MPI have terminals, to which .NET would write control characters.
        start.Environment["TERM"] = "dumb";

        // Open MPI's copies between processes need a permission that containers do not have.
        start.Environment["OMPI_MCA_btl_vader_single_copy_mechanism"] = "none";
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Add(line.Data);
        _process.ErrorDataReceived += (_, line) => Add(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Gets the launchers of the libraries that are tested.</summary>
    public static IReadOnlyList<string> Launchers { get; } = [OpenMpi, Mpich];

    /// <summary>Starts two ranks in two network namespaces, which stand for two machines with a network of 1 Gbit/s.</summary>
    /// <param name="launcher">The launcher.</param>
    /// <param name="arguments">The arguments of the program.</param>
    public static MpiRun OnTwoNetworks(string launcher, params object[] arguments) =>
        new(Path.Combine(AppContext.BaseDirectory, "namespaces.sh"), [launcher == OpenMpi ? "openmpi" : "mpich", "1gbit"], arguments);

    /// <summary>Gets the output so far.</summary>
    public string Output => string.Join('\n', _all);

    /// <summary>Returns the path of a launcher, or null.</summary>
    public static string? PathOf(string launcher) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, launcher))
        .FirstOrDefault(File.Exists);

    /// <summary>
    /// Waits for a line that begins with a text, and returns the rest of it. Returns null if the program ends before. The launcher passes lines of several ranks on in any
    /// order, so a line that came before others that were waited for is found too, once.
    /// </summary>
    public string? WaitFor(string begin)
    {
        if (_passed.FindIndex(line => line.StartsWith(begin, StringComparison.Ordinal)) is >= 0 and var index)
        {
            var found = _passed[index];
            _passed.RemoveAt(index);
            return found[begin.Length..];
        }

        foreach (var line in _lines.GetConsumingEnumerable())
        {
            if (line.StartsWith(begin, StringComparison.Ordinal))
            {
                return line[begin.Length..];
            }

            _passed.Add(line);
        }

        return null;
    }

    /// <summary>Waits for the end, and returns the exit code.</summary>
    public int WaitForEnd(TimeSpan atMost)
    {
        Assert.True(_process.WaitForExit(atMost), $"The ranks have not ended after {atMost}:\n{Output}");
        _process.WaitForExit();
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
        _lines.Dispose();
    }

    // Several ranks share a processor, so that a rank that waits must give it to the others.
    private static string[] OptionsOf(string launcher) => launcher == OpenMpi ? ["--allow-run-as-root", "--oversubscribe", "--bind-to", "none", "--mca", "mpi_yield_when_idle", "1"] : [];

    private void Add(string? line)
    {
        if (line is null)
        {
            // The first of the two streams that ends. The program ends soon.
            if (!_lines.IsAddingCompleted)
            {
                _lines.CompleteAdding();
            }

            return;
        }

        _all.Enqueue(line);
        try
        {
            _lines.Add(line);
        }
        catch (InvalidOperationException)
        {
            // The other stream has ended. The line is in the output.
        }
    }
}
