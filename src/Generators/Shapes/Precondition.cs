using System;
using System.Collections.Generic;
using System.Linq;

namespace CompiledNets.Generators.Shapes;

/// <summary>A condition at run time: <paramref name="Dim"/> >= <paramref name="AtLeast"/>, required by the layer <paramref name="Reason"/>.</summary>
internal sealed record Precondition(Dim Dim, long AtLeast, string Reason)
{
    /// <summary>Formats the condition for people, such as <c>T >= 269</c>.</summary>
    public override string ToString() => $"{Dim} >= {DimPrinter.Number(AtLeast)}";

    /// <summary>
    /// Reduces conditions to the fewest that are equivalent: for each symbol that a condition depends on alone, the smallest value that satisfies all
    /// of them, and those of the other conditions that do not follow from that.
    /// </summary>
    public static IReadOnlyList<Precondition> Least(IEnumerable<Precondition> conditions)
    {
        var least = new Dictionary<Symbol, Precondition>();
        var others = new List<Precondition>();
        foreach (var condition in conditions)
        {
            var decision = ShapeSolver.AtLeast(condition.Dim, condition.AtLeast);
            if (decision.Verdict == Verdict.Proved)
            {
                continue;
            }

            // A condition on the symbol itself is easier to act on than one on a size that a layer computes from it.
            if (decision is { Symbol: { } symbol, From: { } from, IsExact: true })
            {
                if (!least.TryGetValue(symbol, out var known) || from > known.AtLeast)
                {
                    least[symbol] = new Precondition(Dim.Of(symbol), from, condition.Reason);
                }
            }
            else if (!others.Contains(condition))
            {
                others.Add(condition);
            }
        }

        long LeastOf(Symbol symbol) => least.TryGetValue(symbol, out var known)
            ? Math.Max(symbol.LeastValue, -Dim.Divide(-known.AtLeast, symbol.MultipleOf))
            : symbol.LeastValue;

        return
        [
            .. least.Values.OrderBy(condition => condition.Dim.Key, StringComparer.Ordinal),
            .. others.Where(condition => !Elimination.IsImpossible(LeastOf, (condition.Dim * -1, 1 - condition.AtLeast))),
        ];
    }
}
