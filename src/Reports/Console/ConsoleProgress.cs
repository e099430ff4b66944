using System.Globalization;
using Spectre.Console;

namespace CompiledNets;

/// <summary>
/// Shows the progress of training on the console, as Keras does: epoch, bar, time, losses and metrics. In a terminal, it updates a line within the
/// terminal's width and adds the samples per second at the end. If the output is redirected, it writes a line per epoch.
/// </summary>
/// <param name="console">The console.</param>
public sealed class ConsoleProgress(IAnsiConsole console) : IProgress<TrainingProgress>
{
    private int _shownEpoch;
    private int _shownLength;

    /// <summary>Gets an instance for the standard output.</summary>
    public static ConsoleProgress Default { get; } = new(AnsiConsole.Console);

    /// <inheritdoc/>
    public void Report(TrainingProgress value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var isLive = console.Profile.Capabilities.Ansi && console.Profile.Out.IsTerminal;
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

        // The length of a stream is unknown until it has ended.
        var counter = value.Steps == 0 ? $"{value.Step}/?" : $"{value.Step}/{value.Steps}".PadLeft((value.Steps.ToString(CultureInfo.InvariantCulture).Length * 2) + 1);
        if (isLive)
        {
            Write(value, counter);
        }
        else
        {
            console.Profile.Out.Writer.WriteLine($"{counter} - {Times(value)} - {string.Join(" - ", Measures(value.Means))}");
        }

        if (value.HasEnded)
        {
            _shownEpoch = 0;
        }
    }

    /// <summary>Overwrites the line.</summary>
    private void Write(TrainingProgress value, string counter)
    {
        // A terminal wraps a full line, which then cannot be overwritten, so the last column stays free.
        var width = console.Profile.Width - 1;
        var bar = value.Steps == 0 ? 0 : width switch { >= 79 => 20, >= 49 => 10, _ => 0 };
        var text = $" {Times(value)}";
        var length = counter.Length + (bar == 0 ? 0 : bar + 1) + text.Length;
        var (more, moreLength) = ("", 0);
        foreach (var measure in Measures(value.Means).Append(Rate(value)).Where(measure => measure.Length > 0))
        {
            if (more.Length == 0 && length + 3 + measure.Length <= width)
            {
                text += " - " + measure;
                length += 3 + measure.Length;
            }
            else if (!value.HasEnded)
            {
                break;
            }
            else
            {
                // Metrics that do not fit are shown when the epoch ends, on further lines.
                var isNew = more.Length == 0 || moreLength + 3 + measure.Length > width;
                more += (isNew ? Environment.NewLine + "  " : " - ") + measure;
                moreLength = (isNew ? 2 : moreLength + 3) + measure.Length;
            }
        }

        var done = value.Steps == 0 ? 0 : (int)(bar * Math.Min(value.Step, value.Steps) / value.Steps);
        console.Write("\r");
        console.Markup($"{Markup.Escape(counter)}{(bar == 0 ? "" : " ")}[green]{new string('━', done)}[/][grey]{new string('━', bar - done)}[/]{Markup.Escape(text)}{new string(' ', Math.Max(0, _shownLength - length))}{Markup.Escape(more)}");
        _shownLength = length;
        if (value.HasEnded)
        {
            console.WriteLine();
        }
    }

    // As in Keras, it is the remaining time during an epoch, and the duration after it.
    private static string Times(TrainingProgress value)
    {
        var time = value.HasEnded || value.Steps == 0 ? value.Elapsed : value.StepTime * (value.Steps - value.Step);
        var whole = time.TotalHours >= 1 ? $"{(int)time.TotalHours}:{time.Minutes:00}:{time.Seconds:00}"
            : time.TotalMinutes >= 1 ? $"{time.Minutes}:{time.Seconds:00}"
            : $"{(int)time.TotalSeconds}s";
        var step = value.StepTime.TotalSeconds >= 1 ? Number(value.StepTime.TotalSeconds, "F0") + "s"
            : value.StepTime.TotalMilliseconds >= 1 ? Number(value.StepTime.TotalMilliseconds, "F0") + "ms"
            : Number(value.StepTime.TotalMicroseconds, "F0") + "us";
        return $"{whole} {step}/step";
    }

    private static string Rate(TrainingProgress value)
    {
        var seconds = value.StepTime.TotalSeconds * value.Step;
        return seconds > 0 ? Number(value.Samples / seconds, "N0") + " samples/s" : "";
    }

    private static IEnumerable<string> Measures(IReadOnlyDictionary<string, double> means) =>
        means.Select(mean => $"{mean.Key}: {MeasureText.Of(mean.Value)}");

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
