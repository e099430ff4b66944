using System.Globalization;
using System.Text.RegularExpressions;

namespace CompiledNets;

/// <summary>
/// Replaces Keras' placeholders for the epoch, the step and metrics in a path: <c>net.{epoch:02d}-{val_loss:.2f}.safetensors</c>.
/// </summary>
internal static partial class FileTemplate
{
    /// <exception cref="InvalidOperationException">A placeholder names an unknown metric, or its format is invalid.</exception>
    public static string Fill(string template, TrainingRun run, IReadOnlyDictionary<string, double> logs) => Place().Replace(template, match =>
    {
        var (name, format) = (match.Groups["name"].Value, match.Groups["format"].Value);
        var value = name switch
        {
            "epoch" => run.Epoch,
            "step" or "batch" => run.Step,
            _ => logs.TryGetValue(name, out var measured)
                ? measured
                : throw new InvalidOperationException($"The path '{template}' has a placeholder for '{name}', which is not measured. Use one of: epoch, step, {string.Join(", ", logs.Keys)}."),
        };
        return Format(value, format) ?? throw new InvalidOperationException($"The path '{template}' has the unknown format '{format}'. Use formats like 02d for integers and .4f for other numbers.");
    });

    // Supports those of Python's formats that are common in paths.
    private static string? Format(double value, string format) => format switch
    {
        "" => value.ToString(CultureInfo.InvariantCulture),
        [.. var width, 'd'] when int.TryParse(width, NumberStyles.None, CultureInfo.InvariantCulture, out var digits) => ((long)value).ToString("D" + digits, CultureInfo.InvariantCulture),
        "d" => ((long)value).ToString(CultureInfo.InvariantCulture),
        ['.', .. var places, 'f'] when int.TryParse(places, NumberStyles.None, CultureInfo.InvariantCulture, out var digits) => value.ToString("F" + digits, CultureInfo.InvariantCulture),
        _ => null,
    };

    [GeneratedRegex(@"\{(?<name>\w+)(:(?<format>[^}]*))?\}")]
    private static partial Regex Place();
}
