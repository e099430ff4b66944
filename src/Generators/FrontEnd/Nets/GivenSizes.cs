using System.Linq;
using CompiledNets.Generators.Collections;
using CompiledNets.Generators.FrontEnd.Definitions;
using CompiledNets.Generators.FrontEnd.Words;
using CompiledNets.Generators.Models;
using Microsoft.CodeAnalysis;

namespace CompiledNets.Generators.FrontEnd.Nets;

/// <summary>Names the properties of the sizes that are given when the net is created, and the names that members of layers and nets can still have.</summary>
internal sealed class GivenSizes
{
    public GivenSizes(ReservedNames reserved, IMethodSymbol define, ShapeReader shapes, DefinitionGraph graph)
    {
        Members = new TakenNames(reserved.OfLayers(graph.Instances));
        Models = ParameterReader.GivenSizesOf(define)
            .Where(size => !ParameterReader.IsReserved(size.Name))
            .Select(size => new GivenSizeModel(
                shapes.Sizes.First(symbol => symbol.Name == size.Name),
                Members.Take(Members.Contains(MemberNames.Pascal(size.Name)) ? MemberNames.Pascal(size.Name) + "Size" : MemberNames.Pascal(size.Name)),
                size.HasExplicitDefaultValue ? size.ExplicitDefaultValue as int? : null))
            .ToEquatableArray();
    }

    /// <summary>Gets the sizes, in the order of the parameters.</summary>
    public EquatableArray<GivenSizeModel> Models { get; }

    /// <summary>Gets the names that are taken.</summary>
    public TakenNames Members { get; }
}
