namespace CompiledNets.Fuzz.Tests;

/// <summary>Calls of every word of the language with random arguments and shapes, which the compiler has checked.</summary>
internal static class DrawnWords
{
    private const int Candidates = 50;
    private const int RunOfEach = 4;

    private static readonly Lazy<Dictionary<string, WordCase>> s_cases = new(Draw);

    private static readonly Lazy<IReadOnlyList<CheckedNet>> s_checked = new(() => new NetBatch(Cases.Values.Select(made => made.Write())).Check(withCSharp: true));

    // Random arguments seldom fit these words: a state must have the width of its layer, a window with three axes must fit its input, Bidirectional
    // needs a recurrent layer, and EinsumDense needs an equation. The words have their own tests in tests/Integration.Tests/Layers.
    private static readonly string[] s_seldomDrawn = ["LSTMWithState", "GRUWithState", "SimpleRNNWithState", "Bidirectional", "Conv3D", "EinsumDense"];

    /// <summary>Gets the calls by the names of their nets.</summary>
    public static Dictionary<string, WordCase> Cases => s_cases.Value;

    /// <summary>Gets the nets of all calls.</summary>
    public static IReadOnlyList<CheckedNet> Checked => s_checked.Value;

    /// <summary>Asserts that the nets contain every word, except for those that random arguments seldom fit.</summary>
    public static void AssertComplete(IEnumerable<CheckedNet> nets, Func<Word, bool> isExpected)
    {
        var tried = nets.Select(net => Cases[net.Name].Call.Word.Name).ToHashSet();
        Assert.Equal([], Word.All.Where(isExpected).Select(word => word.Name).Distinct().Except(s_seldomDrawn).Where(name => !tried.Contains(name)));
    }

    private static Dictionary<string, WordCase> Draw()
    {
        var cases = new Dictionary<string, WordCase>();
        foreach (var word in Word.All)
        {
            // At a small scale too, each word must be accepted once.
            for (var i = 0; i < Math.Max(Candidates, Fuzz.Count(Candidates)); i++)
            {
                var made = WordCase.Draw(word, $"{word.Name}{cases.Count}", Fuzz.Random(word.Method.ToString()!, i));
                cases.Add(made.Name, made);
            }
        }

        return cases;
    }

    /// <summary>Returns the first few accepted nets of each word.</summary>
    public static List<CheckedNet> Accept(List<string> failures)
    {
        var accepted = new List<CheckedNet>();
        var taken = new Dictionary<Word, int>();
        foreach (var net in s_checked.Value)
        {
            failures.AddRange(net.Reports.Where(report => report.Id is "CN0199" || report.Id.StartsWith("CS", StringComparison.Ordinal)).Take(1).Select(report => net.Describe(report.GetMessage())));
            if (!net.IsValid)
            {
                continue;
            }

            var word = Cases[net.Name].Call.Word;
            var count = taken.GetValueOrDefault(word);
            if (count < Fuzz.Count(RunOfEach))
            {
                taken[word] = count + 1;
                accepted.Add(net);
            }
        }

        return accepted;
    }
}
