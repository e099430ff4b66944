using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Models;

namespace CompiledNets.Generators.Layers;

/// <summary>How a word of the language is used.</summary>
internal enum WordKind
{
    /// <summary>A call makes a layer, which is then applied: <c>Dense(64)(x)</c>. It may have weights.</summary>
    Layer,

    /// <summary>Applied at once: <c>ReLU(x)</c>. It has no weights.</summary>
    Function,

    /// <summary>An output against its target, to be minimised.</summary>
    Loss,

    /// <summary>An output against its target, to be watched.</summary>
    Metric,
}

/// <summary>What is known of the values of a tensor.</summary>
internal enum ValueRange
{
    /// <summary>Nothing.</summary>
    Any,

    /// <summary>Each lies between 0 and 1: the probability of something by itself.</summary>
    Unit,

    /// <summary>They are probabilities that sum to one along an axis.</summary>
    Distribution,
}

/// <summary>
/// What a word looks like to the user. The method in Abstractions, its documentation page and the reader of its arguments
/// are all derived from this.
/// </summary>
internal sealed class Signature(string name, WordKind kind, string group)
{
    public string Name { get; } = name;

    /// <summary>What messages call it: the name, or the operator as it is written.</summary>
    public string Title { get; init; } = name.Replace("op_", "");

    public WordKind Kind { get; } = kind;

    /// <summary>Which file and which section of the documentation it stands in: <c>Core</c>, <c>Convolution</c>, ...</summary>
    public string Group { get; } = group;

    /// <summary>One sentence, with the formula where there is one.</summary>
    public required string Summary { get; init; }

    /// <summary>Where the meaning is not what everybody expects: differences between Keras and libtorch, the source of a formula.</summary>
    public string? Remarks { get; init; }

    /// <summary>What is known of the values of the result.</summary>
    public ValueRange Gives { get; init; }

    /// <summary>What a loss needs to be given.</summary>
    public ValueRange Takes { get; init; }

    /// <summary>The tensors it is applied to.</summary>
    public IReadOnlyList<Operand> Operands { get; init; } = [Operand.Float("x")];

    /// <summary>What it does with masks. What works on each step by itself passes them on, and whole groups of words do.</summary>
    public MaskRule Masks { get; init; } =
        kind is WordKind.Loss or WordKind.Metric ? MaskRule.Uses
        : group is "Activations" or "Merging" or "Normalization" or "Regularization" or Operator.OperatorGroup ? MaskRule.Passes : MaskRule.Drops;

    /// <summary>What its results are called, where it has several: they come as a tuple.</summary>
    public IReadOnlyList<string> Results { get; init; } = [];

    /// <summary>Whether its results come as a list, as many as the arguments say.</summary>
    public bool GivesList { get; init; }

    /// <summary>The arguments, in Keras' order.</summary>
    public IReadOnlyList<Parameter> Parameters { get; init; } = [];

    /// <summary>What <c>x -> result</c> does to shapes, for the documentation: <c>(N, ..., features) -> (N, ..., units)</c>.</summary>
    public required string Shapes { get; init; }

    /// <summary>The runtime's class that the layer's own class in a net derives from: one that can more than hold weights, as <c>NormalizationLayer</c>.</summary>
    public string MemberBase { get; init; } = "NetLayer";

    /// <summary>The name Keras gives it in a summary and in weights files: <c>max_pooling2d</c>.</summary>
    public string SnakeName { get; } = SnakeCase(name.Replace("op_", ""));

    public Parameter? Find(string parameter)
    {
        for (var i = 0; i < Parameters.Count; i++)
        {
            if (Parameters[i].Name == parameter)
            {
                return Parameters[i];
            }
        }

        return null;
    }

    // Keras' to_snake_case: MaxPooling2D -> max_pooling2d, LSTM -> lstm, ReLU -> re_lu.
    public static string SnakeCase(string name)
    {
        var snake = System.Text.RegularExpressions.Regex.Replace(name, @"\W+", "");
        snake = System.Text.RegularExpressions.Regex.Replace(snake, "(.)([A-Z][a-z]+)", "$1_$2");
        return System.Text.RegularExpressions.Regex.Replace(snake, "([a-z])([A-Z])", "$1_$2").ToLowerInvariant();
    }
}

/// <summary>A tensor that a word is applied to.</summary>
/// <param name="Name">The parameter's name.</param>
/// <param name="DTypes">The dtypes it may have; a word with several has an overload for each.</param>
/// <param name="IsVariadic">Any number of them, at least two: <c>Add(a, b, c)</c>.</param>
/// <param name="Summary">What it is, for the documentation.</param>
internal sealed record Operand(string Name, IReadOnlyList<DType> DTypes, bool IsVariadic, string Summary)
{
    /// <summary>Whether it may be left out.</summary>
    public bool IsOptional { get; init; }

    /// <summary>Whether it holds numbers of things, as <c>Sym&lt;long&gt;</c> or <c>Sym&lt;int&gt;</c>.</summary>
    public bool IsIds => DTypes.Contains(DType.Int32);

    public static Operand Float(string name, string summary = "The tensor.") => new(name, [DType.Float], false, summary);

    public static Operand Ids(string name, string summary) => new(name, [DType.Int64], false, summary);

    /// <summary>Numbers of things, of either width.</summary>
    public static Operand AnyIds(string name, string summary) => new(name, [DType.Int64, DType.Int32], false, summary);

    public static Operand FloatOrIds(string name, string summary) => new(name, [DType.Float, DType.Int64], false, summary);

    public static Operand Many(string name, string summary) => new(name, [DType.Float], true, summary);
}
