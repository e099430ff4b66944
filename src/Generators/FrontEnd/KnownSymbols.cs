using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace CompiledNets.Generators.FrontEnd;

/// <summary>The types of Abstractions, as one compilation knows them.</summary>
internal sealed class KnownSymbols
{
    private readonly INamedTypeSymbol?[] _formulas;
    private readonly INamedTypeSymbol?[] _arguments;

    public const string CompiledNetAttributeName = "CompiledNets.CompiledNetAttribute";

    private KnownSymbols(INamedTypeSymbol compiledNet, INamedTypeSymbol sym, INamedTypeSymbol layers, System.Func<string, INamedTypeSymbol?> find)
    {
        CompiledNetAttribute = compiledNet;
        Sym = sym;
        Layers = layers;
        ShapeAttribute = find("ShapeAttribute");
        DimAttribute = find("DimAttribute");
        IdsAttribute = find("IdsAttribute");
        SymIds = find("SymIds");
        _formulas = [find("Initializer"), find("Regularizer"), find("Constraint")];
        _arguments = [find("Size2"), find("Size3"), find("Borders1"), find("Borders2"), find("Borders3"), find("Axes"), find("Sizes"), find("Slice")];
        Loss = find("Loss");
        Metric = find("Metric");
        Objective = find("Objective");
    }

    public INamedTypeSymbol CompiledNetAttribute { get; }

    public INamedTypeSymbol Sym { get; }

    public INamedTypeSymbol Layers { get; }

    public INamedTypeSymbol? ShapeAttribute { get; }

    public INamedTypeSymbol? DimAttribute { get; }

    public INamedTypeSymbol? IdsAttribute { get; }

    public INamedTypeSymbol? SymIds { get; }

    public INamedTypeSymbol? Loss { get; }

    public INamedTypeSymbol? Metric { get; }

    public INamedTypeSymbol? Objective { get; }

    /// <summary>Whether the members of a type are initializers, regularizers or constraints.</summary>
    public bool IsFormula(INamedTypeSymbol? type) => _formulas.Any(known => Is(type, known));

    /// <summary>Whether a type only says in how many ways an argument can be written: 3 and (3, 3) as sizes.</summary>
    public bool IsArgument(INamedTypeSymbol? type) => _arguments.Any(known => Is(type, known));

    // Every net of a compilation asks for them.
    private static readonly ConditionalWeakTable<Compilation, Found> s_found = new();

    private sealed class Found(KnownSymbols? symbols)
    {
        public KnownSymbols? Symbols { get; } = symbols;
    }

    /// <returns>The symbols, or null where the project does not reference Abstractions.</returns>
    public static KnownSymbols? Of(Compilation compilation) => s_found.GetValue(compilation, static compilation => new Found(Find(compilation))).Symbols;

    private static KnownSymbols? Find(Compilation compilation)
    {
#pragma warning disable RS0030 // The one place where types are found by name.
        if (compilation.GetTypeByMetadataName(CompiledNetAttributeName) is not { } compiledNet)
        {
            return null;
        }
#pragma warning restore RS0030

        // The others stand beside it: not every assembly that is referenced is asked for each.
        return Find("Sym`1") is { } sym && Find("Layers") is { } layers ? new KnownSymbols(compiledNet, sym, layers, Find) : null;

        INamedTypeSymbol? Find(string name) => compiledNet.ContainingAssembly.GetTypeByMetadataName("CompiledNets." + name);
    }

    public static bool Is(ISymbol? symbol, INamedTypeSymbol? known) => known is not null && SymbolEqualityComparer.Default.Equals(symbol?.OriginalDefinition, known);
}
