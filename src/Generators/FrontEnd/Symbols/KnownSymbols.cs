using System;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace CompiledNets.Generators.FrontEnd.Symbols;

/// <summary>The types of Abstractions that the front end knows. The members are named like the types.</summary>
internal enum KnownType
{
    CompiledNetAttribute,
    ShapeAttribute,
    DimAttribute,
    IdsAttribute,
    Sym,
    SymIds,
    Layers,
    Initializer,
    Regularizer,
    Constraint,
    Size2,
    Size3,
    Borders1,
    Borders2,
    Borders3,
    Axes,
    Sizes,
    Slice,
    Loss,
    Metric,
    Objective,
}

/// <summary>The types of Abstractions as a compilation knows them.</summary>
internal sealed class KnownSymbols
{
    public const string CompiledNetAttributeName = "CompiledNets.CompiledNetAttribute";

    private static readonly string[] s_names = ((KnownType[])Enum.GetValues(typeof(KnownType)))
        .Select(type => "CompiledNets." + type + (type == KnownType.Sym ? "`1" : ""))
        .ToArray();

    /// <summary>The types of initializers, regularizers and constraints.</summary>
    private static readonly KnownType[] s_formulas = [KnownType.Initializer, KnownType.Regularizer, KnownType.Constraint];

    /// <summary>The types of arguments that can be written in several ways: 3 and (3, 3) as sizes.</summary>
    private static readonly KnownType[] s_arguments =
    [
        KnownType.Size2, KnownType.Size3, KnownType.Borders1, KnownType.Borders2, KnownType.Borders3, KnownType.Axes, KnownType.Sizes, KnownType.Slice,
    ];

    private const string OnnxAssembly = "CompiledNets.Onnx";

    // Every net of a compilation needs the same symbols.
    private static readonly ConditionalWeakTable<Compilation, Found> s_found = new();

    private readonly INamedTypeSymbol?[] _types;

    private KnownSymbols(INamedTypeSymbol?[] types, InheritedMembers? inherited)
    {
        _types = types;
        Inherited = inherited;
    }

    /// <summary>Gets the members that generated classes inherit, or null if the compilation does not reference the runtime.</summary>
    public InheritedMembers? Inherited { get; }

    /// <summary>Gets the symbols of a compilation, or null if it does not reference Abstractions.</summary>
    public static KnownSymbols? Of(Compilation compilation) => s_found.GetValue(compilation, static compilation => new Found(Find(compilation))).Symbols;

    /// <summary>Gets whether a compilation references the library that saves nets as ONNX.</summary>
    public static bool HasOnnx(Compilation compilation) => compilation.ReferencedAssemblyNames.Any(assembly => assembly.Name == OnnxAssembly);

    /// <summary>Gets whether a symbol is a known type, or the same generic type with type arguments.</summary>
    public bool Is(ISymbol? symbol, KnownType type) => _types[(int)type] is { } known && SymbolEqualityComparer.Default.Equals(symbol?.OriginalDefinition, known);

    /// <summary>Gets whether the members of a type are initializers, regularizers or constraints.</summary>
    public bool IsFormula(INamedTypeSymbol? type) => s_formulas.Any(known => Is(type, known));

    /// <summary>Gets whether a type only allows several ways to write an argument.</summary>
    public bool IsArgument(INamedTypeSymbol? type) => s_arguments.Any(known => Is(type, known));

    private static KnownSymbols? Find(Compilation compilation)
    {
#pragma warning disable RS0030 // The only place where a type is found by its name.
        if (compilation.GetTypeByMetadataName(CompiledNetAttributeName) is not { } attribute)
        {
            return null;
        }
#pragma warning restore RS0030

        // The other types are in the same assembly, so the other assemblies are not searched for them.
        var types = s_names.Select(attribute.ContainingAssembly.GetTypeByMetadataName).ToArray();
        return types[(int)KnownType.Sym] is not null && types[(int)KnownType.Layers] is not null ? new KnownSymbols(types, InheritedMembers.Of(compilation)) : null;
    }

    private sealed class Found(KnownSymbols? symbols)
    {
        public KnownSymbols? Symbols { get; } = symbols;
    }
}
