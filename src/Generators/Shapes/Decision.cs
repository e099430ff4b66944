using System;
using System.Collections.Generic;
using System.Linq;

namespace CompiledNets.Generators.Shapes;

/// <summary>The result of deciding a statement about sizes.</summary>
internal enum Verdict
{
    /// <summary>It is true for all admissible values of the symbols.</summary>
    Proved,

    /// <summary>It is false for all admissible values of the symbols.</summary>
    Refuted,

    /// <summary>It is true for some values, or could not be decided.</summary>
    Depends,
}

/// <summary>The answer of <see cref="ShapeSolver"/>, with the weakest condition under which the statement is true, if one is known.</summary>
internal sealed class Decision
{
    private Decision(Verdict verdict) => Verdict = verdict;

    public static Decision Proved { get; } = new(Verdict.Proved);

    public static Decision Refuted { get; } = new(Verdict.Refuted);

    public static Decision Unknown { get; } = new(Verdict.Depends);

    public Verdict Verdict { get; }

    /// <summary>Gets the only symbol that the statement depends on, or null.</summary>
    public Symbol? Symbol { get; private init; }

    /// <summary>Gets the size of <see cref="Symbol"/> from which on the statement is true. It is false for the size before.</summary>
    public long? From { get; private init; }

    /// <summary>True if the statement is false for all sizes below <see cref="From"/>.</summary>
    public bool IsExact { get; private init; }

    /// <summary>Gets the remainders, modulo <see cref="Modulus"/>, of the sizes of <see cref="Symbol"/> for which the statement is true.</summary>
    public IReadOnlyList<long> Remainders { get; private init; } = [];

    public long Modulus { get; private init; } = 1;

    /// <summary>Gets the only sizes of <see cref="Symbol"/> for which the statement is true.</summary>
    public IReadOnlyList<long> Values { get; private init; } = [];

    public static Decision HoldsFrom(Symbol symbol, long size, bool isExact) => new(Verdict.Depends) { Symbol = symbol, From = size, IsExact = isExact };

    public static Decision HoldsModulo(Symbol symbol, long modulus, IReadOnlyList<long> remainders) =>
        new(Verdict.Depends) { Symbol = symbol, Modulus = modulus, Remainders = remainders };

    public static Decision HoldsAt(Symbol symbol, IReadOnlyList<long> values) => new(Verdict.Depends) { Symbol = symbol, Values = values };

    /// <summary>Gets the condition as text: <c>T >= 9</c>, <c>T is even</c>, <c>T = 20</c>. It is null if none is known.</summary>
    public string? Condition => Symbol is null ? null
        : From is { } from ? $"{Symbol.Name} >= {DimPrinter.Number(from)}"
        : Remainders is [0 or 1] && Modulus == 2 ? $"{Symbol.Name} is {(Remainders[0] == 0 ? "even" : "odd")}"
        : Remainders is [0] ? $"{Symbol.Name} is a multiple of {DimPrinter.Number(Modulus)}"
        : Remainders.Count > 0 ? $"{Symbol.Name} modulo {DimPrinter.Number(Modulus)} is {string.Join(" or ", Remainders.Select(DimPrinter.Number))}"
        : Values.Count > 0 ? $"{Symbol.Name} = {string.Join(" or ", Values.Select(DimPrinter.Number))}"
        : null;
}
