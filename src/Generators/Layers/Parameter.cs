using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Collections;
using CompiledNets.Generators.Models;

namespace CompiledNets.Generators.Layers;

/// <summary>What an argument is.</summary>
internal enum ParameterKind
{
    Integer,
    Real,
    Flag,

    /// <summary>An axis as Keras counts them: 0 is the batch, -1 the last.</summary>
    Axis,

    /// <summary>A size for height and one for width, or one for both.</summary>
    Size2,

    /// <summary>A size for depth, one for height and one for width, or one for all.</summary>
    Size3,

    /// <summary>A function that is applied to the result: a word of the language, or a method of the user's.</summary>
    Activation,

    Initializer,

    Regularizer,

    Constraint,

    /// <summary>One axis or several, as Keras counts them; all but the batch where they are not given.</summary>
    Axes,

    /// <summary>What goes, or comes, at the beginning and the end of one axis.</summary>
    Borders1,

    /// <summary>The same for two axes.</summary>
    Borders2,

    /// <summary>The same for three.</summary>
    Borders3,

    /// <summary>Whole numbers, as many as there are: the last parameter.</summary>
    Integers,

    /// <summary>Sizes without the batch, each a number, a name, or -1 for what is left: the last parameter.</summary>
    Shape,

    /// <summary>Sizes without the batch: a number, or a tuple of them.</summary>
    Sizes,

    Padding,

    /// <summary>A function of the language that the kernel itself computes: one of <see cref="Parameter.Choices"/>.</summary>
    Function,

    /// <summary>A member of the enum <see cref="Parameter.Enum"/>; <see cref="Parameter.Choices"/> are its members.</summary>
    Choice,

    Text,

    /// <summary>Where the channels stand; the net's <c>DataFormat</c> where it is not given.</summary>
    DataFormat,
}

/// <summary>An argument of a word.</summary>
internal sealed record Parameter(string Name, ParameterKind Kind, string Summary)
{
    /// <summary>Must be given.</summary>
    public bool IsRequired { get; init; }

    /// <summary>What it is where it is not given; null where the word itself knows (as with <c>strides</c> of a pooling).</summary>
    public ArgumentValue? Default { get; init; }

    /// <summary>The least value, for every component of a size.</summary>
    public double? Min { get; init; }

    /// <summary>Every value is below this.</summary>
    public double? Below { get; init; }

    /// <summary>What it may be, where it is one of a few.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>The enum of Abstractions whose members are <see cref="Choices"/>.</summary>
    public string? Enum { get; init; }

    /// <summary>Whether it takes whatever stands at the end of the call, so that nothing can follow.</summary>
    public bool IsVariadic => Kind is ParameterKind.Integers or ParameterKind.Shape;

    public static Parameter Count(string name, string summary) =>
        new(name, ParameterKind.Integer, summary) { IsRequired = true, Min = 1 };

    public static Parameter Rate(string name, string summary) =>
        new(name, ParameterKind.Real, summary) { IsRequired = true, Min = 0, Below = 1 };

    public static Parameter Real(string name, double @default, string summary, double? min = null) =>
        new(name, ParameterKind.Real, summary) { Default = ArgumentValue.Of(@default), Min = min };

    public static Parameter Flag(string name, bool @default, string summary) =>
        new(name, ParameterKind.Flag, summary) { Default = ArgumentValue.Of(@default) };

    public static Parameter Axis(string name, long @default, string summary) =>
        new(name, ParameterKind.Axis, summary) { Default = ArgumentValue.Of(@default) };

    /// <summary>A size for each of some axes; a plain number where there is one axis.</summary>
    public static Parameter Size(int axes, string name, string summary) =>
        new(name, SizeOf(axes), summary) { IsRequired = true, Min = 1 };

    /// <param name="default">What it is where it is not given, or null where the word itself knows.</param>
    public static Parameter OptionalSize(int axes, string name, long? @default, string summary) => new(name, SizeOf(axes), summary)
    {
        Default = @default is not { } size ? null : axes == 1 ? ArgumentValue.Of(size) : ArgumentValue.Of(Enumerable.Repeat(size, axes)),
        Min = 1,
    };

    /// <param name="default">What it is where it is not given, or null where the word itself knows.</param>
    public static Parameter OptionalSize2(string name, long? @default, string summary) =>
        new(name, ParameterKind.Size2, summary) { Default = @default is { } size ? ArgumentValue.Of([size, size]) : null, Min = 1 };

    public static Parameter OptionalSize3(string name, long? @default, string summary) =>
        new(name, ParameterKind.Size3, summary) { Default = @default is { } size ? ArgumentValue.Of([size, size, size]) : null, Min = 1 };

    public static Parameter Activation(string summary = "Applied to the result; nothing where it is not given.") =>
        new("activation", ParameterKind.Activation, summary);

    public static Parameter Initializer(string name, string @default, string summary, params double[] arguments) =>
        new(name, ParameterKind.Initializer, summary) { Default = ArgumentValue.Of(new FormulaModel(@default, arguments.ToEquatableArray())) };

    /// <summary>A function that the kernel knows by its name.</summary>
    public static Parameter Function(string name, string @default, string summary, params string[] choices) =>
        new(name, ParameterKind.Function, summary) { Default = ArgumentValue.Of(@default), Choices = choices };

    public static Parameter Choice(string name, string @enum, string @default, string summary, params string[] choices) =>
        new(name, ParameterKind.Choice, summary) { Default = ArgumentValue.Of(@default), Enum = @enum, Choices = choices };

    /// <summary>What Keras' layers say of their weights: initializers, then regularizers, then constraints, each in the order of the weights.</summary>
    /// <param name="weights">The name of a weight in arguments, its initializer, and what it is.</param>
    public static IEnumerable<Parameter> OfWeights(params (string Name, string Initializer, string Summary)[] weights) =>
    [
        .. weights.Select(weight => Initializer(weight.Name + "Initializer", weight.Initializer, $"How the {weight.Summary} starts.")),
        .. weights.Select(weight => new Parameter(weight.Name + "Regularizer", ParameterKind.Regularizer, $"What large values of the {weight.Summary} cost; nothing where it is not given.")),
        new("activityRegularizer", ParameterKind.Regularizer, "What large results cost; nothing where it is not given."),
        .. weights.Select(weight => new Parameter(weight.Name + "Constraint", ParameterKind.Constraint, $"What the {weight.Summary} is brought to after each step; nothing where it is not given.")),
    ];

    public static Parameter Axes(string name, string summary) => new(name, ParameterKind.Axes, summary);

    public static Parameter Padding(string summary) =>
        new("padding", ParameterKind.Padding, summary) { Default = ArgumentValue.Of(nameof(Shapes.PaddingMode.Valid)) };

    public static Parameter DataFormat() =>
        new("dataFormat", ParameterKind.DataFormat, "Where the channels stand; that of the net where it is not given.");

    private static ParameterKind SizeOf(int axes) => axes switch { 1 => ParameterKind.Integer, 2 => ParameterKind.Size2, _ => ParameterKind.Size3 };
}
