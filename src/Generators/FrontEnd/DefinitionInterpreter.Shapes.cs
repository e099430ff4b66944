using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Problems;
using CompiledNets.Generators.Shapes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CompiledNets.Generators.FrontEnd;

internal sealed partial class DefinitionInterpreter
{
    private readonly Dictionary<string, Symbol> _sizes = new(System.StringComparer.Ordinal);

    /// <summary>The named sizes, in the order in which they were met.</summary>
    public IReadOnlyList<Symbol> Sizes => _sizeOrder;

    private readonly List<Symbol> _sizeOrder = [];

    /// <summary>Makes a name known, with what is declared of it.</summary>
    public void DeclareSize(Symbol symbol)
    {
        if (!_sizes.ContainsKey(symbol.Name))
        {
            _sizes.Add(symbol.Name, symbol);
            _sizeOrder.Add(symbol);
        }
    }

    /// <summary>The shape that <c>[Shape(...)]</c> or <c>Is(...)</c> says, with the batch, or null after it was reported what is wrong.</summary>
    /// <param name="dims">Its arguments.</param>
    /// <param name="location">Where they stand.</param>
    /// <param name="declares">Whether a new name may stand there.</param>
    /// <param name="allowsRest">Whether -1 may stand there, for what is left.</param>
    public Shape? ReadShape(IReadOnlyList<object?> dims, Location location, bool declares = false, bool allowsRest = false)
    {
        var shape = new List<Dim> { Dim.Of(Symbol.Batch) };
        foreach (var dim in dims)
        {
            if (dim is int or long && (ConstantFolder.ToLong(dim) > 0 || (allowsRest && ConstantFolder.ToLong(dim) == -1)))
            {
                shape.Add(ConstantFolder.ToLong(dim));
                continue;
            }

            if (dim is not string text)
            {
                Report(ProblemId.ShapeCannotBeRead, location, [dim is null ? "null" : ConstantFolder.Text(dim), ""]);
                return null;
            }

            var unknown = DimParser.NamesIn(text).FirstOrDefault(name => name == Symbol.Batch.Name || !(declares || _sizes.ContainsKey(name)));
            if (unknown is not null)
            {
                var why = unknown == Symbol.Batch.Name ? "; N is the size of the batch, which stands first in every shape by itself" : $"; no input has a size '{unknown}'";
                Report(ProblemId.ShapeCannotBeRead, location, [$"\"{text}\"", why]);
                return null;
            }

            if (DimParser.Parse(text, Size) is not { } read)
            {
                Report(ProblemId.ShapeCannotBeRead, location, [$"\"{text}\"", ""]);
                return null;
            }

            shape.Add(read);
        }

        return new Shape(shape);

        Symbol Size(string name)
        {
            DeclareSize(new Symbol(name));
            return _sizes[name];
        }
    }

    private readonly List<(Location Location, string Name, List<string> Shapes)> _shapes = [];

    /// <summary>Remembers the shape of a local for an editor that shows it. In a loop, or a block that is called twice, it may have several.</summary>
    private void NoteShape(IVariableDeclaratorOperation declarator, AbstractValue value)
    {
        if (!_sink.WantsHints || value is not TensorValue tensor || Graph.TypeOf(tensor.Id) is not { Shape: { } shape } type)
        {
            return;
        }

        var location = declarator.Syntax is Microsoft.CodeAnalysis.CSharp.Syntax.VariableDeclaratorSyntax { Identifier: var identifier } ? identifier.GetLocation() : declarator.Syntax.GetLocation();
        var text = $"{shape} {DTypeText(type.DType)}";
        if (_shapes.FirstOrDefault(known => known.Location == location) is { Shapes: { } shapes })
        {
            if (!shapes.Contains(text))
            {
                shapes.Add(text);
            }
        }
        else
        {
            _shapes.Add((location, declarator.Symbol.Name, [text]));
        }
    }

    /// <summary>Reports the shapes of all locals, as information.</summary>
    public void ReportShapes()
    {
        foreach (var (location, name, shapes) in _shapes)
        {
            Report(ProblemId.ShapeOfLocal, location, [name, string.Join(", then ", shapes)]);
        }
    }

    private static string DTypeText(Models.DType dtype) => dtype switch
    {
        Models.DType.Int64 => "int64",
        Models.DType.Int32 => "int32",
        Models.DType.Bool => "bool",
        _ => "float32",
    };

    /// <summary>Reports something that the declaration of the net, rather than its body, has wrong.</summary>
    public void ReportDeclaration(ProblemId id, Location location, params string[] arguments) => Report(id, location, arguments);
}
