using Spectre.Console;

namespace CompiledNets.Runtime.Tests.Training;

public sealed class ProgressTests
{
    [Fact]
    public void Redirected_output_is_one_line_per_epoch_with_what_Keras_shows()
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

    [Fact]
    public void A_measure_that_was_not_taken_is_an_error_that_lists_those_that_were()
    {
        var history = new History();
        history.Add(new Dictionary<string, double> { ["loss"] = 1 });
        Assert.Equal([1.0], history["loss"]);
        Assert.Contains("loss", Assert.Throws<KeyNotFoundException>(() => history["acuracy"]).Message, StringComparison.Ordinal);
    }
}
