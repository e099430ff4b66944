using System;
using System.Globalization;
using System.Linq;
using System.Text;

namespace CompiledNets.Generators.Shapes;

/// <summary>Prints sizes as text for people, and as C# with variables for the symbols.</summary>
internal static class DimPrinter
{
    public static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Prints a size for people: <c>2*T + 1</c>, <c>(T - 4) / 5</c>.</summary>
    public static string ForPeople(Dim dim) => ForPeople(dim, symbol => symbol.Name);

    /// <summary>Prints a size for people, with other texts for the symbols.</summary>
    public static string ForPeople(Dim dim, Func<Symbol, string> textOf) => Print(dim, textOf, fold: true);

    /// <summary>
    /// Prints a C# expression of type <see cref="long"/>. C# rounds quotients towards zero, which equals the floor here, because the normal form has
    /// no negative coefficient in a numerator and symbols are not negative.
    /// </summary>
    public static string ForCSharp(Dim dim, Func<Symbol, string> variableOf) => Print(dim, variableOf, fold: false);

    /// <param name="fold">Whether the normal form <c>(T + 1) / 5 - 1</c> is printed as <c>(T - 4) / 5</c>, the form that people use.</param>
    private static string Print(Dim dim, Func<Symbol, string> nameOf, bool fold)
    {
        if (dim.IsConstant)
        {
            return Number(dim.Constant);
        }

        if (fold && dim.Constant < 0 && dim.Terms.Count == 2
            && dim.Terms.Single(term => !term.Monomial.IsUnit) is { Coefficient: 1, Monomial.Factors: [{ Atom: FloorDivision division, Exponent: 1 }] })
        {
            return Quotient(division.Numerator + (dim.Constant * division.Divisor), division.Divisor, nameOf, fold);
        }

        if (dim.Terms is [{ Coefficient: 1, Monomial.Factors: [{ Atom: FloorDivision only, Exponent: 1 }] }])
        {
            return Quotient(only.Numerator, only.Divisor, nameOf, fold);
        }

        if (dim.Terms is [{ Coefficient: > 0 } single])
        {
            return PrintTerm(single, nameOf, fold);
        }

        var text = new StringBuilder();

        // Products are printed before the constant, as people write them: T - 4, not -4 + T.
        foreach (var term in dim.Terms.OrderBy(term => term.Monomial.IsUnit))
        {
            var negative = term.Coefficient < 0;
            text.Append(text.Length == 0 ? (negative ? "-" : "") : negative ? " - " : " + ");
            text.Append(PrintTerm(term, nameOf, fold));
        }

        return text.ToString();
    }

    private static string PrintTerm(Term term, Func<Symbol, string> nameOf, bool fold)
    {
        var coefficient = Math.Abs(term.Coefficient);
        if (term.Monomial.IsUnit)
        {
            return Number(coefficient);
        }

        if (term is { Coefficient: 1, Monomial.Factors: [{ Exponent: 1, Atom: Symbol { MultipleOf: 1 } symbol }] })
        {
            return nameOf(symbol);
        }

        // The convention for sizes is 2*T, and for C# it is 2 * T.
        var times = fold ? "*" : " * ";

        // A symbol that represents T / k is printed as T, with k taken out of the coefficient, or as (T / k).
        var product = new StringBuilder();
        foreach (var factor in term.Monomial.Factors)
        {
            for (var i = 0; i < factor.Exponent; i++)
            {
                product.Append(product.Length == 0 ? "" : times).Append(PrintAtom(factor.Atom, ref coefficient, nameOf, fold));
            }
        }

        return coefficient == 1 ? product.ToString() : Number(coefficient) + times + product;
    }

    private static string PrintAtom(Atom atom, ref long coefficient, Func<Symbol, string> nameOf, bool fold)
    {
        switch (atom)
        {
            case Symbol { MultipleOf: 1 } symbol:
                return nameOf(symbol);
            case Symbol symbol when coefficient % symbol.MultipleOf == 0:
                coefficient /= symbol.MultipleOf;
                return nameOf(symbol);
            case Symbol symbol:
                return "(" + nameOf(symbol) + " / " + Number(symbol.MultipleOf) + ")";
            default:
                var division = (FloorDivision)atom;
                return "(" + Quotient(division.Numerator, division.Divisor, nameOf, fold) + ")";
        }
    }

    private static string Quotient(Dim numerator, long divisor, Func<Symbol, string> nameOf, bool fold)
    {
        var text = Print(numerator, nameOf, fold);
        return (numerator.Terms.Count == 1 ? text : "(" + text + ")") + " / " + Number(divisor);
    }
}
