namespace CompiledNets;

/// <summary>Computes the learning rate of each step. Formulas and names are those of Keras 3: keras/src/optimizers/schedules.</summary>
public abstract class LearningRateSchedule
{
    /// <summary>Computes the learning rate of a step.</summary>
    /// <param name="step">The number of batches that the optimizer has seen before.</param>
    public abstract double At(long step);

    /// <summary>Checks that a number of steps is at least 1.</summary>
    /// <param name="steps">The number.</param>
    /// <param name="name">The name of the parameter.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is less than 1.</exception>
    protected static double Positive(long steps, string name) => OptionChecks.AtLeast(steps, 1, name);
}
