using System;
using System.Collections.Generic;
using System.Linq;

namespace CompiledNets.Generators.Shapes;

/// <summary>
/// Decides statements about sizes. With one symbol the answer is exact: sizes are quasi-linear (every floor division is by a constant), so e(t + P) =
/// e(t) + d for the product P of the divisors, and P values determine all others. Several symbols are decided by elimination, and a statement that it
/// cannot decide depends on the sizes.
/// </summary>
internal static class ShapeSolver
{
    // Realistic chains of strides have smaller periods. Above the limit the answer is "depends", which is never wrong.
    private const long MaxPeriod = 100_000;

    /// <summary>Decides whether <paramref name="dim"/> >= <paramref name="least"/>.</summary>
    public static Decision AtLeast(Dim dim, long least)
    {
        if (dim.IsConstant)
        {
            return dim.Constant >= least ? Decision.Proved : Decision.Refuted;
        }

        if (Progression.Of(dim) is not { } progression)
        {
            return Elimination.IsImpossible(LeastOf, (dim * -1, 1 - least)) ? Decision.Proved
                : Elimination.IsImpossible(LeastOf, (dim, least)) ? Decision.Refuted
                : Decision.Unknown;
        }

        var failing = progression.First.Select((value, index) => (value, index)).Where(pair => pair.value < least).ToList();
        if (failing.Count == 0 && progression.Step >= 0)
        {
            return Decision.Proved;
        }

        if (progression.Step <= 0)
        {
            return failing.Count == progression.First.Length ? Decision.Refuted : Decision.Unknown;
        }

        // Each residue that fails at first succeeds after some periods. The last size at which any of them fails is the bound.
        var lastFailing = failing.Max(pair =>
        {
            var periods = -Dim.Divide(pair.value - least, progression.Step);
            return progression.Start + pair.index + ((periods - 1) * progression.Period);
        });
        // A size that is not monotonic, such as T - 3 * (T / 3), may satisfy the statement below the bound: then the bound is sufficient but not
        // necessary.
        var firstHolding = progression.First.Select((value, index) => (value, index)).Min(pair =>
            progression.Start + pair.index + (pair.value >= least ? 0 : -Dim.Divide(pair.value - least, progression.Step) * progression.Period));
        return Decision.HoldsFrom(progression.Symbol, (lastFailing + 1) * progression.Symbol.MultipleOf, isExact: firstHolding == lastFailing + 1);
    }

    /// <summary>Decides whether <paramref name="left"/> = <paramref name="right"/>.</summary>
    public static Decision Equal(Dim left, Dim right)
    {
        var difference = left - right;
        if (difference.IsConstant)
        {
            return difference.Constant == 0 ? Decision.Proved : Decision.Refuted;
        }

        if (Progression.Of(difference) is not { } progression)
        {
            var isNotAbove = Elimination.IsImpossible(LeastOf, (difference, 1));
            var isNotBelow = Elimination.IsImpossible(LeastOf, (difference * -1, 1));
            return isNotAbove && isNotBelow ? Decision.Proved
                : Elimination.IsImpossible(LeastOf, (difference, 0), (difference * -1, 0)) ? Decision.Refuted
                : Decision.Unknown;
        }

        var symbol = progression.Symbol;
        if (progression.Step == 0)
        {
            var holding = progression.First
                .Select((value, index) => (value, size: (progression.Start + index) * symbol.MultipleOf))
                .Where(pair => pair.value == 0)
                .ToList();
            if (holding.Count == 0)
            {
                return Decision.Refuted;
            }

            return holding.Count == progression.First.Length
                ? Decision.Proved
                : Residues(symbol, progression.Period * symbol.MultipleOf, holding.Select(pair => pair.size).ToList());
        }

        // Each residue can be zero once: after as many periods as its first value is steps away from zero.
        var values = progression.First
            .Select((value, index) => (value, index))
            .Where(pair => -pair.value % progression.Step == 0 && -pair.value / progression.Step >= 0)
            .Select(pair => (progression.Start + pair.index + (-pair.value / progression.Step * progression.Period)) * symbol.MultipleOf)
            .OrderBy(value => value)
            .ToList();
        return values.Count == 0 ? Decision.Refuted : Decision.HoldsAt(symbol, values);
    }

    /// <summary>Decides whether <paramref name="divisor"/> divides <paramref name="dim"/>.</summary>
    public static Decision Divides(long divisor, Dim dim) => Equal(dim, Dim.FloorDiv(dim, divisor) * divisor);

    private static long LeastOf(Symbol symbol) => symbol.LeastValue;

    private static Decision Residues(Symbol symbol, long modulus, IReadOnlyList<long> sizes)
    {
        var remainders = sizes.Select(size => size % modulus).OrderBy(remainder => remainder).ToList();

        // Finds the smallest equivalent modulus: {0, 2, 4} modulo 6 is {0} modulo 2.
        for (var smaller = 1L; smaller < modulus; smaller++)
        {
            if (modulus % smaller == 0)
            {
                var reduced = remainders.Select(remainder => remainder % smaller).Distinct().ToList();
                if (reduced.Count * (modulus / smaller) == remainders.Count)
                {
                    return Decision.HoldsModulo(symbol, smaller, reduced);
                }
            }
        }

        return Decision.HoldsModulo(symbol, modulus, remainders);
    }

    /// <summary>
    /// A size of one symbol as an arithmetic progression: its value is <see cref="First"/>[i] + m * <see cref="Step"/> at t = <see cref="Start"/> + i
    /// + m * <see cref="Period"/>.
    /// </summary>
    private sealed class Progression
    {
        private Progression(Symbol symbol, long[] first, long step) => (Symbol, First, Step) = (symbol, first, step);

        public Symbol Symbol { get; }

        public long[] First { get; }

        public long Step { get; }

        public long Start => Symbol.LeastValue;

        public long Period => First.Length;

        public static Progression? Of(Dim dim)
        {
            if (dim.Symbols.Take(2).ToList() is not [var symbol] || !IsQuasiLinear(dim) || PeriodOf(dim) is not (var period and <= MaxPeriod))
            {
                return null;
            }

            try
            {
                var first = new long[period];
                for (var i = 0L; i < period; i++)
                {
                    first[i] = dim.Evaluate(_ => symbol.LeastValue + i);
                }

                return new Progression(symbol, first, dim.Evaluate(_ => symbol.LeastValue + period) - first[0]);
            }
            catch (OverflowException)
            {
                return null;
            }
        }

        private static bool IsQuasiLinear(Dim dim) => dim.Terms.All(term =>
            term.Monomial.Degree <= 1 && term.Monomial.Factors.All(factor => factor.Atom is not FloorDivision division || IsQuasiLinear(division.Numerator)));

        // Adding c * (the period of L) to the symbol adds a multiple of c to L, and therefore an integer to floor(L / c).
        private static long PeriodOf(Dim dim)
        {
            var period = 1L;
            foreach (var division in dim.Terms.SelectMany(term => term.Monomial.Factors).Select(factor => factor.Atom).OfType<FloorDivision>())
            {
                var own = PeriodOf(division.Numerator);
                own = own > MaxPeriod ? own : own * division.Divisor;
                period = period > MaxPeriod || own > MaxPeriod ? MaxPeriod + 1 : LeastCommonMultiple(period, own);
            }

            return period;
        }

        private static long LeastCommonMultiple(long a, long b)
        {
            var (x, y) = (a, b);
            while (y != 0)
            {
                (x, y) = (y, x % y);
            }

            return a / x * b;
        }
    }
}
