namespace CompiledNets.Generated;

/// <summary>The lifetimes of the results of a step, which the compiler determines. Used by generated code.</summary>
public sealed class StepLifetimes
{
    // The results are sorted by their releases: those of release r are _order[_starts[r]] to _order[_starts[r + 1] - 1].
    private readonly int[] _order;
    private readonly int[] _starts;

    /// <summary>Initializes the lifetimes.</summary>
    /// <param name="releases">
    /// For each result, the number of the result after whose computation nothing reads it any more. It is the number of results if the step reads it to its
    /// end.
    /// </param>
    public StepLifetimes(params int[] releases)
    {
        ArgumentNullException.ThrowIfNull(releases);
        Releases = releases;
        _order = new int[releases.Length];
        _starts = new int[releases.Length + 2];
        foreach (var release in releases)
        {
            _starts[release + 1]++;
        }

        for (var i = 1; i < _starts.Length; i++)
        {
            _starts[i] += _starts[i - 1];
        }

        var next = _starts.ToArray();
        for (var result = 0; result < releases.Length; result++)
        {
            _order[next[releases[result]]++] = result;
        }
    }

    /// <summary>Gets the number of results.</summary>
    internal int Count => Releases.Length;

    /// <summary>Gets the release of each result.</summary>
    internal int[] Releases { get; }

    /// <summary>Gets the results that nothing reads after the computation of a result.</summary>
    internal ReadOnlySpan<int> ReleasedAt(int result) => _order.AsSpan(_starts[result].._starts[result + 1]);
}
