using System.Globalization;
using System.Xml.Linq;

namespace CompiledNets;

/// <summary>
/// Writes a report of training as an HTML page that refers to no other file: the settings, the curves, the losses and metrics of each epoch,
/// confusion matrices and the summary of the net. It is written after each epoch, so it can be viewed during training. If it cannot be written,
/// training ends with an exception.
/// </summary>
/// <param name="path">The path of the page. It is replaced only when the new one is complete.</param>
public sealed class HtmlReport(string path) : Callback
{
    private readonly List<(string Title, ConfusionMatrix Matrix)> _matrices = [];
    private readonly List<(string Name, string Value)> _facts = [];
    private string? _net;
    private string? _summary;
    private string _settings = "";
    private string _state = "";
    private DateTime _begun;
    private IReadOnlyList<IReadOnlyDictionary<string, double>> _epochs = [];

    /// <summary>Gets the path of the page.</summary>
    public string Path { get; } = OptionChecks.Text(path);

    /// <summary>Gets the description of the training data. The default is empty.</summary>
    public string Data { get; init; } = "";

    /// <summary>Adds a line to the table at the top, for example the loss on test samples. After training has begun, the page is written again.</summary>
    /// <param name="name">The name.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="IOException">The page cannot be written.</exception>
    public void Add(string name, string value)
    {
        _facts.Add((name, value));
        WriteIfBegun();
    }

    /// <summary>Adds a confusion matrix. After training has begun, the page is written again.</summary>
    /// <param name="title">The title.</param>
    /// <param name="matrix">The matrix.</param>
    /// <exception cref="IOException">The page cannot be written.</exception>
    public void Add(string title, ConfusionMatrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        _matrices.Add((title, matrix));
        WriteIfBegun();
    }

    /// <inheritdoc/>
    public override void OnTrainBegin(TrainingRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        (_net, _summary, _begun) = (run.Net.Structure.Name, run.Net.Summary(), DateTime.Now);
        _settings = string.Create(
            CultureInfo.InvariantCulture,
            $"{run.Optimizer.GetType().Name}, learning rate {run.Optimizer.LearningRate}, batches of {run.Options.BatchSize}, {run.Options.Epochs} {(run.Options.Epochs == 1 ? "epoch" : "epochs")}, seed {run.Net.Seed}");
        Write(run, "running");
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingRun run, IReadOnlyDictionary<string, double> logs) => Write(run, "running");

    /// <inheritdoc/>
    public override void OnTrainEnd(TrainingRun run) => Write(run, "finished");

    /// <inheritdoc/>
    public override void OnTrainFailed(TrainingRun run, Exception error)
    {
        try
        {
            Write(run, error is OperationCanceledException ? "cancelled" : "failed: " + error?.Message);
        }
        catch (IOException)
        {
            // The exception that ended training must not be replaced by this one.
        }
    }

    private void Write(TrainingRun run, string state)
    {
        ArgumentNullException.ThrowIfNull(run);
        (_epochs, _state) = (run.History.Epochs.ToList(), state);
        WriteIfBegun();
    }

    private void WriteIfBegun()
    {
        if (_net is null)
        {
            return;
        }

        var text = "<!DOCTYPE html>\n" + Page(_net).ToString(SaveOptions.DisableFormatting) + "\n";
        WholeFile.Write(Path, stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(text)));
    }

    private XElement Page(string net)
    {
        var took = DateTime.Now - _begun;
        var facts = new List<(string Name, string Value)>
        {
            ("State", $"{_state}, {_epochs.Count} {(_epochs.Count == 1 ? "epoch" : "epochs")}"),
            ("Begun", _begun.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)),
            ("Took", took.ToString(took.TotalDays >= 1 ? @"d\.hh\:mm\:ss" : @"h\:mm\:ss", CultureInfo.InvariantCulture)),
            ("Training", _settings),
        };
        if (Data.Length > 0)
        {
            facts.Add(("Data", Data));
        }

        return new XElement(
            "html",
            new XAttribute("lang", "en"),
            new XElement(
                "head",
                new XElement("meta", new XAttribute("charset", "utf-8")),
                new XElement("meta", new XAttribute("name", "viewport"), new XAttribute("content", "width=device-width, initial-scale=1")),
                new XElement("title", $"{net}: training"),
                new XElement("style", ReportStyle.Text)),
            new XElement(
                "body",
                new XElement("h1", net),
                new XElement("table", new XAttribute("class", "facts"), facts.Concat(_facts).Select(fact => new XElement("tr", new XElement("th", fact.Name), new XElement("td", fact.Value)))),
                _epochs.Count == 0 ? null : new XElement("section", new XElement("h2", "Curves"), CurvesSvg.Draw(net, _settings, Data, TrainingCurve.Of(_epochs))),
                _matrices.Select(matrix => new XElement(
                    "section",
                    new XElement("h2", matrix.Title),
                    new XElement("p", string.Create(CultureInfo.InvariantCulture, $"{matrix.Matrix.Accuracy:P2} are right. A row is a class that is right, a column one that was said; colours are parts of the row.")),
                    matrix.Matrix.Draw())),
                _epochs.Count == 0 ? null : new XElement("section", new XElement("h2", "Epochs"), EpochTable()),
                new XElement("section", new XElement("h2", "Layers"), new XElement("pre", _summary))));
    }

    private XElement EpochTable()
    {
        var names = _epochs.SelectMany(epoch => epoch.Keys).Distinct().ToList();
        return new XElement(
            "table",
            new XAttribute("class", "epochs"),
            new XElement("tr", new XElement("th", "epoch"), names.Select(name => new XElement("th", name))),
            _epochs.Select((epoch, index) => new XElement(
                "tr",
                new XElement("td", index + 1),
                names.Select(name => new XElement("td", epoch.TryGetValue(name, out var value) ? MeasureText.Of(value) : "")))));
    }
}
