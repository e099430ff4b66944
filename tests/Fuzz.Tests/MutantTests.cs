using Microsoft.CodeAnalysis;

namespace CompiledNets.Fuzz.Tests;

/// <summary>Valid nets with one change: it is reported where it stands, or at what it breaks; or it makes another valid net.</summary>
public sealed class MutantTests
{
    private const int Mutants = 450; // Something more than half of them have a line that the change is possible in.
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
        Assert.True(reported > mutants.Count / 5, $"Only {reported} of {mutants.Count} changes broke anything.");
        Assert.True(valid.Count > mutants.Count / 10, $"Only {valid.Count} of {mutants.Count} changes left a valid net.");
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

    /// <summary>Why what is reported is not where the change is, nor at the first that it breaks.</summary>
    private static string? Misplaced(Mutant mutant, CheckedNet net)
    {
        if (net.Errors.Count == 0)
        {
            return "Nothing is reported, and yet there is no valid model.";
        }

        // The line itself, and whatever is computed from it; and the lines of the blocks that these call.
        var affected = new HashSet<string> { mutant.Before.Result };
        foreach (var statement in mutant.Case.Statements.Where(statement => statement.Uses.Any(affected.Contains)))
        {
            affected.Add(statement.Result);
        }

        return net.Errors.Any(error => IsAffected(error.Location)) ? null : "What is reported is somewhere else.";

        bool IsAffected(Location location)
        {
            var line = location.SourceTree!.GetText().Lines[location.GetLineSpan().StartLinePosition.Line].ToString();
            return line.Contains(mutant.After, StringComparison.Ordinal)
                || !line.Contains("var v", StringComparison.Ordinal)
                || affected.Any(local => line.Contains($"var {local} =", StringComparison.Ordinal));
        }
    }
}
