using System.Globalization;
using System.Text;

namespace CompiledNets;

/// <summary>The description of a rank at the beginning of a training, which must be the same on all ranks.</summary>
/// <param name="Machine">The name of the machine.</param>
/// <param name="Processors">The processors that the process may use.</param>
/// <param name="Facts">What must be the same, by name.</param>
internal sealed record Launch(string Machine, string Processors, IReadOnlyList<(string Name, string Value)> Facts)
{
    private const int MostDifferences = 4;

    private const char BetweenLines = '\n';
    private const char BetweenParts = '\t';

    /// <summary>Describes the rank of this process.</summary>
    /// <param name="run">The training with all of its callbacks.</param>
    /// <param name="options">The options before those of the other ranks are reduced.</param>
    /// <param name="samples">The description of the training samples.</param>
    /// <param name="validation">The description of the validation samples, or null.</param>
    public static Launch Of(TrainingRun run, FitOptions options, string samples, string? validation) => new(
        Environment.MachineName,
        ProcessorsOfProcess(),
        [
            ("the version of CompiledNets", typeof(Launch).Assembly.GetName().Version + " " + typeof(Launch).Module.ModuleVersionId),
            ("the net", run.Net.Structure.Name),
            ("the dtype", $"{run.Net.DType}, {run.Net.Precision}"),
            .. NetFingerprint.LinesOf(run.Net).Select(line => line.Split("': ", 2)).Select(parts => (parts[0] + "'", parts[^1])),
            ("the training", samples),
            ("the validation", validation ?? "no samples"),
            ("the order of the samples", options.Shuffle ? "shuffled" : "not shuffled"),
            ("the epochs", string.Create(CultureInfo.InvariantCulture, $"{options.InitialEpoch + 1} to {options.Epochs} of {run.Steps?.ToString(CultureInfo.InvariantCulture) ?? "all"} steps, a validation every {options.ValidationFrequency}")),
            ("the overlap of communication", options.OverlapCommunication?.ToString() ?? "decided by the ranks"),
            ("the optimizer", run.Optimizer.GetType().Name),
            ("the callbacks", string.Join(", ", options.Callbacks.Select(callback => callback.GetType().Name))),
        ]);

    /// <summary>Checks that all ranks are like rank 0.</summary>
    /// <exception cref="InvalidOperationException">A rank differs from rank 0.</exception>
    public static void RequireSame(IReadOnlyList<Launch> launches, string net)
    {
        for (var rank = 1; rank < launches.Count; rank++)
        {
            var differences = launches[0].DifferencesTo(launches[rank]).ToList();
            if (differences.Count > 0)
            {
                var more = differences.Count > MostDifferences ? $"; and {differences.Count - MostDifferences} more" : "";
                throw new InvalidOperationException(
                    $"{net}: rank {rank} on {launches[rank].Machine} differs from rank 0 on {launches[0].Machine}: {string.Join("; ", differences.Take(MostDifferences))}{more}. Start the same program with the same data on all ranks.");
            }
        }
    }

    /// <summary>True if another rank may use the same processors.</summary>
    public bool SharesProcessors(Launch other) => (other.Machine, other.Processors) == (Machine, Processors);

    public byte[] ToBytes() => Encoding.UTF8.GetBytes(string.Join(BetweenLines, [Machine, Processors, .. Facts.Select(fact => fact.Name + BetweenParts + InOneLine(fact.Value))]));

    public static Launch Parse(byte[] bytes)
    {
        var lines = Encoding.UTF8.GetString(bytes).Split(BetweenLines);
        return new(lines[0], lines[1], lines[2..].Select(line => line.Split(BetweenParts)).Select(parts => (parts[0], parts[1])).ToList());
    }

    private IEnumerable<string> DifferencesTo(Launch other)
    {
        var theirs = other.Facts.ToDictionary(fact => fact.Name, fact => fact.Value);
        foreach (var (name, value) in Facts)
        {
            if (!theirs.Remove(name, out var own))
            {
                yield return $"it has no {name}";
            }
            else if (own != value)
            {
                yield return $"{name}: {own}, on rank 0: {value}";
            }
        }

        foreach (var name in theirs.Keys)
        {
            yield return $"rank 0 has no {name}";
        }
    }

    private static string InOneLine(string text) => text.ReplaceLineEndings(" ").Replace(BetweenParts, ' ');

    /// <summary>Gets the processors that the launcher has bound the process to, as Linux writes them, or their number.</summary>
    private static string ProcessorsOfProcess()
    {
        const string Status = "/proc/self/status";
        const string Allowed = "Cpus_allowed_list:";
        return (File.Exists(Status) ? File.ReadLines(Status).FirstOrDefault(line => line.StartsWith(Allowed, StringComparison.Ordinal))?[Allowed.Length..].Trim() : null)
            ?? Environment.ProcessorCount.ToString(CultureInfo.InvariantCulture);
    }
}
