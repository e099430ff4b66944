using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.FrontEnd.Definitions;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Problems;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CompiledNets.Generators.FrontEnd.Reporting;

/// <summary>Collects the shapes of locals, which an editor can show.</summary>
internal sealed class LocalShapes(DefinitionGraph graph, Reporter problems)
{
    private readonly List<(Location Location, string Name, List<string> Shapes)> _locals = [];

    /// <summary>Notes the shape of a local. A declaration in a loop, or in a method that is called more than once, may have several shapes.</summary>
    public void Note(IVariableDeclaratorOperation declarator, int tensor)
    {
        if (!problems.WantsHints || graph.TypeOf(tensor) is not { Shape: { } shape } type)
        {
            return;
        }

        var location = declarator.Syntax is VariableDeclaratorSyntax { Identifier: var identifier } ? identifier.GetLocation() : declarator.Syntax.GetLocation();
        var text = $"{shape} {NameOf(type.DType)}";
        if (_locals.FirstOrDefault(known => known.Location == location) is not { Shapes: { } shapes })
        {
            _locals.Add((location, declarator.Symbol.Name, [text]));
        }
        else if (!shapes.Contains(text))
        {
            shapes.Add(text);
        }
    }

    /// <summary>Reports the shapes of all locals, as information.</summary>
    public void Report()
    {
        foreach (var (location, name, shapes) in _locals)
        {
            problems.Report(ProblemId.ShapeOfLocal, location, [name, string.Join(", then ", shapes)]);
        }
    }

    private static string NameOf(DType dtype) => dtype switch
    {
        DType.Int64 => "int64",
        DType.Int32 => "int32",
        DType.Bool => "bool",
        _ => "float32",
    };
}
