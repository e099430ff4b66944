using System.Globalization;
using Spectre.Console;

namespace CompiledNets;

/// <summary>
/// Shows how training goes, with what Keras shows: the epoch, a bar, the time, losses and metrics. In a terminal the line is
/// written over as it grows; where the output is redirected there is a line per epoch.
/// </summary>
/// <param name="console">Where it is shown.</param>
public sealed class ConsoleProgress(IAnsiConsole console) : IProgress<TrainingProgress>
{
    private const int BarWidth = 20;

    private int _shownEpoch;
    private int _shownLength;

    /// <summary>Shows it on the standard output.</summary>
    public static ConsoleProgress Default { get; } = new(AnsiConsole.Console);

    /// <inheritdoc/>
    public void Report(TrainingProgress value)
    {
        var isLive = console.Profile.Capabilities.Ansi && !Console.IsOutputRedirected;
        if (!isLive && !value.HasEnded)
        {
            return;
        }

        if (_shownEpoch != value.Epoch)
        {
            console.WriteLine($"Epoch {value.Epoch}/{value.Epochs}");
            _shownEpoch = value.Epoch;
            _shownLength = 0;
        }

        var counter = $"{value.Step}/{value.Steps}".PadLeft(value.Steps.ToString(CultureInfo.InvariantCulture).Length * 2 + 1);
        var rest = $"{Times(value)} - {Means(value.Means)}";
        if (!isLive)
        {
            console.Profile.Out.Writer.WriteLine($"{counter} - {rest}");
        }
        else
        {
            var done = (int)(BarWidth * value.Step / value.Steps);
            var text = $" {rest}";
            var length = counter.Length + 1 + BarWidth + text.Length;

            // A line that is wider than the terminal cannot be written over: it is cut until the epoch ends.
            var width = console.Profile.Width - 1;
            if (!value.HasEnded && length > width)
            {
                text = text[..Math.Max(0, text.Length - (length - width))];
                length = width;
            }

            console.Write("\r");
            console.Markup($"{Markup.Escape(counter)} [green]{new string('━', done)}[/][grey]{new string('━', BarWidth - done)}[/]{Markup.Escape(text)}{new string(' ', Math.Max(0, _shownLength - length))}");
            _shownLength = length;
            if (value.HasEnded)
            {
                console.WriteLine();
            }
        }

        if (value.HasEnded)
        {
            _shownEpoch = 0;
        }
    }

    // Keras shows what is left while an epoch runs, and what it took when it is over.
    private static string Times(TrainingProgress value)
    {
        var time = value.HasEnded ? value.Elapsed : value.StepTime * (value.Steps - value.Step);
        var whole = time.TotalHours >= 1 ? $"{(int)time.TotalHours}:{time.Minutes:00}:{time.Seconds:00}"
            : time.TotalMinutes >= 1 ? $"{time.Minutes}:{time.Seconds:00}"
            : $"{(int)time.TotalSeconds}s";
        var step = value.StepTime.TotalSeconds >= 1 ? Number(value.StepTime.TotalSeconds, "F0") + "s"
            : value.StepTime.TotalMilliseconds >= 1 ? Number(value.StepTime.TotalMilliseconds, "F0") + "ms"
            : Number(value.StepTime.TotalMicroseconds, "F0") + "us";
        return $"{whole} {step}/step";
    }

    private static string Means(IReadOnlyDictionary<string, double> means) =>
        string.Join(" - ", means.Select(mean => $"{mean.Key}: {Number(mean.Value, Math.Abs(mean.Value) > 1e-3 ? "F4" : "0.0000e+00")}"));

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
