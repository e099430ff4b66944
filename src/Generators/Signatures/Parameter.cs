using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Collections;
using CompiledNets.Generators.Models;

namespace CompiledNets.Generators.Signatures;

/// <summary>A parameter of a word.</summary>
internal sealed record Parameter(string Name, ParameterKind Kind, string Summary)
{
    /// <summary>True if the argument must be given.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Gets the default value. Null means that the word itself determines it, such as <c>strides</c> of a pooling.</summary>
    public ArgumentValue? Default { get; init; }

    /// <summary>Gets the smallest value, for every component of a size.</summary>
    public double? Min { get; init; }

    /// <summary>Gets the number that every value must be below.</summary>
    public double? Below { get; init; }

    /// <summary>True if it may be a size that is given when the net is created.</summary>
    public bool TakesGivenSize { get; init; }

    /// <summary>Gets the allowed values, if there are only a few.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>Gets the name of the enum in Abstractions whose members are <see cref="Choices"/>.</summary>
    public string? Enum { get; init; }

    /// <summary>True if it takes all arguments at the end of the call, so that no parameter can follow.</summary>
    public bool IsVariadic => Kind is ParameterKind.Integers or ParameterKind.Shape;

    public static Parameter Count(string name, string summary) =>
        new(name, ParameterKind.Integer, summary) { IsRequired = true, Min = 1 };

    /// <summary>Creates a number of features or ids, which may be given when the net is created.</summary>
    public static Parameter GivenCount(string name, string summary) => Count(name, summary) with { TakesGivenSize = true };

    public static Parameter Rate(string name, string summary) =>
        new(name, ParameterKind.Real, summary) { IsRequired = true, Min = 0, Below = 1 };

    public static Parameter Real(string name, double @default, string summary, double? min = null) =>
        new(name, ParameterKind.Real, summary) { Default = ArgumentValue.Of(@default), Min = min };

    public static Parameter Flag(string name, bool @default, string summary) =>
        new(name, ParameterKind.Flag, summary) { Default = ArgumentValue.Of(@default) };

    public static Parameter Axis(string name, long @default, string summary) =>
        new(name, ParameterKind.Axis, summary) { Default = ArgumentValue.Of(@default) };

    /// <summary>Creates a size for each of some axes, which is a plain number for one axis.</summary>
    public static Parameter Size(int axes, string name, string summary) =>
        new(name, SizeOf(axes), summary) { IsRequired = true, Min = 1 };

    /// <param name="default">The default value, or null if the word itself determines it.</param>
    public static Parameter OptionalSize(int axes, string name, long? @default, string summary) => new(name, SizeOf(axes), summary)
    {
        Default = @default is not { } size ? null : axes == 1 ? ArgumentValue.Of(size) : ArgumentValue.Of(Enumerable.Repeat(size, axes)),
        Min = 1,
    };

    /// <param name="default">The default value, or null if the word itself determines it.</param>
    public static Parameter OptionalSize2(string name, long? @default, string summary) =>
        new(name, ParameterKind.Size2, summary) { Default = @default is { } size ? ArgumentValue.Of([size, size]) : null, Min = 1 };

    public static Parameter OptionalSize3(string name, long? @default, string summary) =>
        new(name, ParameterKind.Size3, summary) { Default = @default is { } size ? ArgumentValue.Of([size, size, size]) : null, Min = 1 };

    public static Parameter Activation(string summary = "The activation that is applied to the result. The default is none.") =>
        new("activation", ParameterKind.Activation, summary);

    public static Parameter Initializer(string name, string @default, string summary, params double[] arguments) =>
        new(name, ParameterKind.Initializer, summary) { Default = ArgumentValue.Of(new FormulaModel(@default, arguments.ToEquatableArray())) };

    /// <summary>Creates a function that the kernel knows by name.</summary>
    public static Parameter Function(string name, string @default, string summary, params string[] choices) =>
        new(name, ParameterKind.Function, summary) { Default = ArgumentValue.Of(@default), Choices = choices };

    public static Parameter Choice(string name, string @enum, string @default, string summary, params string[] choices) =>
        new(name, ParameterKind.Choice, summary) { Default = ArgumentValue.Of(@default), Enum = @enum, Choices = choices };

    /// <summary>
    /// Creates the parameters that Keras' layers have for their weights: initializers, then regularizers, then constraints, each in the order of the
    /// weights.
    /// </summary>
    /// <param name="weights">For each weight the beginning of its parameters' names, its default initializer, and its description.</param>
    public static IEnumerable<Parameter> OfWeights(params (string Name, string Initializer, string Summary)[] weights) =>
    [
        .. weights.Select(weight => Initializer(weight.Name + "Initializer", weight.Initializer, $"The initializer of the {weight.Summary}.")),
        .. weights.Select(weight => new Parameter(weight.Name + "Regularizer", ParameterKind.Regularizer, $"The penalty on the {weight.Summary}, which is added to the loss. The default is no penalty.")),
        new("activityRegularizer", ParameterKind.Regularizer, "The penalty on the result, which is added to the loss. The default is no penalty."),
        .. weights.Select(weight => new Parameter(weight.Name + "Constraint", ParameterKind.Constraint, $"The constraint that is applied to the {weight.Summary} after each step. The default is no constraint.")),
    ];

    public static Parameter Axes(string name, string summary) => new(name, ParameterKind.Axes, summary);

    public static Parameter Padding(string summary) =>
        new("padding", ParameterKind.Padding, summary) { Default = ArgumentValue.Of(nameof(Shapes.PaddingMode.Valid)) };

    public static Parameter DataFormat() =>
        new("dataFormat", ParameterKind.DataFormat, "The position of the channels axis. The default is the net's data format.");

    private static ParameterKind SizeOf(int axes) => axes switch { 1 => ParameterKind.Integer, 2 => ParameterKind.Size2, _ => ParameterKind.Size3 };
}
