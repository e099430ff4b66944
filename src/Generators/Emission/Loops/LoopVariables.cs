using System.Collections.Generic;
using System.Linq;

namespace CompiledNets.Generators.Emission;

/// <summary>
/// Replaces variables that differ only in a number by the elements of an array: <c>dense_17_relu</c> by <c>all_dense_relu[17]</c>. A loop needs an index
/// where single statements have a name.
/// </summary>
internal sealed class LoopVariables(LoopNames names)
{
    private readonly Dictionary<(string Before, string After), string> _arrays = [];
    private readonly Dictionary<string, (string Array, int Index)> _elements = [];
    private readonly Dictionary<string, int> _lengths = [];

    /// <summary>Gets the declarations of the arrays.</summary>
    public IEnumerable<string> Declarations => _lengths.Select(array => $"var {array.Key} = new {Types.Tensor}[{Literals.Of(array.Value)}];");

    /// <summary>Makes an array of all variables with a given text before and after a number.</summary>
    public void Add(string before, string after)
    {
        if (_arrays.ContainsKey((before, after)))
        {
            return;
        }

        var array = names.Take("all_" + (before.TrimEnd('_') + after).TrimStart('@', '_'));
        _arrays.Add((before, after), array);
        _lengths.Add(array, 0);
        foreach (var variable in names.Variables)
        {
            if (!_elements.ContainsKey(variable) && IndexOf(variable, before, after) is { } index)
            {
                _elements.Add(variable, (array, index));
                _lengths[array] = System.Math.Max(_lengths[array], index + 1);
            }
        }
    }

    /// <summary>Gets the array and the index of a variable, or null if it stays a variable.</summary>
    public (string Array, int Index)? Find(string variable) => _elements.TryGetValue(variable, out var element) ? element : null;

    /// <summary>Returns true if the elements with a given text around their number are those of the array that a variable is in.</summary>
    public bool IsIn(string variable, string before, string after) =>
        _elements.TryGetValue(variable, out var element) && _arrays.TryGetValue((before, after), out var array) && array == element.Array;

    private static int? IndexOf(string variable, string before, string after)
    {
        if (variable.Length <= before.Length + after.Length
            || !variable.StartsWith(before, System.StringComparison.Ordinal) || !variable.EndsWith(after, System.StringComparison.Ordinal))
        {
            return null;
        }

        var digits = variable.Substring(before.Length, variable.Length - before.Length - after.Length);
        return digits.All(letter => letter is >= '0' and <= '9') && (digits.Length == 1 || digits[0] != '0') && digits.Length <= 9
            ? int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture)
            : null;
    }
}
