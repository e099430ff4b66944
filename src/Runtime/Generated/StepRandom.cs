namespace CompiledNets.Generated;

/// <summary>The random numbers of a training step. They depend only on seed, step, call and index, so they can be drawn again.</summary>
/// <param name="Seed">The seed of the net.</param>
/// <param name="Step">The number of the step.</param>
public readonly record struct StepRandom(long Seed, long Step)
{
    /// <summary>Gets the samples of the step that this process computes.</summary>
    public BatchPart Part { get; init; }

    /// <summary>Returns the random numbers of a call in the net.</summary>
    /// <param name="call">The ordinal of the call.</param>
    public RandomStream Stream(long call) => new(Seed, Step, call) { Part = Part };
}
