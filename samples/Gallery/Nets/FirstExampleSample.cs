namespace CompiledNets.Samples;

/// <summary>The training of <see cref="FirstExample"/> and its twin.</summary>
public static class FirstExampleSample
{
    private static readonly TrainingDefaults s_defaults = new(() => new RMSprop(), Epochs: 20, BatchSize: 32);

    /// <summary>The net in the functional form.</summary>
    public static Sample Functional { get; } = Sample.Of(
        nameof(FirstExample),
        "Three dense layers that find out a hidden rule: 64 numbers, ten classes",
        (seed, dtype) => new FirstExample(seed, dtype: dtype),
        s_defaults,
        request => HiddenRule.Make(request).As(x => new FirstExample.Inputs(x), y => new FirstExample.Targets(y)));

    /// <summary>The net as a sequence of layers.</summary>
    public static Sample Sequential { get; } = Sample.Of(
        nameof(FirstExampleSequential),
        "The same net as a sequence of layers",
        (seed, dtype) => new FirstExampleSequential(seed, dtype: dtype),
        s_defaults,
        request => HiddenRule.Make(request).As(x => new FirstExampleSequential.Inputs(x), y => new FirstExampleSequential.Targets(y)));
}
