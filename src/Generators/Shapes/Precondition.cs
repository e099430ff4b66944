using System;
using System.Collections.Generic;
using System.Linq;

namespace CompiledNets.Generators.Shapes;

/// <summary>What must hold at run time: <paramref name="Dim"/> >= <paramref name="AtLeast"/>, because of the layer <paramref name="Reason"/>.</summary>
internal sealed record Precondition(Dim Dim, long AtLeast, string Reason)
{
    /// <summary>As people read it: <c>T >= 269</c>.</summary>
    public override string ToString() => $"{Dim} >= {DimPrinter.Number(AtLeast)}";

    /// <summary>
    /// The same in the fewest words: for a size that decides by itself, the least value that all of them leave; and of the others
    /// those that do not follow from that.
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

            // Where the size itself is shown, rather than what a layer makes of it, the reader knows what to change.
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
