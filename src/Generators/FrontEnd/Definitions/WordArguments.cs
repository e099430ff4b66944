using System.Collections.Generic;
using CompiledNets.Generators.Models;
using Microsoft.CodeAnalysis;

namespace CompiledNets.Generators.FrontEnd.Definitions;

/// <summary>The arguments of a word, checked against its signature.</summary>
/// <param name="Values">The constants among them.</param>
/// <param name="Name">The name that the user gave, or null.</param>
/// <param name="Locations">The place of the argument of each parameter.</param>
/// <param name="Text">The call as it would be written with constants instead of variables.</param>
internal sealed record WordArguments(IReadOnlyList<Argument> Values, string? Name, IReadOnlyDictionary<string, Location> Locations, string Text)
{
    private static readonly Dictionary<string, Location> s_nowhere = [];

    /// <summary>Gets the name as the user wrote it: that of a Bidirectional is the end of the names of its two layers.</summary>
    public string? WrittenName { get; init; } = Name;

    /// <summary>Makes the arguments of a word that the definition does not call itself.</summary>
    public static WordArguments Of(string word, IReadOnlyList<Argument> values) => new(values, null, s_nowhere, word + "()");
}
