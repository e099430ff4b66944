using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Collections;
using CompiledNets.Generators.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CompiledNets.Generators.FrontEnd.Nets;

/// <summary>Reads the namespace and the classes around a class.</summary>
internal static class HierarchyReader
{
    private static readonly SymbolDisplayFormat s_names = new(typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);
    private static readonly SymbolDisplayFormat s_escaped = s_names.WithMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    public static HierarchyModel Read(INamedTypeSymbol type)
    {
        var containers = new Stack<string>();
        var isPublic = type.DeclaredAccessibility == Accessibility.Public;
        for (var container = type.ContainingType; container is not null; container = container.ContainingType)
        {
            containers.Push("partial " + Keyword(container) + " " + Escaped(container.Name));
            isPublic &= container.DeclaredAccessibility == Accessibility.Public;
        }

        return new HierarchyModel(
            type.ContainingNamespace is { IsGlobalNamespace: false } @namespace ? @namespace.ToDisplayString(s_escaped) : "",
            containers.ToEquatableArray(),
            type.Name,
            MetadataName(type),
            isPublic);
    }

    /// <summary>Gets a name as it is written in C#: <c>@class</c>.</summary>
    private static string Escaped(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None ? "@" + name : name;

    private static string Keyword(INamedTypeSymbol type) => (type.IsRecord, type.TypeKind) switch
    {
        (true, TypeKind.Struct) => "record struct",
        (true, _) => "record",
        (_, TypeKind.Struct) => "struct",
        (_, TypeKind.Interface) => "interface",
        _ => "class",
    };

    private static string MetadataName(INamedTypeSymbol type)
    {
        var names = new Stack<string>();
        names.Push(type.MetadataName);
        for (var container = type.ContainingType; container is not null; container = container.ContainingType)
        {
            names.Push(container.MetadataName);
        }

        var nested = string.Join("+", names);
        return type.ContainingNamespace is { IsGlobalNamespace: false } @namespace ? @namespace.ToDisplayString(s_names) + "." + nested : nested;
    }
}
