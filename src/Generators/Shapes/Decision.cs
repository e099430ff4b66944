using System;
using System.Collections.Generic;
using System.Linq;

namespace CompiledNets.Generators.Shapes;

/// <summary>Whether a statement about sizes holds.</summary>
internal enum Verdict
{
    /// <summary>For every admissible value of every symbol.</summary>
    Proved,

    /// <summary>For none.</summary>
    Refuted,

    /// <summary>For some, or it could not be found out.</summary>
    Depends,
}

/// <summary>The answer of <see cref="ShapeSolver"/>, with the weakest condition under which the statement holds where one is known.</summary>
internal sealed class Decision
{
    private Decision(Verdict verdict) => Verdict = verdict;

    public static Decision Proved { get; } = new(Verdict.Proved);

    public static Decision Refuted { get; } = new(Verdict.Refuted);

    public static Decision Unknown { get; } = new(Verdict.Depends);

    public Verdict Verdict { get; }

    /// <summary>The one symbol that the statement depends on, when there is only one.</summary>
    public Symbol? Symbol { get; private init; }

    /// <summary>The statement holds for every size of <see cref="Symbol"/> from this one on, and not for the one before.</summary>
    public long? From { get; private init; }

    /// <summary>Whether it holds for no size below <see cref="From"/>.</summary>
    public bool IsExact { get; private init; }

    /// <summary>The statement holds exactly where <see cref="Symbol"/> leaves one of these remainders when divided by <see cref="Modulus"/>.</summary>
    public IReadOnlyList<long> Remainders { get; private init; } = [];

    public long Modulus { get; private init; } = 1;

    /// <summary>The statement holds for exactly these sizes of <see cref="Symbol"/>.</summary>
    public IReadOnlyList<long> Values { get; private init; } = [];

    public static Decision HoldsFrom(Symbol symbol, long size, bool isExact) => new(Verdict.Depends) { Symbol = symbol, From = size, IsExact = isExact };

    public static Decision HoldsModulo(Symbol symbol, long modulus, IReadOnlyList<long> remainders) =>
        new(Verdict.Depends) { Symbol = symbol, Modulus = modulus, Remainders = remainders };

    public static Decision HoldsAt(Symbol symbol, IReadOnlyList<long> values) => new(Verdict.Depends) { Symbol = symbol, Values = values };

    /// <summary>The condition in words: <c>T >= 9</c>, <c>T is even</c>, <c>T = 20</c>; null where none is known.</summary>
    public string? Condition => Symbol is null ? null
        : From is { } from ? $"{Symbol.Name} >= {DimPrinter.Number(from)}"
        : Remainders is [0 or 1] && Modulus == 2 ? $"{Symbol.Name} is {(Remainders[0] == 0 ? "even" : "odd")}"
        : Remainders is [0] ? $"{Symbol.Name} is a multiple of {DimPrinter.Number(Modulus)}"
        : Remainders.Count > 0 ? $"{Symbol.Name} modulo {DimPrinter.Number(Modulus)} is {string.Join(" or ", Remainders.Select(DimPrinter.Number))}"
        : Values.Count > 0 ? $"{Symbol.Name} = {string.Join(" or ", Values.Select(DimPrinter.Number))}"
        : null;
}
