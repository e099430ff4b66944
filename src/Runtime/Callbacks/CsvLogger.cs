using System.Globalization;

namespace CompiledNets;

/// <summary>
/// Writes a line of a CSV file for each epoch: its number from 1, then its losses and metrics, sorted by name as in Keras. In an epoch without
/// validation, the columns of validation are <c>NA</c>.
/// </summary>
/// <param name="fileName">The path of the file.</param>
/// <param name="separator">The text between two columns. The default is a comma.</param>
/// <param name="append">
/// Whether lines are appended to an existing file. A resumed training always appends, after the epochs that it had finished. The default is
/// false.
/// </param>
public sealed class CsvLogger(string fileName, string separator = ",", bool append = false) : Callback
{
    private readonly string _fileName = OptionChecks.Text(fileName);
    private readonly string _separator = string.IsNullOrEmpty(separator) ? throw new ArgumentException("The separator must not be empty.", nameof(separator)) : separator;
    private string[]? _columns;
    private bool _hasBegun;

    /// <inheritdoc/>
    public override void OnTrainBegin(TrainingRun run) => (_columns, _hasBegun) = (null, false);

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingRun run, IReadOnlyDictionary<string, double> logs)
    {
        if (!_hasBegun)
        {
            Begin(isResumed: run.History.Epochs.Count > 1, run.Epoch);
            _hasBegun = true;
        }

        if (_columns is null)
        {
            // The first validation may come in a later epoch, but its columns must be in the header.
            var names = logs.Keys.Where(name => !name.StartsWith("val_", StringComparison.Ordinal)).ToList();
            var validation = run.HasValidation ? names.Select(name => "val_" + name) : [];
            _columns = [.. names.Concat(validation).Order(StringComparer.Ordinal)];
            Append(["epoch", .. _columns]);
        }

        Append([run.Epoch.ToString(CultureInfo.InvariantCulture), .. _columns.Select(name => logs.TryGetValue(name, out var value) ? value.ToString("R", CultureInfo.InvariantCulture) : "NA")]);
    }

    private void Begin(bool isResumed, int epoch)
    {
        if (!File.Exists(_fileName) || !(append || isResumed))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(_fileName))!);
            File.WriteAllText(_fileName, "");
            return;
        }

        // Epochs after the checkpoint are trained again, so their lines are removed.
        var lines = File.ReadAllLines(_fileName);
        _columns = lines.Length > 0 ? lines[0].Split(_separator)[1..] : null;
        if (isResumed)
        {
            File.WriteAllLines(_fileName, lines.Where((line, index) => index == 0 || (int.TryParse(line.Split(_separator)[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < epoch)));
        }
    }

    private void Append(IEnumerable<string> cells) => File.AppendAllText(_fileName, string.Join(_separator, cells) + "\n");
}
