using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Layers;

/// <summary>The arguments of a call, with the defaults of the signature filled in.</summary>
internal sealed class Arguments(Signature signature, IEnumerable<Argument> given)
{
    private readonly Dictionary<string, ArgumentValue> _given = given.ToDictionary(argument => argument.Name, argument => argument.Value);

    public bool IsGiven(string name) => _given.ContainsKey(name);

    public long Integer(string name) => Value(name).Integer!.Value;

    public double Real(string name) => Value(name).Real!.Value;

    public bool Flag(string name) => Value(name).Flag!.Value;

    public IReadOnlyList<long> Sizes(string name) => Value(name).Sizes!.Value;

    /// <summary>A size that the word itself knows a default for.</summary>
    public IReadOnlyList<long> SizesOr(string name, IReadOnlyList<long> @default) => IsGiven(name) ? Sizes(name) : @default;

    public InitializerModel Initializer(string name) => Value(name).Initializer!;

    public PaddingMode Padding => (PaddingMode)Enum.Parse(typeof(PaddingMode), Value("padding").Text!);

    /// <summary>Whether the channels stand before height and width. The front end has filled in what the net says.</summary>
    public bool ChannelsFirst => Value("dataFormat").Text == "ChannelsFirst";

    private ArgumentValue Value(string name) =>
        _given.TryGetValue(name, out var value) ? value
        : signature.Find(name)?.Default
            ?? throw new InvalidOperationException($"{signature.Name} asks for '{name}', which has neither a value nor a default.");
}
