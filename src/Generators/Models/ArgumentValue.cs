using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using CompiledNets.Generators.Collections;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Models;

/// <summary>The value of an argument: a constant of one of several kinds. Only the property of its kind is not null.</summary>
internal sealed class ArgumentValue : IEquatable<ArgumentValue>
{
    private readonly object _value;

    private ArgumentValue(object value) => _value = value;

    public long? Integer => _value is long value ? value : null;

    public double? Real => _value is double value ? value : null;

    public bool? Flag => _value is bool value ? value : null;

    /// <summary>Gets a number that depends on weights of losses, which are set at run time.</summary>
    public LossFactor? LossFactor => _value as LossFactor;

    /// <summary>Gets a text or the name of an enum member.</summary>
    public string? Text => _value as string;

    /// <summary>Gets sizes or other integers.</summary>
    public EquatableArray<long>? Sizes => _value is EquatableArray<long> value ? value : null;

    /// <summary>Gets a size that is given when the net is created.</summary>
    public Dim? Size => _value as Dim;

    /// <summary>Gets sizes that may be known at run time only.</summary>
    public EquatableArray<Dim>? Dims => _value is EquatableArray<Dim> value ? value : null;

    /// <summary>Gets an initializer, regularizer or constraint.</summary>
    public FormulaModel? Formula => _value as FormulaModel;

    public static ArgumentValue Of(long value) => new(value);

    public static ArgumentValue Of(double value) => new(value);

    public static ArgumentValue Of(LossFactor value) => value.Members.Length == 0 ? Of(value.Number) : new(value);

    public static ArgumentValue Of(bool value) => new(value);

    public static ArgumentValue Of(string value) => new(value);

    public static ArgumentValue Of(IEnumerable<long> sizes) => new(sizes.ToEquatableArray());

    public static ArgumentValue Of(Dim size) => size.IsConstant ? Of(size.Constant) : new(size);

    public static ArgumentValue Of(IEnumerable<Dim> dims) => new(dims.ToEquatableArray());

    public static ArgumentValue Of(FormulaModel formula) => new(formula);

    public bool Equals(ArgumentValue? other) => ReferenceEquals(this, other) || (other is not null && _value.Equals(other._value));

    public override bool Equals(object? obj) => obj is ArgumentValue other && Equals(other);

    public override int GetHashCode() => _value.GetHashCode();

    /// <summary>Replaces symbols by sizes.</summary>
    public ArgumentValue Substitute(Func<Symbol, Dim> sizeOf) => Dims is { } dims ? Of(dims.Select(dim => dim.Substitute(sizeOf))) : Size is { } size ? Of(size.Substitute(sizeOf)) : this;

    /// <summary>Formats the value as in a definition, but without types of enums: <c>32</c>, <c>(3, 3)</c>, <c>Same</c>.</summary>
    public override string ToString() =>
        Integer?.ToString(CultureInfo.InvariantCulture)
        ?? (Real is { } real ? RealText.Of(real) : null)
        ?? LossFactor?.ToString()
        ?? (Flag is { } flag ? (flag ? "true" : "false") : null)
        ?? Text
        ?? Size?.ToString()
        ?? (Sizes is { } sizes ? "(" + string.Join(", ", sizes.Select(DimPrinter.Number)) + ")" : null)
        ?? (Dims is { } dims ? "(" + string.Join(", ", dims.Select(dim => dim.ToString())) + ")" : null)
        ?? Formula!.ToString();
}

/// <summary>An argument, with the name of its parameter.</summary>
internal sealed record Argument(string Name, ArgumentValue Value);

/// <summary>An initializer, regularizer or constraint: its name in Keras and its numbers, such as <c>RandomNormal(0, 0.05)</c>.</summary>
internal sealed record FormulaModel(string Name, EquatableArray<double> Arguments)
{
    /// <summary>The prefix of an initializer's name that sets the second quarter of a vector, the bias of the forget gate, to ones.</summary>
    public const string UnitForget = "UnitForget";

    /// <summary>The name of both the initializer and the regularizer, which need a matrix.</summary>
    public const string Orthogonal = "Orthogonal";

    public static FormulaModel Of(string name) => new(name, EquatableArray<double>.Empty);

    /// <summary>Gets the axes of a constraint, which follow its numbers.</summary>
    public IEnumerable<long> Axes => Arguments
        .Skip(Name switch { "MaxNorm" => 1, "MinMaxNorm" => 3, "UnitNorm" => 0, _ => Arguments.Length })
        .Select(axis => (long)axis);

    public override string ToString() => Arguments.Length == 0
        ? Name
        : Name + "(" + string.Join(", ", Arguments.Select(argument => RealText.Of(argument))) + ")";
}
