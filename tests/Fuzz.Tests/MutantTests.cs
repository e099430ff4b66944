using Microsoft.CodeAnalysis;

namespace CompiledNets.Fuzz.Tests;

/// <summary>Changes one line of valid nets. The compiler must report the change at its line or at an affected line, or the net must still be valid.</summary>
public sealed class MutantTests
{
    private const int Mutants = 450; // The change is possible in a little more than half of them.
    private const int Least = 200;

    [Fact]
    public void A_change_is_reported_where_it_has_an_effect_or_gives_a_net_that_runs()
    {
        var failures = new List<string>();
        var mutants = Draw(Fuzz.Count(Mutants));
        var nets = new NetBatch(mutants.Select(mutant => mutant.Source)).Check(withCSharp: true);
        var valid = new List<CheckedNet>();
        var reported = 0;
        foreach (var (mutant, net) in mutants.Zip(nets))
        {
            if (net.IsValid)
            {
                valid.Add(net);
            }
            else if (Misplaced(mutant, net) is { } why)
            {
                failures.Add(net.Describe($"Changed '{mutant.Before.Text}' to '{mutant.After}'. {why}"));
            }
            else
            {
                reported++;
            }
        }

        new NetBatch(valid.Select(net => net.Source)).Run(typeOf =>
        {
            foreach (var net in valid)
            {
                var random = Fuzz.Random(net.Name);
                if (NetRun.DrawSizes(net.Model!, random) is { } sizes && NetRun.Check(typeOf(net.Name), net.Model!, sizes, withGradients: true) is { } failure)
                {
                    failures.Add(net.Describe(failure));
                }
            }
        });
        Fuzz.AssertNone(failures, mutants.Count);
        Assert.True(mutants.Count >= Fuzz.Count(Least), $"Only {mutants.Count} nets were changed.");
        Assert.True(reported > mutants.Count / 5, $"Only {reported} of {mutants.Count} changes were errors.");
        Assert.True(valid.Count > mutants.Count / 10, $"Only {valid.Count} of {mutants.Count} changed nets are valid.");
    }

    private sealed record Mutant(GraphCase Case, Statement Before, string After, string Source);

    private static List<Mutant> Draw(int count)
    {
        var mutants = new List<Mutant>();
        foreach (var (made, _) in GraphBatch.Draw("Mutant", 0, count))
        {
            var random = Fuzz.Random(made.Name, 1);
            var before = random.Pick(made.Statements);
            if (Mutation.Of(before, made, random) is { } after && after != before.Text)
            {
                mutants.Add(new Mutant(made, before, after, made.Write(before, after)));
            }
        }

        return mutants;
    }

    /// <summary>Returns null if an error is reported at the changed line or at an affected line, and else the reason for the failure.</summary>
    private static string? Misplaced(Mutant mutant, CheckedNet net)
    {
        if (net.Errors.Count == 0)
        {
            return "The model is not valid, but there is no error.";
        }

        // The changed line and the lines that depend on it are affected. The lines of blocks are affected too, because these lines may call them.
        var affected = new HashSet<string> { mutant.Before.Result };
        foreach (var statement in mutant.Case.Statements.Where(statement => statement.Uses.Any(affected.Contains)))
        {
            affected.Add(statement.Result);
        }

        return net.Errors.Any(error => IsAffected(error.Location)) ? null : "The errors are at other lines.";

        bool IsAffected(Location location)
        {
            var line = location.SourceTree!.GetText().Lines[location.GetLineSpan().StartLinePosition.Line].ToString();
            return line.Contains(mutant.After, StringComparison.Ordinal)
                || !line.Contains("var v", StringComparison.Ordinal)
                || affected.Any(local => line.Contains($"var {local} =", StringComparison.Ordinal));
        }
    }
}
