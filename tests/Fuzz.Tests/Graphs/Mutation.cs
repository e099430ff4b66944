using System.Globalization;
using System.Text.RegularExpressions;

namespace CompiledNets.Fuzz.Tests;

/// <summary>Makes one change to a line: another number, operand or word.</summary>
internal static partial class Mutation
{
    public static string? Of(Statement statement, GraphCase made, Random random)
    {
        var text = statement.Text;
        var numbers = Number().Matches(text).ToList();
        switch (random.Next(4))
        {
            case 0 or 1 when numbers.Count > 0:
                var number = random.Pick(numbers);
                var value = long.Parse(number.Value, CultureInfo.InvariantCulture);
                return Replace(text, number, random.Pick([value + 1, value - 1, value * 2, 0, 97]).ToString(CultureInfo.InvariantCulture));
            case 2:
                // Another operand: an earlier local.
                var operand = Regex.Matches(text, $@"\b{random.Pick(statement.Uses)}\b")[^1];
                return Replace(text, operand, random.Pick(Before(statement, made)));
            default:
                // Another word, which may need other operands and arguments.
                var words = WordName().Matches(text).ToList();
                return words.Count == 0 ? null : Replace(text, random.Pick(words), random.Pick(Word.All).Name + "(");
        }
    }

    private static IReadOnlyList<string> Before(Statement statement, GraphCase made) =>
        ["x0", .. made.Statements.TakeWhile(other => other != statement).Select(other => other.Result)];

    private static string Replace(string text, Match match, string by) => text[..match.Index] + by + text[(match.Index + match.Length)..];

    [GeneratedRegex(@"(?<![\w.])\d+(?![\w.])")]
    private static partial Regex Number();

    [GeneratedRegex(@"\b[A-Z]\w*\(")]
    private static partial Regex WordName();
}
