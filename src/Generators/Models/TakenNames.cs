using System;
using System.Collections.Generic;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Models;

/// <summary>Names of which each is given once.</summary>
internal sealed class TakenNames(IEnumerable<string> taken)
{
    private readonly HashSet<string> _taken = new(taken, StringComparer.Ordinal);

    // A loop in a definition that is being typed makes ten thousands of layers: looking for a free number starts behind the last.
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    public bool Contains(string name) => _taken.Contains(name);

    /// <summary>The first of <c>name</c>, <c>name1</c>, <c>name2</c>, ... (with <paramref name="separator"/>) that is free; takes it.</summary>
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
