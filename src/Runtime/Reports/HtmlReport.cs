using System.Globalization;
using System.Xml.Linq;

namespace CompiledNets;

/// <summary>
/// A page of a training that needs no other file: what was trained and how, the curves, the numbers of each epoch, confusion matrices,
/// the table of the net. It is written after each epoch, so that it can be looked at while training goes on. A page that cannot be
/// written ends training with an error.
/// </summary>
/// <param name="path">The file. It is written beside its place and moved: whoever reads it sees a whole one.</param>
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

    /// <summary>The file.</summary>
    public string Path => path;

    /// <summary>What it was trained on, in words.</summary>
    public string Data { get; init; } = "";

    /// <summary>Adds a line to what is said at the beginning: a test loss, for example. The page is written again where training has begun.</summary>
    /// <param name="name">What it is.</param>
    /// <param name="value">Its value.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Add(string name, string value)
    {
        _facts.Add((name, value));
        WriteIfBegun();
    }

    /// <summary>Adds a confusion matrix. The page is written again where training has begun.</summary>
    /// <param name="title">What it is of.</param>
    /// <param name="matrix">The matrix.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
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
            // What went wrong before is what matters.
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
        WholeFile.Write(path, stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(text)));
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
