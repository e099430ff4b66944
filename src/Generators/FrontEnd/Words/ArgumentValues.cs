using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using CompiledNets.Generators.FrontEnd.CSharp;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Shapes;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.FrontEnd.Words;

/// <summary>Converts values of C# to arguments: one line for each kind of parameter and way to write it.</summary>
internal static class ArgumentValues
{
    /// <summary>Converts a value to the argument of a parameter, or returns null if it cannot be one.</summary>
    public static ArgumentValue? Read(Signatures.Parameter parameter, AbstractValue value) => (parameter.Kind, value) switch
    {
        (ParameterKind.Integer or ParameterKind.Axis, Constant { Value: int or long } constant) => ArgumentValue.Of(ConstantFolder.ToLong(constant.Value)),
        (ParameterKind.Integer, SizeValue given) when parameter.TakesGivenSize => ArgumentValue.Of(given.Size),
        (ParameterKind.Real, Constant { Value: { } number }) when ConstantFolder.IsNumber(number) => ArgumentValue.Of(Convert.ToDouble(number, CultureInfo.InvariantCulture)),
        (ParameterKind.Flag, Constant { Value: bool flag }) => ArgumentValue.Of(flag),
        (ParameterKind.Size2 or ParameterKind.Size3, Constant { Value: int size }) => ArgumentValue.Of(Enumerable.Repeat((long)size, parameter.Kind == ParameterKind.Size2 ? 2 : 3)),
        (ParameterKind.Size2 or ParameterKind.Size3, TupleValue) when IntegersOf(value) is { } sizes => ArgumentValue.Of(sizes),
        (ParameterKind.Initializer or ParameterKind.Regularizer or ParameterKind.Constraint, FormulaValue formula) => ArgumentValue.Of(formula.Model),
        (ParameterKind.Axes or ParameterKind.Integers or ParameterKind.Sizes, _) when IntegersOf(value) is { } integers => ArgumentValue.Of(integers),
        (ParameterKind.Borders1, _) when IntegersOf(value) is { } ends => ArgumentValue.Of(Borders(ends, 1)),
        (ParameterKind.Borders2, _) when IntegersOf(value) is { } ends => ArgumentValue.Of(Borders(ends, 2)),
        (ParameterKind.Borders3, _) when IntegersOf(value) is { } ends => ArgumentValue.Of(Borders(ends, 3)),
        (ParameterKind.Padding, Constant { Value: int padding }) when Enum.IsDefined(typeof(PaddingMode), padding) => ArgumentValue.Of(((PaddingMode)padding).ToString()),
        (ParameterKind.DataFormat, Constant { Value: int format }) => ArgumentValue.Of(DataFormatName(format)),
        (ParameterKind.Choice, Constant { Value: int choice }) when choice >= 0 && choice < parameter.Choices.Count => ArgumentValue.Of(parameter.Choices[choice]),
        (ParameterKind.Text, Constant { Value: string text }) => ArgumentValue.Of(text),
        (ParameterKind.Function, MethodValue { Method: { ContainingType.Name: "Layers" } method }) => ArgumentValue.Of(method.Name),
        _ => null,
    };

    /// <summary>Gets the member of the enum DataFormat with a value. The values are part of the language.</summary>
    public static string DataFormatName(int value) => value == 0 ? "ChannelsLast" : "ChannelsFirst";

    /// <summary>Gets the whole numbers of a number, tuple or array, in the order of the text; null if there is anything else in it.</summary>
    private static IReadOnlyList<long>? IntegersOf(AbstractValue value)
    {
        IReadOnlyList<AbstractValue>? elements = value switch
        {
            TupleValue tuple => tuple.Elements,
            ArrayValue array => array.Elements,
            _ => null,
        };
        if (elements is null)
        {
            return value is Constant { Value: int or long } constant ? [ConstantFolder.ToLong(constant.Value)] : null;
        }

        var nested = elements.Select(IntegersOf).ToList();
        return nested.All(list => list is not null) ? nested.SelectMany(list => list).ToList() : null;
    }

    /// <summary>Gets a number for both ends of each axis from one number for all, one number for each axis, or one for each end.</summary>
    private static IEnumerable<long> Borders(IReadOnlyList<long> given, int axes) => given.Count == 2 * axes
        ? given
        : Enumerable.Range(0, 2 * axes).Select(end => given[given.Count == 1 ? 0 : end / 2]);
}
