using System.Globalization;
using System.Linq;

namespace CompiledNets.Generators.Models;

/// <summary>
/// Formats real numbers as people write them. Most numbers of definitions are <c>float</c>: 0.3f is 0.30000001192092896 as a double, and is formatted
/// as 0.3.
/// </summary>
internal static class RealText
{
    /// <summary>Gets the shortest text that parses to the same <c>float</c>, or null if the number is not a <c>float</c>.</summary>
    public static string? OfFloat(double value) => (float)value == value
        ? new[] { "G6", "G7", "G8", "G9" }
            .Select(format => ((float)value).ToString(format, CultureInfo.InvariantCulture))
            .First(text => float.Parse(text, CultureInfo.InvariantCulture) == (float)value)
        : null;

    /// <summary>Formats a number as in a definition, without the suffix of its type.</summary>
    public static string Of(double value) => OfFloat(value) ?? value.ToString("G9", CultureInfo.InvariantCulture);
}
