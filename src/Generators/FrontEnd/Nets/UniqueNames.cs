using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.FrontEnd.Nets;

/// <summary>
/// Gives each layer, and each net in the net, a name of its own, so that all names in files of weights differ: <c>proj.kernel</c>,
/// <c>vision.conv2d.kernel</c>. A name that is taken gets a number: <c>proj_1</c>.
/// </summary>
/// <param name="given">The names that the user gave. No other layer or net gets one of them.</param>
internal sealed class UniqueNames(IEnumerable<string> given)
{
    private readonly HashSet<string> _given = new(given, StringComparer.Ordinal);

    // The names in files: of layers, of their weights, and of the layers and weights of nets in the net.
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    // A loop in a definition that is being edited can make ten thousands of layers, so the search for a free number starts after the last one.
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    /// <summary>Takes the first free name of <c>name</c>, <c>name_1</c>, <c>name_2</c>, ...</summary>
    /// <param name="name">The name without a number.</param>
    /// <param name="isGiven">Whether the user gave it.</param>
    /// <param name="parts">The names in files of the weights and layers in it, without its own: <c>kernel</c>.</param>
    public UniqueName Take(string name, bool isGiven, IReadOnlyList<string> parts)
    {
        if ((isGiven || !_given.Contains(name)) && IsFree(name, parts))
        {
            return Add(new UniqueName(name, 0), parts);
        }

        _numbers.TryGetValue(name, out var number);
        UniqueName free;
        do
        {
            free = new UniqueName(name, ++number);
        }
        while (_given.Contains(free.Text) || !IsFree(free.Text, parts));

        _numbers[name] = number;
        return Add(free, parts);
    }

    private bool IsFree(string name, IReadOnlyList<string> parts) => !_taken.Contains(name) && !parts.Any(part => _taken.Contains(name + "." + part));

    private UniqueName Add(UniqueName name, IReadOnlyList<string> parts)
    {
        _taken.Add(name.Text);
        _taken.UnionWith(parts.Select(part => name.Text + "." + part));
        return name;
    }
}

/// <summary>A name with the number that makes it unique, or 0.</summary>
internal readonly record struct UniqueName(string Name, int Number)
{
    /// <summary>Gets the name in summaries and files.</summary>
    public string Text => Number == 0 ? Name : Name + "_" + Digits;

    /// <summary>Gets the number as text, which is empty for 0.</summary>
    public string Digits => Number == 0 ? "" : DimPrinter.Number(Number);
}
