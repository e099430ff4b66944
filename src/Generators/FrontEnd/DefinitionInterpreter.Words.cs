using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using CompiledNets.Generators.Layers;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Problems;
using CompiledNets.Generators.Shapes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CompiledNets.Generators.FrontEnd;

internal sealed partial class DefinitionInterpreter
{
    /// <summary>A call of a method of <c>Layers</c>.</summary>
    private AbstractValue CallWord(IInvocationOperation operation, Frame frame)
    {
        switch (operation.TargetMethod.Name)
        {
            case "Minimize":
                return Minimize(operation, frame);
            case "Sequential":
                return Sequential(operation, frame);
            case "Instance":
                return Instance(operation, frame);
            case "TimeDistributed":
                return TimeDistributed(operation, frame);
            case "Bidirectional":
                return Bidirectional(operation, frame);
            case "Frozen":
                return Frozen(operation, frame);
        }

        if (LayerCatalogue.Find(operation.TargetMethod.Name) is not { Signature: var signature } layer)
        {
            return Unsupported(operation);
        }

        var operands = new List<(AbstractValue Value, IOperation Operation)>();
        if (ReadArguments(operation, signature, operands, frame) is not { } arguments)
        {
            return Poison.Instance;
        }

        if (signature.Kind == WordKind.Layer)
        {
            var made = new MadeLayer(layer, arguments, operation);
            _madeBy[operation] = made;
            _made.Add(made);
            return new LayerValue(made);
        }

        var result = ApplyWord(layer, arguments, operands, operation);
        return result is not TensorValue tensor ? result : signature.Kind switch
        {
            WordKind.Loss => new LossValue([new LossTerm(tensor.Id, 1, IsMeanOfValue: false)]),
            WordKind.Metric => new MetricValue(tensor.Id, signature.SnakeName, ((MetricLayer)layer).Formula(new Arguments(signature, arguments.Values))),
            _ => result,
        };
    }

    /// <summary>Reads the arguments of a word by its signature.</summary>
    /// <param name="operands">Takes the tensors among them.</param>
    /// <returns>The arguments, or null after it was reported that one of them is wrong.</returns>
    private WordArguments? ReadArguments(IInvocationOperation operation, Signature signature, List<(AbstractValue, IOperation)> operands, Frame frame)
    {
        var values = new List<Argument>();
        var locations = new Dictionary<string, Location>();
        var texts = new Dictionary<string, string>();
        FunctionValue? activation = null;
        string? name = null;
        var isRead = true;
        foreach (var argument in operation.Arguments.OrderBy(argument => argument.Parameter?.Ordinal))
        {
            var parameterName = argument.Parameter!.Name;
            if (signature.Operands.FirstOrDefault(operand => operand.Name == parameterName) is { } operand && signature.Kind != WordKind.Layer)
            {
                // One that may be left out, and is.
                if (!operand.IsOptional || argument.Value.ConstantValue is not { HasValue: true, Value: null })
                {
                    ReadOperands(argument, operand, operands, frame);
                }

                continue;
            }

            if (argument.ArgumentKind == ArgumentKind.DefaultValue)
            {
                continue;
            }

            var value = Visit(argument.Value, frame);
            var location = signature.Find(parameterName) is { IsVariadic: true } ? LocationOf(argument) : argument.Value.Syntax.GetLocation();
            locations[parameterName] = location;
            if (value is Poison)
            {
                isRead = false;
            }
            else if (parameterName == "name")
            {
                name = (value as Constant)?.Value as string;
            }
            else if (value is Constant { Value: null })
            {
                // Written out, but not given: the default.
            }
            else if (signature.Find(parameterName) is not { } parameter)
            {
                Unsupported(argument.Value);
                isRead = false;
            }
            else if (parameter.Kind == ParameterKind.Activation)
            {
                activation = value as FunctionValue;
                texts[parameterName] = TextOf(argument.Value.Syntax);
                isRead &= activation is not null;
            }
            else if (parameter.Kind == ParameterKind.Shape)
            {
                var dims = ((ArrayValue)value).Elements.Select(element => (element as Constant)?.Value).ToList();
                if (ReadShape(dims, LocationOf(argument), allowsRest: true) is { } shape)
                {
                    values.Add(new Argument(parameterName, ArgumentValue.Of(shape.Dims.Skip(1))));
                    texts[parameterName] = string.Join(", ", shape.Dims.Skip(1));
                }
                else
                {
                    isRead = false;
                }
            }
            else if (Read(parameter, value) is { } read)
            {
                isRead &= CheckRange(signature, parameter, read, location) && CheckChoice(signature, parameter, read, location);
                values.Add(new Argument(parameterName, read));
                texts[parameterName] = parameter.Kind == ParameterKind.Text ? $"\"{read}\"" : read.ToString();
            }
            else if (parameter.Kind == ParameterKind.Function && value is FunctionValue)
            {
                CheckChoice(signature, parameter, ArgumentValue.Of(TextOf(argument.Value.Syntax)), location);
                isRead = false;
            }
            else
            {
                Report(ProblemId.MustBeConstant, location, [$"'{parameterName}' of {signature.Name}", $"'{TextOf(argument.Value.Syntax)}' is {value.Kind}"]);
                isRead = false;
            }
        }

        if (signature.Find("dataFormat") is not null && !values.Any(value => value.Name == "dataFormat"))
        {
            values.Add(new Argument("dataFormat", ArgumentValue.Of(_settings.DataFormat)));
        }

        return isRead ? new WordArguments(values, activation, name, locations, Write(signature, texts)) : null;
    }

