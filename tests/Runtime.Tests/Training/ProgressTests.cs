using Spectre.Console;

namespace CompiledNets.Runtime.Tests.Training;

public sealed class ProgressTests
{
    [Fact]
    public void Redirected_output_has_one_line_per_epoch_as_in_Keras()
    {
        using var text = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(text) });
        var progress = new ConsoleProgress(console);
        var means = new Dictionary<string, double> { ["loss"] = 0.26041, ["accuracy"] = 0.9208, ["val_loss"] = 0.0005891 };
        progress.Report(new TrainingProgress(1, 12, 100, 469, TimeSpan.FromSeconds(9), TimeSpan.FromMilliseconds(90), 12800, means, HasEnded: false));
        progress.Report(new TrainingProgress(1, 12, 469, 469, TimeSpan.FromSeconds(41), TimeSpan.FromMilliseconds(86.8), 60000, means, HasEnded: true));
        progress.Report(new TrainingProgress(2, 12, 469, 469, TimeSpan.FromSeconds(3700), TimeSpan.FromMicroseconds(350), 60000, means, HasEnded: true));
        Assert.Equal(
            """
            Epoch 1/12
            469/469 - 41s 87ms/step - loss: 0.2604 - accuracy: 0.9208 - val_loss: 5.8910e-04
            Epoch 2/12
            469/469 - 1:01:40 350us/step - loss: 0.2604 - accuracy: 0.9208 - val_loss: 5.8910e-04

            """,
            text.ToString().ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData(100, 469, "100/469 ━━━━━━━━━━━━━━━━━━━━ 33s 90ms/step - loss: 0.2604 - accuracy: 0.9208 - 1,422 samples/s", 140)]
    [InlineData(100, 469, "100/469 ━━━━━━━━━━ 33s 90ms/step - loss: 0.2604 - accuracy: 0.9208", 70)]
    [InlineData(100, 469, "100/469 33s 90ms/step - loss: 0.2604", 40)]
    [InlineData(100, 469, "100/469 33s 90ms/step", 24)]
    [InlineData(100, 0, "100/? 9s 90ms/step - loss: 0.2604 - accuracy: 0.9208", 60)]
    public void A_terminal_shows_as_many_metrics_as_fit_its_width(long step, long steps, string expected, int width)
    {
        using var text = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.Yes, ColorSystem = ColorSystemSupport.NoColors, Out = new Terminal(text, width) });
        var means = new Dictionary<string, double> { ["loss"] = 0.26041, ["accuracy"] = 0.9208 };
        new ConsoleProgress(console).Report(new TrainingProgress(1, 12, step, steps, TimeSpan.FromSeconds(9), TimeSpan.FromMilliseconds(90), 12800, means, HasEnded: false));
        Assert.Equal($"Epoch 1/12{Environment.NewLine}\r{expected}", text.ToString());
    }

    [Fact]
    public void A_narrow_terminal_shows_the_other_metrics_in_more_lines_at_the_end_of_the_epoch()
    {
        using var text = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.Yes, ColorSystem = ColorSystemSupport.NoColors, Out = new Terminal(text, 50) });
        var means = new Dictionary<string, double> { ["loss"] = 0.7307, ["main_loss"] = 0.6048, ["aux_loss"] = 0.6293, ["main_binary_accuracy"] = 0.7406 };
        new ConsoleProgress(console).Report(new TrainingProgress(1, 2, 20, 20, TimeSpan.FromSeconds(16), TimeSpan.FromMilliseconds(717), 640, means, HasEnded: true));
        Assert.Equal(
            """
            Epoch 1/2
            20/20 ━━━━━━━━━━ 16s 717ms/step - loss: 0.7307
              main_loss: 0.6048 - aux_loss: 0.6293
              main_binary_accuracy: 0.7406 - 45 samples/s

            """,
            text.ToString().Replace("\r", "", StringComparison.Ordinal).ReplaceLineEndings("\n"));
        Assert.All(text.ToString().Split('\n'), line => Assert.InRange(line.Trim('\r').Length, 0, 49));
    }

    [Fact]
    public void A_shorter_line_overwrites_a_longer_line_completely()
    {
        using var text = new StringWriter();
        var progress = new ConsoleProgress(AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.Yes, ColorSystem = ColorSystemSupport.NoColors, Out = new Terminal(text, 140) }));
        TrainingProgress At(long step, double loss) => new(1, 1, step, 20, TimeSpan.FromSeconds(step), TimeSpan.FromSeconds(1), step * 10, new Dictionary<string, double> { ["loss"] = loss }, HasEnded: false);
        progress.Report(At(1, 100));
        progress.Report(At(15, 1));
        var lines = text.ToString().Split('\r')[1..];
        Assert.Equal(lines[0].Length, lines[1].Length);
        Assert.EndsWith("loss: 1.0000 - 10 samples/s   ", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_metric_of_a_history_is_an_error_that_lists_the_known_metrics()
    {
        var history = new History();
        history.Add(new Dictionary<string, double> { ["loss"] = 1 });
        Assert.Equal([1.0], history["loss"]);
        Assert.Contains("loss", Assert.Throws<KeyNotFoundException>(() => history["acuracy"]).Message, StringComparison.Ordinal);
    }

    private sealed class Terminal(TextWriter writer, int width) : IAnsiConsoleOutput
    {
        public TextWriter Writer => writer;

        public bool IsTerminal => true;

        public int Width => width;

        public int Height => 24;

        public void SetEncoding(System.Text.Encoding encoding)
        {
        }
    }
}
