using System;
using System.Collections.Generic;
using System.Linq;

namespace CompiledNets.Generators.Shapes;

/// <summary>
/// A size: a polynomial with integer coefficients over <see cref="Atom"/>s, always in canonical form, so that two sizes
/// are equal exactly when they are written alike. <c>28</c>, <c>T</c>, <c>2*T + 1</c>, <c>floor((T - 4) / 5)</c>.
/// </summary>
/// <remarks>Arithmetic is checked: a size that leaves the range of <see cref="long"/> throws <see cref="OverflowException"/>.</remarks>
internal sealed class Dim : IEquatable<Dim>
{
    private readonly Term[] _terms; // sorted by the key of the monomial, no zero coefficients
    private readonly string _key;

    private Dim(Term[] terms)
    {
        _terms = terms;
        _key = string.Join("+", terms.Select(term => term.Key));
    }

    public static Dim Zero { get; } = Of(0);

    public static Dim One { get; } = Of(1);

    public static Dim Of(long value) => new(value == 0 ? [] : [new Term(Monomial.Unit, value)]);

    public static Dim Of(Symbol symbol) => new([new Term(Monomial.Of(symbol), symbol.MultipleOf)]);

    internal static Dim Of(Atom atom) => new([new Term(Monomial.Of(atom), 1)]);

    public IReadOnlyList<Term> Terms => _terms;

    public bool IsConstant => _terms.Length == 0 || (_terms.Length == 1 && _terms[0].Monomial.IsUnit);

    /// <summary>The constant term; the value itself when <see cref="IsConstant"/>.</summary>
    public long Constant => _terms.FirstOrDefault(term => term.Monomial.IsUnit).Coefficient;

    public bool Is(long value) => IsConstant && Constant == value;

    /// <summary>Every symbol this size depends on, in ordinal order of their names.</summary>
    public IEnumerable<Symbol> Symbols => _terms
        .SelectMany(term => term.Monomial.Factors)
        .SelectMany(factor => factor.Atom.Symbols)
        .Distinct()
        .OrderBy(symbol => symbol.Name, StringComparer.Ordinal);

    /// <summary>Whether this is a * <paramref name="symbol"/> + b, so that the symbol can be found from its value.</summary>
    public bool IsLinearIn(Symbol symbol) => _terms.All(term =>
        term.Monomial.IsUnit || (term.Monomial.Factors is [{ Exponent: 1, Atom: Symbol only }] && only.Equals(symbol)));

    public static implicit operator Dim(long value) => Of(value);

    public static Dim operator +(Dim left, Dim right) => Sum(left._terms.Concat(right._terms));

    public static Dim operator -(Dim left, Dim right) => left + (right * -1);

    public static Dim operator *(Dim left, long right) =>
        right == 0 ? Zero : new(left._terms.Select(term => new Term(term.Monomial, checked(term.Coefficient * right))).ToArray());

    public static Dim operator *(Dim left, Dim right) => Sum(
        from a in left._terms
        from b in right._terms
        select new Term(a.Monomial * b.Monomial, checked(a.Coefficient * b.Coefficient)));

    /// <summary>The floor of <paramref name="numerator"/> / <paramref name="divisor"/>, in normal form.</summary>
    public static Dim FloorDiv(Dim numerator, long divisor)
    {
        if (divisor <= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(divisor), divisor, "A size is divided by a positive number.");
        }

        // floor((q*c + r) / c) = q + floor(r / c): pull out of every coefficient what the divisor divides.
        var whole = new List<Term>();
        var rest = new List<Term>();
        foreach (var term in numerator._terms)
        {
            var quotient = Divide(term.Coefficient, divisor);
            // A remainder is kept in 0 <= r < c, for the constant as for the coefficients, so that the form is unique.
            var remainder = term.Coefficient - (quotient * divisor);
            if (quotient != 0)
            {
                whole.Add(new Term(term.Monomial, quotient));
            }

            if (remainder != 0)
            {
                rest.Add(new Term(term.Monomial, remainder));
            }
        }

        var outside = Sum(whole);
        if (rest.All(term => term.Monomial.IsUnit))
        {
            return outside; // what is left is a constant below the divisor
        }

        // floor((g*L + b) / (g*c)) = floor((L + floor(b / g)) / c), with g the greatest common divisor.
        var gcd = rest.Where(term => !term.Monomial.IsUnit).Aggregate(divisor, (g, term) => Gcd(g, term.Coefficient));
        var inner = Sum(rest.Select(term => new Term(term.Monomial, Divide(term.Coefficient, gcd))));
        divisor /= gcd;
        if (divisor == 1)
        {
            return outside + inner;
        }

