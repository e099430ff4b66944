using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using CompiledNets.Generators.FrontEnd.Definitions;
using CompiledNets.Generators.FrontEnd.Symbols;
using CompiledNets.Generators.Layers;
using CompiledNets.Generators.Signatures;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CompiledNets.Generators.FrontEnd.Nets;

/// <summary>Collects the names that generated members must not have, because a member of the same name exists or something would be hidden.</summary>
internal sealed class ReservedNames(INamedTypeSymbol type, KnownSymbols symbols, DefinitionReader definition, CancellationToken cancellation)
{
    /// <summary>The members that the generator adds to each net, besides layers.</summary>
    private static readonly string[] s_generated = ["Inputs", "Outputs", "Targets", "Gradients", "LossWeights", "LossWeightSet", "Clone", "InvalidDefinition"];

    /// <summary>The names that the generated code uses without a qualifier, and those that users of a net expect to mean something else.</summary>
    private static readonly string[] s_used = ["Kernels", "Define", "Train", "Layers", "Tensor"];

    /// <summary>The functions of the language, which a definition uses by their names: <c>Dense(10, Softmax)</c>.</summary>
    private static readonly string[] s_functions = WordCatalogue.All.Where(word => word.Signature.Kind == WordKind.Function).Select(word => word.Signature.Name).ToArray();

    /// <summary>Gets the names that the class of a layer must not have, among those that such a class could have.</summary>
    public IEnumerable<string> OfLayerTypes => type.MemberNames
        .Concat(symbols.Inherited?.OfNets ?? [])
        .Where(name => name.Contains("Layer"))
        .Distinct()
        .OrderBy(name => name, StringComparer.Ordinal);

    /// <summary>Gets the names that a property for a layer, or for a net in the net, must not have.</summary>
    /// <param name="instances">The nets in the net.</param>
    public IEnumerable<string> OfLayers(IEnumerable<MadeInstance> instances) =>
    [
        .. symbols.Inherited?.OfNets ?? [],
        .. s_generated,
        .. s_used,
        .. s_functions,
        .. type.MemberNames,
        type.Name,

        // C# allows a property with the name of its type, as of the net Vision in the property Vision.
        .. TypesInDefinitions().Except(instances.Select(instance => instance.Type.Name)),
    ];

    /// <summary>Gets the names that a property for the weight of a loss must not have.</summary>
    public static IEnumerable<string> OfLossWeights(KnownSymbols symbols) => [.. symbols.Inherited?.OfLossWeights ?? [], "LossWeightSet"];

    /// <summary>
    /// Gets the names of the types whose members the static methods of the class use: <c>Padding</c> in <c>Padding.Same</c>. A property of the same
    /// name would hide the type there.
    /// </summary>
    private IEnumerable<string> TypesInDefinitions() => type.DeclaringSyntaxReferences
        .Select(reference => reference.GetSyntax(cancellation))
        .OfType<TypeDeclarationSyntax>()
        .SelectMany(declaration => declaration.Members)
        .Where(member => member.Modifiers.Any(SyntaxKind.StaticKeyword))
        .SelectMany(member => member.DescendantNodes())
        .OfType<MemberAccessExpressionSyntax>()
        .Select(access => access.Expression)
        .OfType<IdentifierNameSyntax>()
        .Where(name => name.Identifier.ValueText is [var first, ..] && char.IsUpper(first)) // a half-written name is empty
        .GroupBy(name => name.Identifier.ValueText)
        .Where(names => names.Any(name => definition.ModelOf(name.SyntaxTree).GetSymbolInfo(name, cancellation).Symbol is INamedTypeSymbol))
        .Select(names => names.Key);
}
