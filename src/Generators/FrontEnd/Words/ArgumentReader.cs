using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.FrontEnd.CSharp;
using CompiledNets.Generators.FrontEnd.Definitions;
using CompiledNets.Generators.FrontEnd.Reporting;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Problems;
using CompiledNets.Generators.Signatures;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CompiledNets.Generators.FrontEnd.Words;

/// <summary>The arguments of a call.</summary>
/// <param name="Arguments">The arguments of the word's parameters.</param>
/// <param name="Activation">The argument that is a function to apply to the result, or null.</param>
/// <param name="Operands">The arguments that are tensors.</param>
internal sealed record ReadArguments(WordArguments Arguments, FunctionValue? Activation, IReadOnlyList<Evaluated> Operands);

/// <summary>Reads the arguments of a call by the signature of the word.</summary>
internal sealed class ArgumentReader(ShapeReader shapes, Reporter problems, string dataFormat)
{
    private readonly ArgumentChecks _checks = new(problems);

    /// <summary>Reads the arguments of a call, or returns null after reporting those that are wrong.</summary>
    public ReadArguments? Read(IInvocationOperation call, Signature signature, Frame frame)
    {
        var operands = new List<Evaluated>();
        var given = new GivenArguments(signature);
        var isRead = true;
        foreach (var argument in call.Arguments.OrderBy(argument => argument.Parameter?.Ordinal))
        {
            if (OperandFor(argument, signature) is { } operand)
            {
                // An optional operand that is null is not there.
                if (!operand.IsOptional || argument.Value.ConstantValue is not { HasValue: true, Value: null })
                {
                    ReadOperands(argument, operand, operands, frame);
                }
            }
            else if (argument.ArgumentKind != ArgumentKind.DefaultValue)
            {
                isRead &= Read(argument, frame.Evaluate(argument.Value), given);
            }
        }

        if (signature.Find("dataFormat") is not null && !given.Values.Any(value => value.Name == "dataFormat"))
        {
            given.Values.Add(new Argument("dataFormat", ArgumentValue.Of(dataFormat)));
        }

        return isRead ? new ReadArguments(given.ToArguments(), given.Activation, operands) : null;
    }

    /// <summary>Gets the operand that an argument is for; null if the argument is for a parameter. The operands of a layer follow in a call of their own.</summary>
    private static Operand? OperandFor(IArgumentOperation argument, Signature signature) =>
        signature.Kind == WordKind.Layer ? null : signature.Operands.FirstOrDefault(operand => operand.Name == argument.Parameter!.Name);

    private static void ReadOperands(IArgumentOperation argument, Operand operand, List<Evaluated> operands, Frame frame)
    {
        if (!operand.IsVariadic)
        {
            operands.Add(new Evaluated(frame.Evaluate(argument.Value), argument.Value));
        }
        else if (frame.Evaluate(argument.Value) is ArrayValue array)
        {
            operands.AddRange(Evaluated.ElementsOf(array, argument.Value));
        }
        else
        {
            operands.Add(new Evaluated(Poison.Instance, argument.Value));
        }
    }

    /// <summary>Reads an argument, or returns false after reporting that it is wrong.</summary>
    private bool Read(IArgumentOperation argument, AbstractValue value, GivenArguments given)
    {
        var name = argument.Parameter!.Name;
        var parameter = given.Signature.Find(name);
        var location = parameter is { IsVariadic: true } ? SourcePlaces.Of(argument) : argument.Value.Syntax.GetLocation();
        given.Locations[name] = location;
        var elements = WrittenList.ElementsOf(argument.Value);
        for (var i = 0; i < elements?.Count; i++)
        {
            given.Locations[ListPlace.KeyOf(name, i)] = elements[i].Syntax.GetLocation();
        }

        if (value is Poison)
        {
            return false;
        }

        if (name == "name")
        {
            given.Name = (value as Constant)?.Value as string;
            return _checks.IsName(given.Signature.Name, given.Name, location);
        }

        // An argument that is written as null has its default.
        if (value is Constant { Value: null })
        {
            return true;
        }

        if (parameter is null)
        {
            problems.RejectUnsupported(argument.Value);
            return false;
        }

        switch (parameter.Kind)
        {
            case ParameterKind.Activation:
                given.Activation = value as FunctionValue;
                given.Texts[name] = SourcePlaces.TextOf(argument.Value.Syntax);
                return given.Activation is not null;
            case ParameterKind.Shape:
                return ReadShape(argument, (ArrayValue)value, given);
        }

        if (ArgumentValues.Read(parameter, value) is { } read)
        {
            given.Add(parameter, read);
            return _checks.IsInRange(given.Signature, parameter, read, new ListPlace(location, elements?.Select(element => element.Syntax.GetLocation()).ToList())) && _checks.IsChoice(given.Signature, parameter, read, location);
        }

        if (parameter.Kind == ParameterKind.Function && value is FunctionValue)
        {
            _checks.IsChoice(given.Signature, parameter, ArgumentValue.Of(SourcePlaces.TextOf(argument.Value.Syntax)), location);
            return false;
        }

        problems.Report(ProblemId.MustBeConstant, location, [$"'{name}' of {given.Signature.Name}", $"'{SourcePlaces.TextOf(argument.Value.Syntax)}' is {value.Kind}", Rejections.WriteConstant]);
        return false;
    }

    private bool ReadShape(IArgumentOperation argument, ArrayValue value, GivenArguments given)
    {
        var dims = value.Elements.Select(element => element is SizeValue given ? given.Size : (element as Constant)?.Value).ToList();
        if (shapes.Read(dims, WrittenList.PlaceOf(argument), allowsRest: true) is not { } shape)
        {
            return false;
        }

        var sizes = shape.Dims.Skip(1).ToList();
        given.Values.Add(new Argument(argument.Parameter!.Name, ArgumentValue.Of(sizes)));
        given.Texts[argument.Parameter.Name] = string.Join(", ", sizes);
        return true;
    }

    /// <summary>The arguments that were read so far.</summary>
    private sealed class GivenArguments(Signature signature)
    {
        public Signature Signature { get; } = signature;

        public List<Argument> Values { get; } = [];

        public Dictionary<string, Location> Locations { get; } = [];

        public Dictionary<string, string> Texts { get; } = [];

        public FunctionValue? Activation { get; set; }

        public string? Name { get; set; }

        public void Add(Signatures.Parameter parameter, ArgumentValue value)
        {
            Values.Add(new Argument(parameter.Name, value));
            Texts[parameter.Name] = parameter.Kind == ParameterKind.Text ? $"\"{value}\"" : value.ToString();
        }

        public WordArguments ToArguments() => new(Values, Name, Locations, Text());

        // Required arguments by position, the others by name.
        private string Text() => Signature.Name + "(" + string.Join(", ", Signature.Parameters
            .Where(parameter => Texts.ContainsKey(parameter.Name))
            .Select(parameter => parameter.IsRequired ? Texts[parameter.Name] : parameter.Name + ": " + Texts[parameter.Name])) + ")";
    }
}
