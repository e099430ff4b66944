namespace CompiledNets.Generated;

/// <summary>The random numbers of a call in a step.</summary>
/// <param name="Seed">The seed of the net.</param>
/// <param name="Step">The number of the step.</param>
/// <param name="Call">The ordinal of the call.</param>
public readonly record struct RandomStream(long Seed, long Step, long Call);
