using System.Globalization;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Emission;

/// <summary>Formats text for doc comments.</summary>
internal static class DocText
{
    private static readonly char[] s_escaped = ['&', '<', '>'];

    /// <summary>Escapes the characters that XML reserves.</summary>
    public static string Escape(string text) => text.IndexOfAny(s_escaped) < 0 ? text : text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

    /// <summary>Formats a number of parameters, such as <c>5,120,000</c>.</summary>
    public static string Thousands(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>Formats a number of parameters that may depend on sizes which are given when the net is created, such as <c>512*classes + 512</c>.</summary>
    public static string Thousands(Dim count) => count.IsConstant ? Thousands(count.Constant) : Escape(count.ToString());
}
