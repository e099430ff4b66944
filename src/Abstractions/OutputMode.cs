namespace CompiledNets;

/// <summary>What <c>CategoryEncoding</c> makes of ids.</summary>
public enum OutputMode
{
    /// <summary>For each sample, ones at the places of all of its ids.</summary>
    MultiHot,

    /// <summary>For each id, a one at its place.</summary>
    OneHot,

    /// <summary>For each sample, how often each id occurs.</summary>
    Count,
}
