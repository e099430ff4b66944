namespace CompiledNets;

/// <summary>What is taken of an axis: a range such as <c>1..^1</c>, or one place, with which the axis disappears.</summary>
public readonly record struct Slice
{
    /// <summary>One place, from 0.</summary>
    public static implicit operator Slice(int place) => throw Definition.IsNotRun();

    /// <summary>One place, which may count from the end: <c>^1</c> is the last.</summary>
    public static implicit operator Slice(Index place) => throw Definition.IsNotRun();

    /// <summary>The places from one to before another: <c>1..^1</c>, <c>..</c> for all.</summary>
    public static implicit operator Slice(Range places) => throw Definition.IsNotRun();
}
