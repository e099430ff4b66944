using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Models;

namespace CompiledNets.Generators.Layers;

/// <summary>The way a word of the language is used.</summary>
internal enum WordKind
{
    /// <summary>A call creates a layer, which is then applied: <c>Dense(64)(x)</c>. It may have weights.</summary>
    Layer,

    /// <summary>A call applies it: <c>ReLU(x)</c>. It has no weights.</summary>
    Function,

    /// <summary>A comparison of an output with its target, which is minimised.</summary>
    Loss,

    /// <summary>A comparison of an output with its target, which is reported.</summary>
    Metric,
}

/// <summary>The known range of the elements of a tensor.</summary>
internal enum ValueRange
{
    /// <summary>Any number.</summary>
    Any,

    /// <summary>Each element is between 0 and 1: an independent probability.</summary>
    Unit,

    /// <summary>The elements are probabilities that sum to one along an axis.</summary>
    Distribution,
}

/// <summary>
/// The interface of a word to its user. The method in Abstractions, its documentation page and the reader of its arguments are derived from it.
/// </summary>
internal sealed class Signature(string name, WordKind kind, string group)
{
    public string Name { get; } = name;

    /// <summary>Gets the name in messages: the name of the word, or the operator as it is written.</summary>
    public string Title { get; init; } = name.Replace("op_", "");

    public WordKind Kind { get; } = kind;

    /// <summary>Gets the name of the file and of the section in the documentation: <c>Core</c>, <c>Convolution</c>, ...</summary>
    public string Group { get; } = group;

    /// <summary>Gets the description, in one sentence, with the formula if there is one.</summary>
    public required string Summary { get; init; }

    /// <summary>Gets the details that users may not expect: differences between Keras and libtorch, and the source of a formula.</summary>
    public string? Remarks { get; init; }

    /// <summary>Gets the known range of the result's elements.</summary>
    public ValueRange Gives { get; init; }

    /// <summary>Gets the range of the output that a loss requires.</summary>
    public ValueRange Takes { get; init; }

    /// <summary>Gets the tensors that the word is applied to.</summary>
    public IReadOnlyList<Operand> Operands { get; init; } = [Operand.Float("x")];

    /// <summary>Gets the rule for masks. Words that work on each step separately pass masks on, and all words of some groups do.</summary>
    public MaskRule Masks { get; init; } =
        kind is WordKind.Loss or WordKind.Metric ? MaskRule.Uses
        : group is "Activations" or "Merging" or "Normalization" or "Regularization" or Operator.OperatorGroup ? MaskRule.Passes : MaskRule.Drops;

    /// <summary>Gets the names of the results, if there are several. They are returned as a tuple.</summary>
    public IReadOnlyList<string> Results { get; init; } = [];

    /// <summary>True if the results are returned as a list, whose length depends on the arguments.</summary>
    public bool GivesList { get; init; }

    /// <summary>Gets the parameters, in Keras' order.</summary>
    public IReadOnlyList<Parameter> Parameters { get; init; } = [];

    /// <summary>Gets the effect on shapes, for the documentation: <c>(N, ..., features) -> (N, ..., units)</c>.</summary>
    public required string Shapes { get; init; }

    /// <summary>
    /// Gets the runtime's class that the layer's class in a net derives from. It differs from the default for layers that do more than hold weights,
    /// such as <c>Generated.NormalizationLayer</c>.
    /// </summary>
    public string MemberBase { get; init; } = "NetLayer";

    /// <summary>Gets the name that Keras uses in summaries and in weights files: <c>max_pooling2d</c>.</summary>
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
/// <param name="Name">The name of the parameter.</param>
/// <param name="DTypes">The allowed dtypes. A word has an overload for each.</param>
/// <param name="IsVariadic">True if it stands for two or more tensors: <c>Add(a, b, c)</c>.</param>
/// <param name="Summary">The description, for the documentation.</param>
internal sealed record Operand(string Name, IReadOnlyList<DType> DTypes, bool IsVariadic, string Summary)
{
    /// <summary>True if it may be omitted.</summary>
    public bool IsOptional { get; init; }

    /// <summary>True if it holds ids, as <c>Sym&lt;long&gt;</c> or <c>Sym&lt;int&gt;</c>.</summary>
    public bool IsIds => DTypes.Contains(DType.Int32);

    public static Operand Float(string name, string summary = "The tensor.") => new(name, [DType.Float], false, summary);

    public static Operand Ids(string name, string summary) => new(name, [DType.Int64], false, summary);

    /// <summary>Creates an operand of ids with 64 or 32 bits.</summary>
    public static Operand AnyIds(string name, string summary) => new(name, [DType.Int64, DType.Int32], false, summary);

    public static Operand FloatOrIds(string name, string summary) => new(name, [DType.Float, DType.Int64], false, summary);

    public static Operand Many(string name, string summary) => new(name, [DType.Float], true, summary);
}
