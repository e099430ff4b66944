using System;
using System.Collections.Generic;
using System.Linq;

namespace CompiledNets.Generators.Shapes;

/// <summary>An atom with a positive exponent.</summary>
internal readonly struct Factor(Atom atom, int exponent)
{
    public Atom Atom { get; } = atom;

    public int Exponent { get; } = exponent;
}

/// <summary>A sorted product of atoms. The empty product is one.</summary>
internal sealed class Monomial
{
    private readonly Factor[] _factors;
    private string? _key;
    private int _hash;

    private Monomial(Factor[] factors) => _factors = factors;

    public static Monomial Unit { get; } = new([]);

    public static Monomial Of(Atom atom) => new([new Factor(atom, 1)]);

    public Factor[] Factors => _factors;

    /// <summary>Gets the key that identifies monomials and orders the terms of a size. The key of the unit is empty, so it is first.</summary>
    public string Key => _key ??= string.Join("*", _factors.Select(factor => factor.Exponent == 1 ? factor.Atom.Key : factor.Atom.Key + "^" + DimPrinter.Number(factor.Exponent)));

    public bool IsUnit => _factors.Length == 0;

    public int Degree => _factors.Sum(factor => factor.Exponent);

    public static Monomial operator *(Monomial left, Monomial right) => left.IsUnit ? right : right.IsUnit ? left : new(
        left._factors.Concat(right._factors)
            .GroupBy(factor => factor.Atom.Key, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new Factor(group.First().Atom, group.Sum(factor => factor.Exponent)))
            .ToArray());

    /// <summary>Divides this by <paramref name="divisor"/>. Returns null if this does not have all factors of the divisor.</summary>
    public Monomial? DivideExactly(Monomial divisor)
    {
        var factors = new List<Factor>(_factors);
        foreach (var factor in divisor._factors)
        {
            var index = factors.FindIndex(own => own.Atom.Key == factor.Atom.Key);
            if (index < 0 || factors[index].Exponent < factor.Exponent)
            {
                return null;
            }

            factors[index] = new Factor(factor.Atom, factors[index].Exponent - factor.Exponent);
        }

        return new Monomial(factors.Where(factor => factor.Exponent > 0).ToArray());
    }

    /// <summary>
    /// Compares in graded lexicographic order: by degree first, then by the exponent of the first atom that differs. Multiplication preserves this
    /// order, so long division finds the right quotient.
    /// </summary>
    public int CompareTo(Monomial other)
    {
        var difference = Degree - other.Degree;
        for (int i = 0, j = 0; difference == 0 && (i < _factors.Length || j < other._factors.Length);)
        {
            var order = i == _factors.Length ? 1
                : j == other._factors.Length ? -1
                : string.CompareOrdinal(_factors[i].Atom.Key, other._factors[j].Atom.Key);
            difference = order < 0 ? 1 : order > 0 ? -1 : _factors[i].Exponent - other._factors[j].Exponent;
            i++;
            j++;
        }

        return difference;
    }

    /// <summary>Compares the keys, which gives the order of the terms of a size. Returns zero for equal monomials.</summary>
    public int CompareKeys(Monomial other) => ReferenceEquals(this, other) ? 0 : string.CompareOrdinal(Key, other.Key);

    public override bool Equals(object? obj) => obj is Monomial other && CompareKeys(other) == 0;

    public override int GetHashCode() => _hash != 0 ? _hash : _hash = StringComparer.Ordinal.GetHashCode(Key) | 1;

    public long Evaluate(Func<Symbol, long> valueOf)
    {
        var product = 1L;
        foreach (var factor in _factors)
        {
            var value = factor.Atom.Evaluate(valueOf);
            for (var i = 0; i < factor.Exponent; i++)
            {
                product = checked(product * value);
            }
        }

        return product;
    }
}

/// <summary>A coefficient times a monomial.</summary>
internal readonly struct Term(Monomial monomial, long coefficient)
{
    public Monomial Monomial { get; } = monomial;

    public long Coefficient { get; } = coefficient;

    public string Key => DimPrinter.Number(Coefficient) + (Monomial.IsUnit ? "" : "*" + Monomial.Key);
}
