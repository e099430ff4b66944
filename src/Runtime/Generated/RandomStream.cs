namespace CompiledNets.Generated;

/// <summary>The random numbers of a call in a step.</summary>
/// <param name="Seed">The seed of the net.</param>
/// <param name="Step">The number of the step.</param>
/// <param name="Call">The ordinal of the call.</param>
public readonly record struct RandomStream(long Seed, long Step, long Call)
{
    /// <summary>Gets the samples whose random numbers are drawn. Each sample has the same numbers in every division of the batch.</summary>
    public BatchPart Part { get; init; }
}
