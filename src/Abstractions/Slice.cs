namespace CompiledNets;

/// <summary>The part of an axis to take: a range such as <c>1..^1</c>, or one index. An index removes the axis.</summary>
public readonly record struct Slice
{
    /// <summary>Takes one index, from 0, and removes the axis.</summary>
    public static implicit operator Slice(int place) => throw Definition.IsNotRun();

    /// <summary>Takes one index, which may count from the end, and removes the axis: <c>^1</c> is the last.</summary>
    public static implicit operator Slice(Index place) => throw Definition.IsNotRun();

    /// <summary>Takes the indices from the start to before the end of a range: <c>1..^1</c>, or <c>..</c> for all.</summary>
    public static implicit operator Slice(Range places) => throw Definition.IsNotRun();
}
