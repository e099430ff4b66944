using System.Collections.Generic;
using System.Linq;
using System.Threading;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Shapes;
using Microsoft.CodeAnalysis;

namespace CompiledNets.Generators.FrontEnd.Wrappers;

/// <summary>Reads the nets in the net that is read, each once, and finds nets that contain themselves.</summary>
internal sealed class NestedNets(Compilation compilation, CancellationToken cancellation)
{
    private readonly Dictionary<INamedTypeSymbol, Dictionary<string, NetModel?>> _models = new(SymbolEqualityComparer.Default);
    private readonly List<INamedTypeSymbol> _around = [];
    private readonly HashSet<INamedTypeSymbol> _recursive = new(SymbolEqualityComparer.Default);

    /// <summary>Notes that the reading of a net begins.</summary>
    public void Enter(INamedTypeSymbol type) => _around.Add(type);

    /// <summary>Notes that the reading of a net ends.</summary>
    public void Leave(INamedTypeSymbol type) => _around.Remove(type);

    /// <summary>Gets whether a net is being read already, so that it would contain itself.</summary>
    public bool IsAround(INamedTypeSymbol type)
    {
        var isAround = _around.Contains(type, SymbolEqualityComparer.Default);
        if (isAround)
        {
            _recursive.Add(type);
        }

        return isAround;
    }

    /// <summary>Gets whether a net was found in a net that it contains.</summary>
    public bool IsRecursive(INamedTypeSymbol type) => _recursive.Contains(type);

    /// <summary>Reads a net. Its problems are dropped here, because they are reported when the analyzer reads that net itself.</summary>
    public NetModel? Read(INamedTypeSymbol type) => Read(type, []);

    /// <summary>Reads a net whose operands have masks, which its layers use and pass on as if they stood in the outer net.</summary>
    /// <param name="type">The class of the net.</param>
    /// <param name="maskRanks">The rank of the mask of each input, or 0 for an input without a mask.</param>
    public NetModel? Read(INamedTypeSymbol type, IReadOnlyList<int> maskRanks)
    {
        if (!_models.TryGetValue(type, out var variants))
        {
            _models.Add(type, variants = []);
        }

        var key = maskRanks.All(rank => rank == 0) ? "" : string.Join(",", maskRanks.Select(rank => DimPrinter.Number(rank)));
        if (!variants.TryGetValue(key, out var model))
        {
            variants.Add(key, model = NetReader.Read(type, compilation, NoReports.Instance, this, maskRanks, cancellation));
        }

        return model;
    }
}
