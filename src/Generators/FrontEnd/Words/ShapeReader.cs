using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.FrontEnd.CSharp;
using CompiledNets.Generators.FrontEnd.Reporting;
using CompiledNets.Generators.Problems;
using CompiledNets.Generators.Shapes;
using Microsoft.CodeAnalysis;

namespace CompiledNets.Generators.FrontEnd.Words;

/// <summary>Reads shapes as the user writes them, and knows the named sizes of the net.</summary>
internal sealed class ShapeReader(Reporter problems)
{
    private readonly Dictionary<string, Symbol> _byName = new(StringComparer.Ordinal);
    private readonly List<Symbol> _sizes = [];

    /// <summary>Gets the named sizes in the order of their declarations.</summary>
    public IReadOnlyList<Symbol> Sizes => _sizes;

    /// <summary>Declares a named size. The first declaration counts.</summary>
    public void Declare(Symbol size)
    {
        if (!_byName.ContainsKey(size.Name))
        {
            _byName.Add(size.Name, size);
            _sizes.Add(size);
        }
    }

    /// <summary>Reads the arguments of <c>[Shape(...)]</c>, <c>Is(...)</c> or Reshape, or returns null after reporting what is wrong.</summary>
    /// <param name="dims">The arguments.</param>
    /// <param name="place">Their place.</param>
    /// <param name="declares">Whether a name that is not known declares a size.</param>
    /// <param name="allowsRest">Whether -1 is allowed, for the size that is left.</param>
    /// <returns>The shape with the batch first.</returns>
    public Shape? Read(IReadOnlyList<object?> dims, ListPlace place, bool declares = false, bool allowsRest = false)
    {
        var shape = new List<Dim> { Dim.Of(Symbol.Batch) };
        foreach (var dim in dims)
        {
            if (dim is int or long && (ConstantFolder.ToLong(dim) > 0 || (allowsRest && ConstantFolder.ToLong(dim) == -1)))
            {
                shape.Add(ConstantFolder.ToLong(dim));
            }
            else if (dim is Dim given)
            {
                shape.Add(given);
            }
            else if (dim is not string text)
            {
                return Reject(dim is null ? "null" : ConstantFolder.Text(dim), "");
            }
            else if (DimParser.NamesIn(text).FirstOrDefault(name => name == Symbol.Batch.Name || !(declares || _byName.ContainsKey(name))) is { } unknown)
            {
                return Reject(
                    $"\"{text}\"",
                    unknown == Symbol.Batch.Name
                        ? "; N is the size of the batch, which stands first in every shape by itself"
                        : $"; no input has a size '{unknown}'");
            }
            else if (DimParser.Parse(text, Find) is { } read)
            {
                shape.Add(read);
            }
            else
            {
                return Reject($"\"{text}\"", "");
            }
        }

        return new Shape(shape);

        Shape? Reject(string text, string reason)
        {
            problems.Report(ProblemId.ShapeCannotBeRead, place.Of(shape.Count - 1, dims.Count), [text, reason]);
            return null;
        }
    }

    private Symbol Find(string name)
    {
        Declare(new Symbol(name));
        return _byName[name];
    }
}
