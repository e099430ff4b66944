namespace CompiledNets.Fuzz.Tests;

/// <summary>Every word of the language with arguments and shapes that were made up.</summary>
public sealed class CatalogueTests
{
    private const int Candidates = 50;
    private const int RunOfEach = 4;
    private const int NetsPerBatch = 150;

    private static readonly Lazy<Dictionary<string, WordCase>> s_cases = new(Draw);

    private static readonly Lazy<IReadOnlyList<CheckedNet>> s_checked = new(() => new NetBatch(s_cases.Value.Values.Select(made => made.Write())).Check(withCSharp: true));

    // States must have the width of their layer, a window of three axes must fit, what runs in both directions must be recurrent, and letters are an
    // equation: at random they seldom are. Their own tests are in tests/Integration.Tests/Layers.
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

        // Nothing is left out without a word: each one was accepted in some form, but for those that are named.
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
                    failures.Add(net.Describe("libtorch computes this, but it is rejected."));
                }
            }
        }

        Fuzz.AssertNone(failures, asked);
        Assert.True(asked > Fuzz.Count(30), $"Only {asked} rejected calls have an oracle.");
    }

    // What can be computed, and cannot be meant: a softmax over one value.
    private static bool IsMeaning(Microsoft.CodeAnalysis.Diagnostic report) => report.Descriptor.Category == "CompiledNets.Meaning" && report.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error;

    private static Dictionary<string, WordCase> Draw()
    {
        var cases = new Dictionary<string, WordCase>();
        foreach (var word in Word.All)
        {
            for (var i = 0; i < Fuzz.Count(Candidates); i++)
            {
                var made = WordCase.Draw(word, $"{word.Name}{cases.Count}", Fuzz.Random(word.Method.ToString()!, i));
                cases.Add(made.Name, made);
            }
        }

        return cases;
    }

    /// <summary>The first few of each word that the compiler accepts.</summary>
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