        // floor((floor(L / a) + k) / b) = floor((L + a*k) / (a*b)).
        if (inner._terms.Where(term => !term.Monomial.IsUnit).Take(2).ToList() is [{ Coefficient: 1, Monomial.Factors: [{ Atom: FloorDivision nested, Exponent: 1 }] }])
        {
            return outside + FloorDiv(nested.Numerator + (inner.Constant * nested.Divisor), checked(nested.Divisor * divisor));
        }

        return outside + Of(new FloorDivision(inner, divisor));
    }

    /// <summary>The ceiling of <paramref name="numerator"/> / <paramref name="divisor"/>.</summary>
    public static Dim CeilDiv(Dim numerator, long divisor) => FloorDiv(numerator + (divisor - 1), divisor);

    /// <summary>The product of <paramref name="dims"/>; one for none.</summary>
    public static Dim Product(IEnumerable<Dim> dims) => dims.Aggregate(One, (product, dim) => product * dim);

    /// <summary>This size divided by <paramref name="divisor"/>, or null unless the division leaves no remainder whatever the symbols are.</summary>
    public Dim? DivideExactly(Dim divisor)
    {
        if (divisor._terms.Length == 0)
        {
            return null;
        }

        // Long division by the leading term; monomials are ordered, so the quotient is unique when there is one.
        var quotient = Zero;
        var rest = this;
        var lead = divisor.Leading;
        while (rest._terms.Length > 0)
        {
            var top = rest.Leading;
            if (top.Coefficient % lead.Coefficient != 0 || top.Monomial.DivideExactly(lead.Monomial) is not { } monomial)
            {
                return null;
            }

            var step = new Dim([new Term(monomial, top.Coefficient / lead.Coefficient)]);
            quotient += step;
            rest -= step * divisor;
        }

        return quotient;
    }

    /// <summary>The value of this size where the symbols have the values that <paramref name="valueOf"/> gives.</summary>
    public long Evaluate(Func<Symbol, long> valueOf) =>
        _terms.Aggregate(0L, (sum, term) => checked(sum + (term.Coefficient * term.Monomial.Evaluate(valueOf))));

    /// <summary>This size where each symbol is the size that <paramref name="sizeOf"/> gives.</summary>
    public Dim Substitute(Func<Symbol, Dim> sizeOf) => _terms
        .Select(term => term.Monomial.Factors
            .SelectMany(factor => Enumerable.Repeat(factor.Atom, factor.Exponent))
            .Aggregate(Of(term.Coefficient), (product, atom) => product * atom.Substitute(sizeOf)))
        .Aggregate(Zero, (sum, term) => sum + term);

    public bool Equals(Dim? other) => other is not null && _key == other._key;

    public override bool Equals(object? obj) => obj is Dim other && Equals(other);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(_key);

    public static bool operator ==(Dim? left, Dim? right) => left is null ? right is null : left.Equals(right);

    public static bool operator !=(Dim? left, Dim? right) => !(left == right);

    /// <summary>How people read it: <c>2*T + 1</c>, <c>(T - 4) / 5</c> where the slash is the floor of the quotient.</summary>
    public override string ToString() => DimPrinter.ForPeople(this);

    /// <summary>The canonical text: equal for equal sizes, whatever way they were computed.</summary>
    internal string Key => _key;

    private Term Leading => _terms.Aggregate((greatest, term) => term.Monomial.CompareTo(greatest.Monomial) > 0 ? term : greatest);

    private static Dim Sum(IEnumerable<Term> terms)
    {
        var sums = new SortedDictionary<string, Term>(StringComparer.Ordinal);
        foreach (var term in terms)
        {
            var key = term.Monomial.Key;
            sums[key] = sums.TryGetValue(key, out var present)
                ? new Term(term.Monomial, checked(present.Coefficient + term.Coefficient))
                : term;
        }

        return new Dim(sums.Values.Where(term => term.Coefficient != 0).ToArray());
    }

    internal static long Divide(long value, long divisor)
    {
        var quotient = value / divisor;
        return value % divisor != 0 && (value < 0) != (divisor < 0) ? quotient - 1 : quotient;
    }

    internal static long Gcd(long a, long b)
    {
        a = Math.Abs(a);
        b = Math.Abs(b);
        while (b != 0)
        {
            (a, b) = (b, a % b);
        }

        return a;
    }
}
