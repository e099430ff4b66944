using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Emission;

/// <summary>Formats constants as C#, in any culture.</summary>
internal static class Literals
{
    public static string Of(bool value) => value ? "true" : "false";

    public static string Of(long value) => DimPrinter.Number(value);

    public static string Of(double value) => CallContext.Literal(value);

    public static string Of(string text)
    {
        var plain = true;
        foreach (var letter in text)
        {
            plain &= letter is >= ' ' and < '\u007f' and not '"' and not '\\';
        }

        if (plain)
        {
            return "\"" + text + "\"";
        }

        var literal = new StringBuilder("\"");
        foreach (var letter in text)
        {
            literal.Append(letter switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                _ when char.IsControl(letter) || letter is '\u2028' or '\u2029' => "\\u" + ((int)letter).ToString("X4", CultureInfo.InvariantCulture),
                _ => letter.ToString(),
            });
        }

        return literal.Append('"').ToString();
    }

    /// <summary>Formats an array, such as <c>new[] { "N", "100" }</c>.</summary>
    public static string Of(IEnumerable<string> items) => $"new[] {{ {string.Join(", ", items.Select(Of))} }}";

    /// <summary>Formats an array, such as <c>new long[] { 3, 3 }</c>.</summary>
    public static string Of(IEnumerable<long> items) => $"new long[] {{ {string.Join(", ", items.Select(Of))} }}";
}
