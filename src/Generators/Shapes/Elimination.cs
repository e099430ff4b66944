using System;
using System.Collections.Generic;
using System.Linq;

namespace CompiledNets.Generators.Shapes;

/// <summary>
/// Decides whether linear facts about sizes of several symbols contradict each other, with Fourier-Motzkin elimination in which each inequality is
/// tightened to integers. A floor division is an unknown q with c*q &lt;= L &lt;= c*q + c - 1. If no contradiction is found, there may still be one.
/// </summary>
internal sealed class Elimination
{
    // Sizes of several symbols come from concatenations and flattened axes, which have only a few facts. Larger systems are left undecided.
    private const int MaxFacts = 256;

    private readonly Func<Symbol, long> _leastOf;
    private readonly HashSet<string> _known = [];
    private readonly List<Fact> _facts = [];

    private Elimination(Func<Symbol, long> leastOf) => _leastOf = leastOf;

    /// <summary>
    /// Returns true if no admissible values of the symbols make all <paramref name="facts"/> true. Each fact is a size and its smallest value.
    /// </summary>
    /// <param name="leastOf">Gets the smallest value of a symbol.</param>
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

    /// <summary>Adds the fact dim >= 0, and the facts that are known about everything in it.</summary>
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

        // A product is an unknown of its own. Only its smallest value is known.
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

            // Eliminates first the unknown that leaves the fewest facts.
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

    /// <summary>The fact that a sum of unknowns and a constant is not negative.</summary>
    private sealed class Fact(SortedDictionary<string, long> coefficients, long constant)
    {
        public SortedDictionary<string, long> Coefficients { get; } = coefficients;

        public long Constant { get; } = constant;

        public int SignOf(string unknown) => Coefficients.TryGetValue(unknown, out var coefficient) ? Math.Sign(coefficient) : 0;

        /// <summary>Adds <paramref name="other"/> to this fact, both multiplied so that the unknown cancels.</summary>
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

        /// <summary>Divides by the greatest common divisor: for integers, 2*T - 5 >= 0 is equivalent to T - 3 >= 0.</summary>
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
