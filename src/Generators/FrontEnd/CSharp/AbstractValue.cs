using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.FrontEnd.Reporting;
using Microsoft.CodeAnalysis;

namespace CompiledNets.Generators.FrontEnd.CSharp;

/// <summary>The value of an expression, as far as it is known before the program runs.</summary>
internal abstract class AbstractValue
{
    /// <summary>Gets the kind of the value for messages, with its article: <c>a tuple</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>Gets whether the value is a tensor: its elements are known when the net runs, so no condition can depend on it.</summary>
    public virtual bool IsTensor => false;
}

/// <summary>An expression together with its value.</summary>
/// <param name="Value">The value.</param>
/// <param name="Operation">The expression, which is where problems with the value are reported.</param>
internal readonly record struct Evaluated(AbstractValue Value, IOperation Operation)
{
    /// <summary>Gets the index of the value if the expression is a list, or null.</summary>
    public int? Element { get; init; }

    /// <summary>Gets the source for messages: <c>x</c>, <c>experts[1]</c>.</summary>
    public string Text => SourcePlaces.TextOf(Operation.Syntax) + (Element is { } index ? System.FormattableString.Invariant($"[{index}]") : "");

    /// <summary>Gets the elements of a list, each with its own expression if they are written one by one.</summary>
    public static IEnumerable<Evaluated> ElementsOf(ArrayValue array, IOperation list)
    {
        var written = WrittenList.ElementsOf(list);
        return array.Elements.Select((element, index) => written?.Count == array.Elements.Count ? new Evaluated(element, written[index]) : new Evaluated(element, list) { Element = index });
    }
}

/// <summary>The value of an expression with a problem that was reported. Nothing is reported about what uses it.</summary>
internal sealed class Poison : AbstractValue
{
    public static Poison Instance { get; } = new();

    public override string Kind => "nothing";
}

/// <summary>A known number, text, truth value, enum member or null.</summary>
internal sealed class Constant(object? value) : AbstractValue
{
    public object? Value { get; } = value;

    public override string Kind => Value is null ? "null" : "a constant";
}

/// <summary>A tuple with the values of its elements.</summary>
internal sealed class TupleValue(IReadOnlyList<AbstractValue> elements) : AbstractValue
{
    public IReadOnlyList<AbstractValue> Elements { get; } = elements;

    public override string Kind => "a tuple";
}

/// <summary>An array. As in C#, everything that refers to the array sees an assignment to one of its elements.</summary>
internal sealed class ArrayValue(IEnumerable<AbstractValue> elements) : AbstractValue
{
    public List<AbstractValue> Elements { get; } = elements.ToList();

    public override string Kind => "an array";
}

/// <summary>An index that counts from the end: <c>^1</c>.</summary>
internal sealed class FromEndValue(long distance) : AbstractValue
{
    public long Distance { get; } = distance;

    public override string Kind => "an index";
}

/// <summary>A range of indices: <c>1..^1</c>.</summary>
internal sealed class RangeValue(AbstractValue start, AbstractValue end) : AbstractValue
{
    public AbstractValue Start { get; } = start;

    public AbstractValue End { get; } = end;

    public override string Kind => "a range";
}
