using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.FrontEnd.Symbols;
using CompiledNets.Generators.Layers;
using Microsoft.CodeAnalysis;

namespace CompiledNets.Generators.FrontEnd.Nets;

/// <summary>Collects the names that generated members must not have, because a member of the same name exists or would be hidden.</summary>
internal sealed class ReservedNames(INamedTypeSymbol type, KnownSymbols symbols)
{
    /// <summary>The members that the generator adds to each net, besides layers.</summary>
    private static readonly string[] s_generated = ["Inputs", "Outputs", "Targets", "Gradients", "LossWeights", "LossWeightSet", "Clone", "InvalidDefinition"];

    /// <summary>The names that definitions, or the generated code, use without a qualifier.</summary>
    private static readonly string[] s_used = ["Define", "Train", "Layers", "Kernels", "Tensor"];

    /// <summary>The functions of the language, which a definition uses by their names: <c>Dense(10, Softmax)</c>.</summary>
    private static readonly string[] s_functions = LayerCatalogue.All.Where(word => word.Signature.Kind == WordKind.Function).Select(word => word.Signature.Name).ToArray();

    /// <summary>Gets the names that a property for a layer, or for a net in the net, must not have.</summary>
    public IEnumerable<string> OfLayers => [.. symbols.Inherited?.OfNets ?? [], .. s_generated, .. s_used, .. s_functions, .. type.MemberNames, type.Name];

    /// <summary>Gets the names that the class of a layer must not have, among those that such a class could have.</summary>
    public IEnumerable<string> OfLayerTypes => type.MemberNames
        .Concat(symbols.Inherited?.OfNets ?? [])
        .Where(name => name.Contains("Layer"))
        .Distinct()
        .OrderBy(name => name, StringComparer.Ordinal);

    /// <summary>Gets the names that a property for the weight of a loss must not have.</summary>
    public static IEnumerable<string> OfLossWeights(KnownSymbols symbols) => [.. symbols.Inherited?.OfLossWeights ?? [], "LossWeightSet"];
}
