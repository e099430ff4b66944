using System;
using System.Collections.Generic;
using System.Linq;

namespace CompiledNets.Generators.Shapes;

/// <summary>
/// A size: a polynomial with integer coefficients over <see cref="Atom"/>s in canonical form, so that sizes are equal if and only if they are written
/// the same way. Examples are <c>28</c>, <c>T</c>, <c>2*T + 1</c> and <c>floor((T - 4) / 5)</c>.
/// </summary>
/// <remarks>Arithmetic is checked: a size outside the range of <see cref="long"/> throws <see cref="OverflowException"/>.</remarks>
internal sealed class Dim : IEquatable<Dim>
{
    // Almost all sizes of a net are small numbers, so these are shared.
    private static readonly Dim[] s_small = Enumerable.Range(0, 1025).Select(value => new Dim(value == 0 ? [] : [new Term(Monomial.Unit, value)])).ToArray();

    private readonly Term[] _terms; // sorted by the key of the monomial, no zero coefficients
    private Symbol[]? _symbols;
    private string? _key;
    private string? _text;

    private Dim(Term[] terms) => _terms = terms;

    public static Dim Zero => s_small[0];

    public static Dim One => s_small[1];

    public static Dim Of(long value) => value >= 0 && value < s_small.Length ? s_small[value] : new([new Term(Monomial.Unit, value)]);

    public static Dim Of(Symbol symbol) => new([new Term(Monomial.Of(symbol), symbol.MultipleOf)]);

    internal static Dim Of(Atom atom) => new([new Term(Monomial.Of(atom), 1)]);

    public IReadOnlyList<Term> Terms => _terms;

    public bool IsConstant => _terms.Length == 0 || (_terms.Length == 1 && _terms[0].Monomial.IsUnit);

    /// <summary>Gets the constant term, which is the value if <see cref="IsConstant"/>.</summary>
    public long Constant => _terms.Length > 0 && _terms[0].Monomial.IsUnit ? _terms[0].Coefficient : 0; // the unit's key is the first

    /// <summary>Gets whether the size is known when the net is created, and is therefore the same for all inputs.</summary>
    public bool IsKnownAtConstruction => Symbols.All(symbol => symbol.IsGiven);

    public bool Is(long value) => IsConstant && Constant == value;

    /// <summary>Gets the symbols that this size depends on, in ordinal order of their names.</summary>
    public IReadOnlyList<Symbol> Symbols => IsConstant ? [] : _symbols ??= SymbolsOf(_terms);

    private static Symbol[] SymbolsOf(Term[] terms) => terms is [{ Monomial.Factors: [{ Atom: Symbol only }] }]
        ? [only]
        : terms
            .SelectMany(term => term.Monomial.Factors)
            .SelectMany(factor => factor.Atom.Symbols)
            .Distinct()
            .OrderBy(symbol => symbol.Name, StringComparer.Ordinal)
            .ToArray();

    /// <summary>Returns true if this is a * <paramref name="symbol"/> + b, so that the symbol can be computed from the value.</summary>
    public bool IsLinearIn(Symbol symbol) => _terms.All(term =>
        term.Monomial.IsUnit || (term.Monomial.Factors is [{ Exponent: 1, Atom: Symbol only }] && only.Equals(symbol)));

    public static implicit operator Dim(long value) => Of(value);

    public static Dim operator +(Dim left, Dim right)
    {
        if (left.IsConstant && right.IsConstant)
        {
            return Of(checked(left.Constant + right.Constant));
        }

        // Both lists are sorted, so they are merged.
        var (a, b) = (left._terms, right._terms);
        var terms = new List<Term>(a.Length + b.Length);
        int i = 0, j = 0;
        while (i < a.Length && j < b.Length)
        {
            var order = a[i].Monomial.CompareKeys(b[j].Monomial);
            if (order != 0)
            {
                terms.Add(order < 0 ? a[i++] : b[j++]);
                continue;
            }

            var coefficient = checked(a[i].Coefficient + b[j].Coefficient);
            if (coefficient != 0)
            {
                terms.Add(new Term(a[i].Monomial, coefficient));
            }

            i++;
            j++;
        }

        terms.AddRange(a.Skip(i));
        terms.AddRange(b.Skip(j));
        return Canonical(terms);
    }

    public static Dim operator -(Dim left, Dim right) => left + (right * -1);

    public static Dim operator *(Dim left, long right)
    {
        if (right == 1)
        {
            return left;
        }

        if (left.IsConstant || right == 0)
        {
            return Of(checked(left.Constant * right));
        }

        var terms = new Term[left._terms.Length];
        for (var i = 0; i < terms.Length; i++)
        {
            terms[i] = new Term(left._terms[i].Monomial, checked(left._terms[i].Coefficient * right));
        }

        return new Dim(terms);
    }

    public static Dim operator *(Dim left, Dim right) => right.IsConstant ? left * right.Constant : left.IsConstant ? right * left.Constant : Sum(
        from a in left._terms
        from b in right._terms
        select new Term(a.Monomial * b.Monomial, checked(a.Coefficient * b.Coefficient)));

    /// <summary>Computes the floor of <paramref name="numerator"/> / <paramref name="divisor"/>, in normal form.</summary>
    public static Dim FloorDiv(Dim numerator, long divisor)
    {
        if (divisor <= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(divisor), divisor, "A size is divided by a positive number.");
        }

