using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Graph;

namespace CompiledNets.Generators.Emission;

/// <summary>Numbers the results of a step in the order in which they are computed, and notes after which of them each is released.</summary>
internal sealed class ResultLifetimes
{
    private const int InALine = 30;

    private readonly Dictionary<int, int> _numbers = [];

    // For each result, the number of the result after which it is released, or -1 if it is kept until the end.
    private readonly List<int> _releases = [];

    /// <summary>Numbers a result.</summary>
    /// <returns>The number.</returns>
    public int Add(Value result)
    {
        _numbers[result.Id] = _releases.Count;
        _releases.Add(-1);
        return _releases.Count - 1;
    }

    /// <summary>Gives a value the number of another one, which is the same tensor.</summary>
    public void Share(Value value, Value other)
    {
        if (_numbers.TryGetValue(other.Id, out var number))
        {
            _numbers[value.Id] = number;
        }
    }

    /// <summary>Notes that nothing reads a value after an operation.</summary>
    /// <param name="value">The value.</param>
    /// <param name="first">The number of the operation's first result, or -1 if it has none. Then the value is released after the next result.</param>
    public void Release(Value value, int first) => _releases[_numbers[value.Id]] = first < 0 ? _releases.Count : first;

    /// <summary>Gets the releases as lines of arguments in C#, with the end of the statement.</summary>
    public IEnumerable<string> Lines()
    {
        if (_releases.Count == 0)
        {
            yield return ");";
        }

        var numbers = _releases.Select(release => Literals.Of(release < 0 ? _releases.Count : release)).ToList();
        for (var start = 0; start < numbers.Count; start += InALine)
        {
            yield return string.Join(", ", numbers.Skip(start).Take(InALine)) + (start + InALine < numbers.Count ? "," : ");");
        }
    }
}
