namespace CompiledNets;

/// <summary>The random numbers of one training step: functions of the seed, the step, the call and the place, so that they can be drawn again.</summary>
/// <param name="Seed">The seed of the net.</param>
/// <param name="Step">The number of the step.</param>
public readonly record struct StepRandom(long Seed, long Step)
{
    /// <summary>The numbers of one call in the net.</summary>
    /// <param name="call">The ordinal of the call.</param>
    public RandomStream Stream(long call) => new(Seed, Step, call);
}

/// <summary>The random numbers of one call in one step.</summary>
/// <param name="Seed">The seed of the net.</param>
/// <param name="Step">The number of the step.</param>
/// <param name="Call">The ordinal of the call.</param>
public readonly record struct RandomStream(long Seed, long Step, long Call);
