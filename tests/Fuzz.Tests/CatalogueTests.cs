namespace CompiledNets.Fuzz.Tests;

/// <summary>Calls every word of the language with random arguments and shapes.</summary>
public sealed class CatalogueTests
{
    private const int Candidates = 50;
    private const int RunOfEach = 4;
    private const int NetsPerBatch = 150;

    private static readonly Lazy<Dictionary<string, WordCase>> s_cases = new(Draw);

    private static readonly Lazy<IReadOnlyList<CheckedNet>> s_checked = new(() => new NetBatch(s_cases.Value.Values.Select(made => made.Write())).Check(withCSharp: true));

    // Random arguments seldom fit these words: a state must have the width of its layer, a window with three axes must fit its input, Bidirectional
    // needs a recurrent layer, and EinsumDense needs an equation. The words have their own tests in tests/Integration.Tests/Layers.
    private static readonly string[] s_seldomDrawn = ["LSTMWithState", "GRUWithState", "SimpleRNNWithState", "Bidirectional", "Conv3D", "EinsumDense"];

    [Fact]
    public void Accepted_nets_run_with_the_inferred_shapes_and_the_gradients_of_autograd()
    {
        var cases = s_cases.Value;
        var failures = new List<string>();
        var accepted = Accept(cases, failures);
        foreach (var batch in accepted.Chunk(NetsPerBatch))
        {
            new NetBatch(batch.Select(net => net.Source)).Run(typeOf =>
            {
                foreach (var net in batch)
                {
                    var random = Fuzz.Random(net.Name);
                    var failure = NetRun.DrawSizes(net.Model!, random) is { } sizes
                        ? NetRun.Check(typeOf(net.Name), net.Model!, sizes, withGradients: true)
                        : null;
                    if (failure is not null)
                    {
                        failures.Add(net.Describe(failure));
                    }
                }
            });
        }

        Fuzz.AssertNone(failures, accepted.Count);

        // Each word is accepted at least once, except for the listed ones.
        var tried = accepted.Select(net => cases[net.Name].Call.Word.Name).ToHashSet();
        Assert.Equal([], Word.All.Select(word => word.Name).Distinct().Except(s_seldomDrawn).Where(name => !tried.Contains(name)));
    }

    [Fact]
    public void Rejected_calls_are_rejected_by_libtorch_too()
    {
        var cases = s_cases.Value;
        var failures = new List<string>();
        var asked = 0;
        foreach (var net in s_checked.Value.Where(net => !net.IsValid && !net.Reports.Any(IsMeaning)))
        {
            if (Oracle.Accepts(cases[net.Name]) is { } accepts)
            {
                asked++;
                if (accepts)
                {
                    failures.Add(net.Describe("The compiler rejects this call, but libtorch computes it."));
                }
            }
        }

        Fuzz.AssertNone(failures, asked);
        Assert.True(asked > Fuzz.Count(30), $"Only {asked} rejected calls have an oracle.");
    }

    // Some calls are errors although libtorch computes them, because they make no sense: a softmax over one value.
    private static bool IsMeaning(Microsoft.CodeAnalysis.Diagnostic report) => report.Descriptor.Category == "CompiledNets.Meaning" && report.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error;

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
    private static List<CheckedNet> Accept(Dictionary<string, WordCase> cases, List<string> failures)
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

            var word = cases[net.Name].Call.Word;
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
