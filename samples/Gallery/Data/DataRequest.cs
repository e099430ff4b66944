namespace CompiledNets.Samples;

/// <summary>What data is asked for.</summary>
/// <param name="Places">Where it may come from.</param>
/// <param name="Limit">The most samples to train on, and the most to measure with; all where it is null.</param>
/// <param name="Say">Is told what happens on the way: a download, a fallback.</param>
public sealed record DataRequest(DataPlaces Places, int? Limit, Action<string> Say)
{
    /// <summary>How many of so many samples are wanted.</summary>
    internal int AtMost(int count) => Math.Min(Limit ?? count, count);
}
