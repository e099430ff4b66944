using System.Collections.Generic;
using System.Linq;
using System.Threading;
using CompiledNets.Generators.Models;
using Microsoft.CodeAnalysis;

namespace CompiledNets.Generators.FrontEnd;

/// <summary>The nets that stand in the net that is read: each is read once, and none within itself.</summary>
internal sealed class NestedNets(Compilation compilation, CancellationToken cancellation)
{
    private readonly Dictionary<INamedTypeSymbol, NetModel?> _models = new(SymbolEqualityComparer.Default);
    private readonly List<INamedTypeSymbol> _around = [];
    private readonly HashSet<INamedTypeSymbol> _recursive = new(SymbolEqualityComparer.Default);

    /// <summary>Marks a net as one that is being read.</summary>
    public void Enter(INamedTypeSymbol type) => _around.Add(type);

    public void Leave(INamedTypeSymbol type) => _around.Remove(type);

    /// <summary>Whether a net is being read already, and so would contain itself.</summary>
    public bool IsAround(INamedTypeSymbol type)
    {
        var isAround = _around.Contains(type, SymbolEqualityComparer.Default);
        if (isAround)
        {
            _recursive.Add(type);
        }

        return isAround;
    }

    /// <summary>Whether the net that is being read was found in one that it contains.</summary>
    public bool IsRecursive(INamedTypeSymbol type) => _recursive.Contains(type);

    /// <summary>Reads a net. What is wrong with it is reported where it is the net itself that is read.</summary>
    public NetModel? Read(INamedTypeSymbol type)
    {
        if (!_models.TryGetValue(type, out var model))
        {
            _models.Add(type, model = NetReader.Read(type, compilation, NoReports.Instance, this, cancellation));
        }

        return model;
    }
}
