namespace CompiledNets.Fuzz.Tests;

/// <summary>Calls every word of the language with random arguments and shapes.</summary>
public sealed class CatalogueTests
{
    private const int NetsPerBatch = 150;

    [Fact]
    public void Accepted_nets_run_with_the_inferred_shapes_and_the_gradients_of_autograd()
    {
        var failures = new List<string>();
        var accepted = DrawnWords.Accept(failures);
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

        DrawnWords.AssertComplete(accepted, _ => true);
    }

    [Fact]
    public void Rejected_calls_are_rejected_by_libtorch_too()
    {
        var failures = new List<string>();
        var asked = 0;
        foreach (var net in DrawnWords.Checked.Where(net => !net.IsValid && !net.Reports.Any(IsMeaning)))
        {
            if (Oracle.Accepts(DrawnWords.Cases[net.Name]) is { } accepts)
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
}
