namespace CompiledNets;

/// <summary>Says the learning rate of each step. The formulas and names are those of Keras 3: keras/src/optimizers/schedules.</summary>
public abstract class LearningRateSchedule
{
    /// <summary>The learning rate of a step.</summary>
    /// <param name="step">How many batches the optimizer has seen before it.</param>
    public abstract double At(long step);

    /// <summary>A number of steps that must be at least one.</summary>
    /// <param name="steps">The number.</param>
    /// <param name="name">The parameter.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not.</exception>
    protected static double Positive(long steps, string name) => steps > 0
        ? steps
        : throw new ArgumentOutOfRangeException(name, steps, "A number of steps is at least 1.");
}
