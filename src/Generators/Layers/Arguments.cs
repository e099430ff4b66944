using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Layers;

/// <summary>The arguments of a call, with the defaults of the signature filled in.</summary>
internal sealed class Arguments(Signature signature, IReadOnlyList<Argument> given)
{

    /// <summary>The argument that the front end adds where operands have masks: for each operand, at which place behind the operands its mask stands, or -1.</summary>
    public const string MasksName = "masks";

    public IReadOnlyList<long>? Masks => Find(MasksName)?.Sizes;

    public bool IsGiven(string name) => Find(name) is not null;

    public long Integer(string name) => Value(name).Integer!.Value;

    public double Real(string name) => Value(name).Real!.Value;

    public bool Flag(string name) => Value(name).Flag!.Value;

    /// <summary>A size per axis; a single number is the size of the only axis.</summary>
    public IReadOnlyList<long> Sizes(string name) => Value(name) is { Integer: { } only } ? [only] : Value(name).Sizes!.Value;

    /// <summary>A size that the word itself knows a default for.</summary>
    public IReadOnlyList<long> SizesOr(string name, IReadOnlyList<long> @default) => IsGiven(name) ? Sizes(name) : @default;

    /// <summary>An initializer, regularizer or constraint; null where it is neither given nor has a default, or the word has no such argument.</summary>
    public FormulaModel? Formula(string name) => Find(name) is { } value ? value.Formula : signature.Find(name)?.Default?.Formula;

    /// <summary>The axes that are given, or those that the word itself knows, counted from 0.</summary>
    /// <param name="rank">The rank of the tensor whose axes they are.</param>
    public IReadOnlyList<int> AxesOr(string name, int rank, IEnumerable<int> @default) => IsGiven(name)
        ? Sizes(name).Select(axis => (int)(axis < 0 ? axis + rank : axis)).ToList()
        : @default.ToList();

    /// <summary>A text, or null where it is not given.</summary>
    public string? Text(string name) => Find(name)?.Text;

    /// <summary>The member of an enum.</summary>
    public string Choice(string name) => Value(name).Text!;

    public IReadOnlyList<Dim> Dims(string name) => Value(name).Dims!.Value;

    public PaddingMode Padding => (PaddingMode)Enum.Parse(typeof(PaddingMode), Value("padding").Text!);

    /// <summary>Whether the channels stand before height and width. The front end has filled in what the net says.</summary>
    public bool ChannelsFirst => Value("dataFormat").Text == "ChannelsFirst";

    // A handful: looking through them takes less than a table of them.
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
