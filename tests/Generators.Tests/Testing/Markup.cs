using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace CompiledNets.Generators.Tests;

/// <summary>Source with marks: <c>{|CN1004:right|}</c> says that CN1004 is reported exactly under <c>right</c>.</summary>
internal sealed record Markup(string Source, IReadOnlyList<(string Id, TextSpan Span)> Expected)
{
    public static Markup Parse(string text)
    {
        var source = new StringBuilder();
        var expected = new List<(string, TextSpan)>();
        var open = new Stack<(string Id, int Start)>();
        for (var i = 0; i < text.Length; i++)
        {
            if (text.AsSpan(i).StartsWith("{|"))
            {
                var colon = text.IndexOf(':', i);
                open.Push((text[(i + 2)..colon], source.Length));
                i = colon;
            }
            else if (text.AsSpan(i).StartsWith("|}"))
            {
                var (id, start) = open.Pop();
                expected.Add((id, TextSpan.FromBounds(start, source.Length)));
                i++;
            }
            else
            {
                source.Append(text[i]);
            }
        }

        return open.Count == 0
            ? new Markup(source.ToString(), expected.OrderBy(mark => mark.Item2.Start).ToList())
            : throw new FormatException("A mark is not closed: " + text);
    }
}