    private void ReadOperands(IArgumentOperation argument, Operand operand, List<(AbstractValue, IOperation)> operands, Frame frame)
    {
        if (!operand.IsVariadic)
        {
            operands.Add((Visit(argument.Value, frame), argument.Value));
        }
        else if (argument.ArgumentKind == ArgumentKind.ParamArray && argument.Value is IArrayCreationOperation { Initializer: { } list })
        {
            operands.AddRange(list.ElementValues.Select(element => (Visit(element, frame), element)));
        }
        else if (Visit(argument.Value, frame) is ArrayValue array)
        {
            operands.AddRange(array.Elements.Select(element => (element, argument.Value)));
        }
        else
        {
            operands.Add((Poison.Instance, argument.Value));
        }
    }

    private static ArgumentValue? Read(Layers.Parameter parameter, AbstractValue value) => (parameter.Kind, value) switch
    {
        (ParameterKind.Integer or ParameterKind.Axis, Constant { Value: int or long } constant) => ArgumentValue.Of(ConstantFolder.ToLong(constant.Value)),
        (ParameterKind.Real, Constant { Value: { } number }) when ConstantFolder.IsNumber(number) => ArgumentValue.Of(Convert.ToDouble(number, CultureInfo.InvariantCulture)),
        (ParameterKind.Flag, Constant { Value: bool flag }) => ArgumentValue.Of(flag),
        (ParameterKind.Size2 or ParameterKind.Size3, Constant { Value: int size }) => ArgumentValue.Of(Enumerable.Repeat((long)size, parameter.Kind == ParameterKind.Size2 ? 2 : 3)),
        (ParameterKind.Size2 or ParameterKind.Size3, TupleValue) when Integers(value) is { } sizes => ArgumentValue.Of(sizes),
        (ParameterKind.Initializer or ParameterKind.Regularizer or ParameterKind.Constraint, FormulaValue formula) => ArgumentValue.Of(formula.Model),
        (ParameterKind.Axes or ParameterKind.Integers or ParameterKind.Sizes, _) when Integers(value) is { } integers => ArgumentValue.Of(integers),
        (ParameterKind.Borders1, _) when Integers(value) is { } ends => ArgumentValue.Of(Borders(ends, 1)),
        (ParameterKind.Borders2, _) when Integers(value) is { } ends => ArgumentValue.Of(Borders(ends, 2)),
        (ParameterKind.Borders3, _) when Integers(value) is { } ends => ArgumentValue.Of(Borders(ends, 3)),
        (ParameterKind.Padding, Constant { Value: int padding }) when Enum.IsDefined(typeof(PaddingMode), padding) => ArgumentValue.Of(((PaddingMode)padding).ToString()),
        (ParameterKind.DataFormat, Constant { Value: int format }) => ArgumentValue.Of(DataFormatName(format)),
        (ParameterKind.Choice, Constant { Value: int choice }) when choice >= 0 && choice < parameter.Choices.Count => ArgumentValue.Of(parameter.Choices[choice]),
        (ParameterKind.Text, Constant { Value: string text }) => ArgumentValue.Of(text),
        (ParameterKind.Function, MethodValue { Method: { ContainingType.Name: "Layers" } method }) => ArgumentValue.Of(method.Name),
        _ => null,
    };

    /// <summary>The whole numbers of a tuple or array, however they are nested; null where it holds anything else.</summary>
    private static IReadOnlyList<long>? Integers(AbstractValue value)
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

