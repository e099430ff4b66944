using System.Collections.Generic;
using CompiledNets.Generators.Models;

namespace CompiledNets.Generators.Signatures;

/// <summary>
/// The interface of a word to its user. The method in Abstractions, its documentation page and the reader of its arguments are derived from it.
/// </summary>
internal sealed class Signature(string name, WordKind kind, string group = "")
{
    public string Name { get; } = name;

    /// <summary>Gets the name in messages: the name of the word, or the operator as it is written.</summary>
    public string Title { get; init; } = name;

    public WordKind Kind { get; } = kind;

    /// <summary>True if users cannot write the word.</summary>
    public bool IsInternal => Kind == WordKind.Internal;

    /// <summary>
    /// Gets the name of the file and of the section in the documentation: <c>Core</c>, <c>Convolution</c>, ... It is empty for an internal word, which
    /// has neither.
    /// </summary>
    public string Group { get; } = group;

    /// <summary>Gets the description, in one sentence, with the formula if there is one.</summary>
    public required string Summary { get; init; }

    /// <summary>Gets the details that users may not expect: differences between Keras and libtorch, and the source of a formula.</summary>
    public string? Remarks { get; init; }

    /// <summary>Gets the known range of the result's elements.</summary>
    public ValueRange Gives { get; init; }

    /// <summary>Gets the range of the output that a loss requires.</summary>
    public ValueRange Takes { get; init; }

    /// <summary>Gets the values of a loss or metric that are better. Each metric declares it.</summary>
    public Direction Better { get; init; } = kind == WordKind.Loss ? Direction.Smaller : Direction.Unknown;

    /// <summary>Gets the tensors that the word is applied to.</summary>
    public IReadOnlyList<Operand> Operands { get; init; } = [Operand.Float("x")];

    /// <summary>Gets the rule for masks. Internal words, words that work on each step separately, and all words of some groups pass masks on.</summary>
    public MaskRule Masks { get; init; } =
        kind is WordKind.Loss or WordKind.Metric ? MaskRule.Uses
        : kind is WordKind.Internal || group is "Activations" or "Merging" or "Normalization" or "Regularization" ? MaskRule.Passes : MaskRule.Drops;

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
    public string SnakeName { get; } = SnakeCase(name);

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
