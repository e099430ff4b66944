namespace CompiledNets.Samples;

/// <summary>Trains <see cref="FirstExample"/> and <see cref="FirstExampleSequential"/>.</summary>
public static class FirstExampleSample
{
    private static readonly TrainingDefaults s_defaults = new(() => new RMSprop(), Epochs: 20, BatchSize: 32);

    /// <summary>Gets the sample of the functional net.</summary>
    public static Sample Functional { get; } = Sample.Of(
        nameof(FirstExample),
        "Learns a hidden rule with three dense layers: 64 numbers, ten classes",
        (seed, dtype) => new FirstExample(seed, dtype: dtype),
        s_defaults,
        request => HiddenRule.Make(request).As(x => new FirstExample.Inputs(x), y => new FirstExample.Targets(y)));

    /// <summary>Gets the sample of the sequential net.</summary>
    public static Sample Sequential { get; } = Sample.Of(
        nameof(FirstExampleSequential),
        "Defines the net of FirstExample as a sequence of layers",
        (seed, dtype) => new FirstExampleSequential(seed, dtype: dtype),
        s_defaults,
        request => HiddenRule.Make(request).As(x => new FirstExampleSequential.Inputs(x), y => new FirstExampleSequential.Targets(y)));
}
