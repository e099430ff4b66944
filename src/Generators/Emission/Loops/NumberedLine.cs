using System.Collections.Generic;
using System.Text;

namespace CompiledNets.Generators.Emission;

/// <summary>A line of code, divided into its numbers and the text between them. The digits of an identifier are numbers too.</summary>
internal sealed class NumberedLine
{
    // Longer numbers are text.
    private const int MostDigits = 9;

    private NumberedLine(string text, string skeleton, int[] starts, int[] numbers) => (Text, Skeleton, Starts, Numbers) = (text, skeleton, starts, numbers);

    public string Text { get; }

    /// <summary>Gets the text with a # for each number.</summary>
    public string Skeleton { get; }

    /// <summary>Gets the index in the text at which each number starts.</summary>
    public int[] Starts { get; }

    public int[] Numbers { get; }

    public static NumberedLine Of(string text)
    {
        var skeleton = new StringBuilder(text.Length);
        var (starts, numbers) = (new List<int>(), new List<int>());
        for (var i = 0; i < text.Length;)
        {
            if (!IsDigit(text[i]))
            {
                skeleton.Append(text[i++]);
                continue;
            }

            var start = i;
            var number = 0;
            while (i < text.Length && IsDigit(text[i]))
            {
                number = i - start < MostDigits ? (10 * number) + text[i] - '0' : number;
                i++;
            }

            // Digits that are not those of the number are text: 007 is not 7.
            if (i - start > MostDigits || (text[start] == '0' && i - start > 1))
            {
                skeleton.Append(text, start, i - start);
            }
            else
            {
                starts.Add(start);
                numbers.Add(number);
                skeleton.Append('#');
            }
        }

        return new NumberedLine(text, skeleton.ToString(), [.. starts], [.. numbers]);
    }

    private static bool IsDigit(char letter) => letter is >= '0' and <= '9';
}
