using System;
using System.Collections.Generic;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Models;

/// <summary>Chooses unique names.</summary>
internal sealed class TakenNames(IEnumerable<string> taken)
{
    private readonly HashSet<string> _taken = new(taken, StringComparer.Ordinal);

    // A loop in a definition that is being edited can make ten thousands of layers, so the search for a free number starts after the last one.
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    public bool Contains(string name) => _taken.Contains(name);

    /// <summary>Takes the first free name of <c>name</c>, <c>name1</c>, <c>name2</c>, ... (with <paramref name="separator"/>).</summary>
    public string Take(string name, string separator = "")
    {
        if (_taken.Add(name))
        {
            return name;
        }

        var stem = name + separator;
        _numbers.TryGetValue(stem, out var number);
        string free;
        do
        {
            free = stem + DimPrinter.Number(++number);
        }
        while (!_taken.Add(free));

        _numbers[stem] = number;
        return free;
    }
}
