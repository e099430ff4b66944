using System;
using System.Collections.Generic;

namespace CompiledNets.Generators.Shapes;

/// <summary>An atom of a polynomial of sizes: a <see cref="Symbol"/> or a <see cref="FloorDivision"/>.</summary>
internal abstract class Atom
{
    /// <summary>Gets the key that identifies and orders atoms.</summary>
    public abstract string Key { get; }

    public abstract IEnumerable<Symbol> Symbols { get; }

    public abstract long Evaluate(Func<Symbol, long> valueOf);

    /// <summary>Replaces each symbol by the size that <paramref name="sizeOf"/> returns.</summary>
    public abstract Dim Substitute(Func<Symbol, Dim> sizeOf);
}

/// <summary>An unknown size with a name: <c>T</c> in <c>[Shape("T", 64)]</c>, or the batch size <c>N</c>.</summary>
/// <remarks>
/// If a size is declared to be a multiple of k, its symbol represents the size divided by k, and the size is k times the symbol. So divisibility
/// needs no special rules: <c>T / 2</c> is exact.
/// </remarks>
internal sealed class Symbol(string name, long min = 0, long multipleOf = 1, bool isGiven = false) : Atom, IEquatable<Symbol>
{
    /// <summary>Gets the batch size, which is the first size of every input and output.</summary>
    public static Symbol Batch { get; } = new("N");

    public string Name { get; } = name;

    /// <summary>Gets the smallest size that is declared.</summary>
    public long Min { get; } = min;

    /// <summary>Gets the declared divisor of the size.</summary>
    public long MultipleOf { get; } = multipleOf;

    /// <summary>Gets whether the size is given when the net is created, by a parameter of its constructor. Otherwise inputs and targets determine it.</summary>
    public bool IsGiven { get; } = isGiven;

    /// <summary>Gets the smallest value of the symbol itself, which is the size divided by <see cref="MultipleOf"/>.</summary>
    public long LeastValue => -Dim.Divide(-Min, MultipleOf);

    public override string Key => Name;

    public override IEnumerable<Symbol> Symbols => [this];

    public override long Evaluate(Func<Symbol, long> valueOf) => valueOf(this);

    public override Dim Substitute(Func<Symbol, Dim> sizeOf) => Dim.FloorDiv(sizeOf(this), MultipleOf);

    public bool Equals(Symbol? other) => other is not null && Name == other.Name && Min == other.Min && MultipleOf == other.MultipleOf && IsGiven == other.IsGiven;

    public override bool Equals(object? obj) => obj is Symbol other && Equals(other);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Name);
}

/// <summary>The floor of <see cref="Numerator"/> / <see cref="Divisor"/>, in the normal form that <see cref="Dim.FloorDiv"/> creates.</summary>
internal sealed class FloorDivision(Dim numerator, long divisor) : Atom
{
    public Dim Numerator { get; } = numerator;

    public long Divisor { get; } = divisor;

    public override string Key => _key ??= "{" + Numerator.Key + "/" + DimPrinter.Number(Divisor) + "}";

    private string? _key;

    public override IEnumerable<Symbol> Symbols => Numerator.Symbols;

    public override long Evaluate(Func<Symbol, long> valueOf) => Dim.Divide(Numerator.Evaluate(valueOf), Divisor);

    public override Dim Substitute(Func<Symbol, Dim> sizeOf) => Dim.FloorDiv(Numerator.Substitute(sizeOf), Divisor);
}
