using System.Globalization;
using System.Linq;

namespace CompiledNets.Generators.Models;

/// <summary>Real numbers as people write them. Definitions say most of them as <c>float</c>: 0.3f is 0.30000001192092896 as a double, and 0.3 to whoever wrote it.</summary>
internal static class RealText
{
    /// <summary>The shortest text that reads as the same <c>float</c>; null where the number is none.</summary>
    public static string? OfFloat(double value) => (float)value == value
        ? new[] { "G6", "G7", "G8", "G9" }
            .Select(format => ((float)value).ToString(format, CultureInfo.InvariantCulture))
            .First(text => float.Parse(text, CultureInfo.InvariantCulture) == (float)value)
        : null;

    /// <summary>The number as it would stand in a definition, without the letter for its type.</summary>
    public static string Of(double value) => OfFloat(value) ?? value.ToString("G9", CultureInfo.InvariantCulture);
}
