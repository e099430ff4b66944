using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Signatures;

/// <summary>Gives access to the arguments of a call, with the defaults of the signature filled in.</summary>
internal sealed class Arguments(Signature signature, IReadOnlyList<Argument> given)
{
    /// <summary>
    /// The argument that the front end adds if operands have masks. It holds, for each operand, the index of its mask among the values after the
    /// operands, or -1.
    /// </summary>
    public const string MasksName = "masks";

    /// <summary>
    /// The argument that the front end adds to a metric that compares probabilities, if its output is logits. It is the name of the range of the
    /// probabilities.
    /// </summary>
    public const string LogitsName = "logits";

    /// <summary>Gets the range of the probabilities that the output is the logits of; <see cref="ValueRange.Any"/> if it is no logits.</summary>
    public ValueRange Logits => Text(LogitsName) is { } range ? (ValueRange)Enum.Parse(typeof(ValueRange), range) : ValueRange.Any;

    public IReadOnlyList<long>? Masks => Find(MasksName)?.Sizes;

    public bool IsGiven(string name) => Find(name) is not null;

    public long Integer(string name) => Value(name).Integer!.Value;

    /// <summary>Gets a size that may be given when the net is created.</summary>
    public Dim Size(string name) => Value(name) is var value && value.Size is { } size ? size : value.Integer!.Value;

    public double Real(string name) => Value(name).Real!.Value;

    public bool Flag(string name) => Value(name).Flag!.Value;

    /// <summary>Gets a size per axis. A single number is the size of the only axis.</summary>
    public IReadOnlyList<long> Sizes(string name) => Value(name) is { Integer: { } only } ? [only] : Value(name).Sizes!.Value;

    /// <summary>Gets a size whose default the word itself determines.</summary>
    public IReadOnlyList<long> SizesOr(string name, IReadOnlyList<long> @default) => IsGiven(name) ? Sizes(name) : @default;

    /// <summary>
    /// Gets an initializer, regularizer or constraint. Returns null if it is neither given nor has a default, or if the word has no such argument.
    /// </summary>
    public FormulaModel? Formula(string name) => Find(name) is { } value ? value.Formula : signature.Find(name)?.Default?.Formula;

    /// <summary>Gets the axes that are given, or the default that the word determines, counted from 0.</summary>
    /// <param name="rank">The rank of the tensor whose axes they are.</param>
    public IReadOnlyList<int> AxesOr(string name, int rank, IEnumerable<int> @default) => IsGiven(name)
        ? Sizes(name).Select(axis => (int)(axis < 0 ? axis + rank : axis)).ToList()
        : @default.ToList();

    /// <summary>Gets a text, or null if it is not given.</summary>
    public string? Text(string name) => Find(name)?.Text;

    /// <summary>Gets the name of a member of an enum.</summary>
    public string Choice(string name) => Value(name).Text!;

    public IReadOnlyList<Dim> Dims(string name) => Value(name).Dims!.Value;

    public PaddingMode Padding => (PaddingMode)Enum.Parse(typeof(PaddingMode), Value("padding").Text!);

    /// <summary>
    /// True if the channels axis is before height and width. If the call does not say, the front end has filled in the net's data format.
    /// </summary>
    public bool ChannelsFirst => Value("dataFormat").Text == "ChannelsFirst";

    // There are only a few arguments, so a linear search is faster than a dictionary.
    private ArgumentValue? Find(string name)
    {
        for (var i = 0; i < given.Count; i++)
        {
            if (given[i].Name == name)
            {
                return given[i].Value;
            }
        }

        return null;
    }

    private ArgumentValue Value(string name) =>
        Find(name)
        ?? signature.Find(name)?.Default
            ?? throw new InvalidOperationException($"{signature.Name} asks for '{name}', which has neither a value nor a default.");
}
