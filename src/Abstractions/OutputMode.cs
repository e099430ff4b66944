namespace CompiledNets;

/// <summary>The encoding that <c>CategoryEncoding</c> produces.</summary>
public enum OutputMode
{
    /// <summary>For each sample, 1 at the index of each of its ids and 0 elsewhere.</summary>
    MultiHot,

    /// <summary>For each id, 1 at its index and 0 elsewhere.</summary>
    OneHot,

    /// <summary>For each sample, the number of times each id occurs.</summary>
    Count,
}
