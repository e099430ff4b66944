using System.Globalization;
using System.Text.RegularExpressions;
using Spectre.Console;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Integration.Tests.Training;

/// <summary>
/// Checks that everything that a training writes is the same on a machine with another language. The tests run without the data of real cultures, so the
/// culture here has all that real ones do: a comma for decimals, a dot for thousands, and other signs for minus, NaN and infinity.
/// </summary>
public sealed partial class CultureTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("compilednets").FullName;
    private readonly CultureInfo _culture = CultureInfo.CurrentCulture;

    public void Dispose()
    {
        CultureInfo.CurrentCulture = _culture;
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void A_training_writes_the_same_in_every_language()
    {
        var (expected, files) = Train("here");
        CultureInfo.CurrentCulture = Elsewhere();
        var (found, others) = Train("there");
        Assert.Equal(expected, found);
        Assert.Equal(files.Keys, others.Keys);
        Assert.All(files.Keys, name => Assert.Equal(files[name], others[name]));
    }

    [Fact]
    public void Pictures_and_summaries_are_the_same_in_every_language()
    {
        using var net = new Outer(seed: 1);
        string[] Draw() => [net.Graph.ToSvg(), net.Graph.ToMermaid(), net.Graph.ToDot(), net.Summary(), net.Summary()];
        var expected = Draw();
        CultureInfo.CurrentCulture = Elsewhere();
        Assert.Equal(expected, Draw());
    }

    [Fact]
    public void Messages_have_the_numbers_of_C_sharp_in_every_language()
    {
        CultureInfo.CurrentCulture = Elsewhere();
        var (inputs, targets) = TrainingTests.Data(8);
        using var net = new Perceptron(seed: 1);
        using var optimizer = new SGD(0.5) { EmaMomentum = 1.5 };
        Assert.Contains("but is 1.5.", Assert.Throws<InvalidOperationException>(() => net.TrainStep(inputs, targets, optimizer)).Message, StringComparison.Ordinal);
        using var other = new SGD(0.5) { ClipNorm = -0.25 };
        Assert.Contains("but is -0.25.", Assert.Throws<InvalidOperationException>(() => net.TrainStep(inputs, targets, other)).Message, StringComparison.Ordinal);
        using var weights = new SGD(0.5) { WeightDecay = double.NaN };
        Assert.Contains("but is NaN.", Assert.Throws<InvalidOperationException>(() => net.TrainStep(inputs, targets, weights)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_of_a_file_are_read_the_same_in_every_language()
    {
        CultureInfo.CurrentCulture = Elsewhere();
        var file = Path.Combine(_folder, "numbers.csv");
        File.WriteAllText(file, "a,b\n-0.5,1e-3\n1.25,2\n");
        using var numbers = Csv.ReadNumbers(file);
        Assert.Equal([-0.5f, 1e-3f, 1.25f, 2f], numbers.data<float>().ToArray());
    }

    private static CultureInfo Elsewhere()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat = new NumberFormatInfo
        {
            NumberDecimalSeparator = ",",
            NumberGroupSeparator = ".",
            PercentDecimalSeparator = ",",
            NegativeSign = "−",
            NaNSymbol = "no number",
            PositiveInfinitySymbol = "∞",
        };
        culture.DateTimeFormat = new DateTimeFormatInfo { DateSeparator = ".", TimeSeparator = "." };
        return culture;
    }

    /// <summary>Trains a net with everything that writes, and returns the lines on the console and the texts of the files without times.</summary>
    private (string Console, SortedDictionary<string, string> Files) Train(string name)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, name)).FullName;
        using var console = new StringWriter(CultureInfo.InvariantCulture);
        var (inputs, targets) = TrainingTests.Data(40);
        using var net = new Perceptron(seed: 3);
        using var optimizer = new Adam(0.0125) { UseEma = true };
        var report = new HtmlReport(Path.Combine(folder, "report.html"));
        var stopping = new EarlyStopping("loss", patience: 9);
        net.Fit(inputs, targets, new FitOptions
        {
            Optimizer = optimizer,
            Epochs = 4,
            BatchSize = 10,
            ValidationSplit = 0.25,
            Progress = new ConsoleProgress(AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(console) })),
            Callbacks =
            [
                new CsvLogger(Path.Combine(folder, "log.csv")),
                new ModelCheckpoint(Path.Combine(folder, "net.{epoch:02d}-{val_loss:.3f}-{loss}.safetensors")),
                report,
                stopping,
            ],
        });
        using var output = net.Predict(inputs);
        report.Add("Samples", new ConfusionMatrix(output, targets.Wanted));
        var texts = Directory.GetFiles(folder).ToDictionary(file => Path.GetFileName(file), file => Time().Replace(File.ReadAllText(file), "time"));
        return (Time().Replace(console.ToString(), "time") + stopping + net.Summary(), new(texts, StringComparer.Ordinal));
    }

    [GeneratedRegex(@"[0-9]+-[0-9]+-[0-9]+ [0-9]+:[0-9]+:[0-9]+|[0-9]+:[0-9]+:[0-9]+|[0-9]+s [0-9]+[mu]?s/step")]
    private static partial Regex Time();
}
