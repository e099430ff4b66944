using System.Collections.Generic;
using System.Linq;
using System.Threading;
using CompiledNets.Generators.Models;
using Microsoft.CodeAnalysis;

namespace CompiledNets.Generators.FrontEnd.Wrappers;

/// <summary>Reads the nets in the net that is read, each once, and finds nets that contain themselves.</summary>
internal sealed class NestedNets(Compilation compilation, CancellationToken cancellation)
{
    private readonly Dictionary<INamedTypeSymbol, NetModel?> _models = new(SymbolEqualityComparer.Default);
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
    public NetModel? Read(INamedTypeSymbol type)
    {
        if (!_models.TryGetValue(type, out var model))
        {
            _models.Add(type, model = NetReader.Read(type, compilation, NoReports.Instance, this, cancellation));
        }

        return model;
    }
}
