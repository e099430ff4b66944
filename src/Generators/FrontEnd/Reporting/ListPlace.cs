using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace CompiledNets.Generators.FrontEnd.Reporting;

/// <summary>The place of a list in the source, and those of its elements.</summary>
/// <param name="Whole">The place of the list.</param>
/// <param name="Elements">The places of its elements, or null if the list is not written element by element.</param>
internal sealed record ListPlace(Location Whole, IReadOnlyList<Location>? Elements)
{
    /// <summary>Gets the place of an element of a list with <paramref name="count"/> elements, or of the list if the element has no place of its own.</summary>
    public Location Of(int element, int count) => Elements?.Count == count && element >= 0 && element < count ? Elements[element] : Whole;

    /// <summary>Gets the key of the place of an element among the places of arguments: <c>dims[1]</c>.</summary>
    public static string KeyOf(string parameter, int element) => System.FormattableString.Invariant($"{parameter}[{element}]");
}