        if (divisor == 1 || numerator.IsConstant)
        {
            return divisor == 1 ? numerator : Of(Divide(numerator.Constant, divisor));
        }

        // floor((q*c + r) / c) = q + floor(r / c): the multiple of the divisor is taken out of every coefficient.
        var whole = new List<Term>();
        var rest = new List<Term>();
        foreach (var term in numerator._terms)
        {
            var quotient = Divide(term.Coefficient, divisor);
            // The remainders of the constant and of the coefficients are in 0 <= r < c, so that the form is unique.
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

    /// <summary>Computes the ceiling of <paramref name="numerator"/> / <paramref name="divisor"/>.</summary>
    public static Dim CeilDiv(Dim numerator, long divisor) => FloorDiv(numerator + (divisor - 1), divisor);

    /// <summary>Computes the product of <paramref name="dims"/>, which is one if there are none.</summary>
    public static Dim Product(IEnumerable<Dim> dims)
    {
        var product = One;
        foreach (var dim in dims)
        {
            product *= dim;
        }

        return product;
    }

    /// <summary>Computes the sum of <paramref name="dims"/>, which is zero if there are none.</summary>
    public static Dim Sum(IEnumerable<Dim> dims) => Sum(dims.SelectMany(dim => dim._terms));

    /// <summary>Divides this size by <paramref name="divisor"/>. Returns null unless the division is exact for all values of the symbols.</summary>
    public Dim? DivideExactly(Dim divisor)
    {
        if (divisor._terms.Length == 0)
        {
            return null;
        }

        // Long division by the leading term. Monomials are ordered, so the quotient is unique if it exists.
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

    /// <summary>Evaluates this size with the values of symbols that <paramref name="valueOf"/> returns.</summary>
    public long Evaluate(Func<Symbol, long> valueOf) =>
        _terms.Aggregate(0L, (sum, term) => checked(sum + (term.Coefficient * term.Monomial.Evaluate(valueOf))));

    /// <summary>Replaces each symbol by the size that <paramref name="sizeOf"/> returns.</summary>
    public Dim Substitute(Func<Symbol, Dim> sizeOf) => _terms
        .Select(term => term.Monomial.Factors
            .SelectMany(factor => Enumerable.Repeat(factor.Atom, factor.Exponent))
            .Aggregate(Of(term.Coefficient), (product, atom) => product * atom.Substitute(sizeOf)))
        .Aggregate(Zero, (sum, term) => sum + term);

    public bool Equals(Dim? other)
    {
        if (ReferenceEquals(this, other))
        {
            return true;
        }

        if (other is null || _terms.Length != other._terms.Length)
        {
            return false;
        }

        for (var i = 0; i < _terms.Length; i++)
        {
            if (_terms[i].Coefficient != other._terms[i].Coefficient || _terms[i].Monomial.CompareKeys(other._terms[i].Monomial) != 0)
            {
                return false;
            }
        }

        return true;
    }

    public override bool Equals(object? obj) => obj is Dim other && Equals(other);

    public override int GetHashCode()
    {
        var hash = 17;
        foreach (var term in _terms)
        {
            hash = unchecked((((hash * 31) + term.Coefficient.GetHashCode()) * 31) + term.Monomial.GetHashCode());
        }

        return hash;
    }

    public static bool operator ==(Dim? left, Dim? right) => left is null ? right is null : left.Equals(right);

    public static bool operator !=(Dim? left, Dim? right) => !(left == right);

    /// <summary>Formats the size for people, such as <c>2*T + 1</c>, or <c>(T - 4) / 5</c>, where the slash is the floor of the quotient.</summary>
    public override string ToString() => _text ??= DimPrinter.ForPeople(this);

    /// <summary>Gets the canonical text, which is equal for equal sizes.</summary>
    internal string Key => _key ??= string.Join("+", _terms.Select(term => term.Key));

    private Term Leading => _terms.Aggregate((greatest, term) => term.Monomial.CompareTo(greatest.Monomial) > 0 ? term : greatest);

    /// <summary>Adds terms, which may be in any order.</summary>
    private static Dim Sum(IEnumerable<Term> terms)
    {
        // There are only a few different monomials, so a linear search is faster than a dictionary.
        var sums = new List<Term>();
        foreach (var term in terms)
        {
            var i = 0;
            while (i < sums.Count && sums[i].Monomial.CompareKeys(term.Monomial) != 0)
            {
                i++;
            }

            if (i == sums.Count)
            {
                sums.Add(term);
            }
            else
            {
                sums[i] = new Term(term.Monomial, checked(sums[i].Coefficient + term.Coefficient));
            }
        }

        sums.RemoveAll(static term => term.Coefficient == 0);
        sums.Sort(static (left, right) => left.Monomial.CompareKeys(right.Monomial));
        return Canonical(sums);
    }

    /// <summary>Creates a size from terms that are sorted and not zero.</summary>
    private static Dim Canonical(List<Term> terms) => terms.Count == 0 ? Zero
        : terms.Count == 1 && terms[0].Monomial.IsUnit ? Of(terms[0].Coefficient)
        : new Dim(terms.ToArray());

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