        var nested = elements.Select(Integers).ToList();
        return nested.All(list => list is not null) ? nested.SelectMany(list => list).ToList() : null;
    }

    /// <summary>A number for each end of each axis, of one for all, one per axis, or one per end.</summary>
    private static IEnumerable<long> Borders(IReadOnlyList<long> given, int axes) => given.Count == 2 * axes ? given
        : Enumerable.Range(0, 2 * axes).Select(end => given[given.Count == 1 ? 0 : end / 2]);

    /// <summary>The name of a member of the enum DataFormat, whose values are part of the language.</summary>
    public static string DataFormatName(int value) => value == 0 ? "ChannelsLast" : "ChannelsFirst";

    private bool CheckRange(Signature signature, Layers.Parameter parameter, ArgumentValue value, Location location)
    {
        IEnumerable<double> numbers = value.Sizes is { } sizes ? sizes.Select(size => (double)size)
            : (value.Real ?? value.Integer) is { } single ? [single]
            : [];
        if (numbers.All(number => number >= (parameter.Min ?? double.NegativeInfinity) && number < (parameter.Below ?? double.PositiveInfinity)))
        {
            return true;
        }

        string Number(double number) => number.ToString(CultureInfo.InvariantCulture);
        var range = parameter.Below is { } below
            ? $"from {Number(parameter.Min ?? 0)} to below {Number(below)}"
            : $"at least {Number(parameter.Min ?? 0)}";
        Report(ProblemId.ArgumentOutOfRange, location, [signature.Name, parameter.Name, range, value.ToString()]);
        return false;
    }

    /// <summary>Whether a word knows the function, or member of an enum, that it is given.</summary>
    private bool CheckChoice(Signature signature, Layers.Parameter parameter, ArgumentValue value, Location location)
    {
        if (parameter.Choices.Count == 0 || parameter.Choices.Contains(value.Text))
        {
            return true;
        }

        var known = string.Join(", ", parameter.Choices.Take(parameter.Choices.Count - 1)) + " or " + parameter.Choices[parameter.Choices.Count - 1];
        Report(ProblemId.ArgumentNotSupported, location, [signature.Name, $"'{value.Text}' as its {parameter.Name}", known]);
        return false;
    }

    /// <summary>A call as it would be written: what is required by position, the rest by name.</summary>
    private static string Write(Signature signature, IReadOnlyDictionary<string, string> texts) =>
        signature.Name + "(" + string.Join(", ", signature.Parameters
            .Where(parameter => texts.ContainsKey(parameter.Name))
            .Select(parameter => parameter.IsRequired ? texts[parameter.Name] : parameter.Name + ": " + texts[parameter.Name])) + ")";

    private AbstractValue Sequential(IInvocationOperation operation, Frame frame)
    {
        var steps = new List<(FunctionValue, IOperation)>();
        var elements = operation.Arguments.OrderBy(argument => argument.Parameter!.Ordinal).SelectMany(argument => ElementsOf(argument.Value, frame));
        foreach (var (value, origin) in elements)
        {
            if (value is FunctionValue function)
            {
                steps.Add((function, origin));
            }
            else
            {
                return value is Poison ? value : Report(ProblemId.NotALayer, origin.Syntax.GetLocation(), [$"it is {value.Kind}"]);
            }
        }

        return new SequentialValue(steps);
    }

    /// <summary>The elements of a list of layers, each with what stands for it in the source.</summary>
    private IReadOnlyList<(AbstractValue Value, IOperation Origin)> ElementsOf(IOperation list, Frame frame)
    {
        if (list is IArrayCreationOperation { Initializer: { } initializer })
        {
            return initializer.ElementValues.Select(element => (Visit(element, frame), Unwrap(element)!)).ToList();
        }

        var value = Visit(list, frame);
        return value is ArrayValue array ? array.Elements.Select(element => (element, list)).ToList() : [(value, Unwrap(list)!)];
    }

    private AbstractValue Minimize(IInvocationOperation operation, Frame frame) => Visit(operation.Arguments[0].Value, frame) switch
    {
        LossValue loss => new ObjectiveValue(loss, []),
        Poison => Poison.Instance,
        var other => Report(ProblemId.NotALayer, operation.Arguments[0].Syntax.GetLocation(), [$"Minimize needs a loss, and this is {other.Kind}"]),
    };

    private AbstractValue Track(IInvocationOperation operation, Frame frame)
    {
        var objective = Visit(operation.Instance, frame);
        var metrics = Visit(operation.Arguments[0].Value, frame);
        return objective is ObjectiveValue known && metrics is ArrayValue array
            ? new ObjectiveValue(known.Loss, [.. known.Metrics, .. array.Elements.OfType<MetricValue>()])
            : Poison.Instance;
    }
}
