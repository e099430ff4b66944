using System;
using System.Collections.Generic;
using System.Linq;

namespace CompiledNets.Generators.Shapes;

/// <summary>
/// Whether linear facts about sizes contradict each other, for sizes of several symbols: Fourier-Motzkin elimination, where
/// each inequality is tightened to whole numbers. A floor division is an unknown q with c*q &lt;= L &lt;= c*q + c - 1. A
/// contradiction that is found is one; that none is found proves nothing.
/// </summary>
internal sealed class Elimination
{
    // Sizes mix in concatenations and flattened axes: a handful of facts each. What grows beyond this is left undecided.
    private const int MaxFacts = 256;

    private readonly Func<Symbol, long> _leastOf;
    private readonly HashSet<string> _known = [];
    private readonly List<Fact> _facts = [];

    private Elimination(Func<Symbol, long> leastOf) => _leastOf = leastOf;

    /// <summary>Whether no admissible values of the symbols make all of <paramref name="facts"/> true, each a size with the least value it has.</summary>
    /// <param name="leastOf">The least value of a symbol.</param>
    public static bool IsImpossible(Func<Symbol, long> leastOf, params (Dim Dim, long Least)[] facts)
    {
        try
        {
            var elimination = new Elimination(leastOf);
            foreach (var (dim, least) in facts)
            {
                elimination.Require(dim - least);
            }

            return elimination.FindsContradiction();
        }
        catch (OverflowException)
        {
            return false;
        }
    }

    /// <summary>Adds dim >= 0, and what is known of everything in it.</summary>
    private void Require(Dim dim)
    {
        var coefficients = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var term in dim.Terms.Where(term => !term.Monomial.IsUnit))
        {
            coefficients[term.Monomial.Key] = term.Coefficient;
            Introduce(term.Monomial);
        }

        Add(new Fact(coefficients, dim.Constant));
    }

    private void Introduce(Monomial monomial)
    {
        if (!_known.Add(monomial.Key))
        {
            return;
        }

        // A product is an unknown of its own, of which no more is known than its least value.
        Add(new Fact(new SortedDictionary<string, long>(StringComparer.Ordinal) { [monomial.Key] = 1 }, -monomial.Evaluate(_leastOf)));
        if (monomial.Factors is [{ Exponent: 1, Atom: FloorDivision division }])
        {
            var quotient = Dim.Of(division) * division.Divisor;
            Require(division.Numerator - quotient);
            Require(quotient + (division.Divisor - 1) - division.Numerator);
        }
    }

    private void Add(Fact fact) => _facts.Add(fact.Tightened());

    private bool FindsContradiction()
    {
        while (true)
        {
            if (_facts.Any(fact => fact.Coefficients.Count == 0 && fact.Constant < 0))
            {
                return true;
            }

            _facts.RemoveAll(fact => fact.Coefficients.Count == 0);
            var unknowns = _facts.SelectMany(fact => fact.Coefficients.Keys).Distinct().ToList();
            if (unknowns.Count == 0 || _facts.Count > MaxFacts)
            {
                return false;
            }

            // The unknown whose elimination makes the fewest facts.
            var next = unknowns.OrderBy(unknown => Count(unknown, 1) * Count(unknown, -1)).ThenBy(unknown => unknown, StringComparer.Ordinal).First();
            var above = _facts.Where(fact => fact.SignOf(next) > 0).ToList();
            var below = _facts.Where(fact => fact.SignOf(next) < 0).ToList();
            _facts.RemoveAll(fact => fact.SignOf(next) != 0);
            foreach (var lower in above)
            {
                foreach (var upper in below)
                {
                    Add(lower.Without(next, upper));
                }
            }
        }
    }

    private int Count(string unknown, int sign) => _facts.Count(fact => fact.SignOf(unknown) == sign);

    /// <summary>A sum of unknowns, and a constant, that is not negative.</summary>
    private sealed class Fact(SortedDictionary<string, long> coefficients, long constant)
    {
        public SortedDictionary<string, long> Coefficients { get; } = coefficients;

        public long Constant { get; } = constant;

        public int SignOf(string unknown) => Coefficients.TryGetValue(unknown, out var coefficient) ? Math.Sign(coefficient) : 0;

        /// <summary>The sum with <paramref name="other"/>, each multiplied so that the unknown falls out.</summary>
        public Fact Without(string unknown, Fact other)
        {
            var (own, its) = (-other.Coefficients[unknown], Coefficients[unknown]);
            var sum = new SortedDictionary<string, long>(StringComparer.Ordinal);
            foreach (var (coefficients, factor) in new[] { (Coefficients, own), (other.Coefficients, its) })
            {
                foreach (var pair in coefficients)
                {
                    sum[pair.Key] = checked((sum.TryGetValue(pair.Key, out var before) ? before : 0) + (pair.Value * factor));
                }
            }

            foreach (var zero in sum.Where(pair => pair.Value == 0).Select(pair => pair.Key).ToList())
            {
                sum.Remove(zero);
            }

            return new Fact(sum, checked((Constant * own) + (other.Constant * its)));
        }

        /// <summary>2*T - 5 >= 0 says the same of whole numbers as T - 3 >= 0.</summary>
        public Fact Tightened()
        {
            var divisor = Coefficients.Values.Aggregate(0L, (a, b) => Dim.Gcd(a, Math.Abs(b)));
            if (divisor <= 1)
            {
                return this;
            }

            var smaller = new SortedDictionary<string, long>(StringComparer.Ordinal);
            foreach (var pair in Coefficients)
            {
                smaller[pair.Key] = pair.Value / divisor;
            }

            return new Fact(smaller, Dim.Divide(Constant, divisor));
        }
    }
}
