using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Samples;

/// <summary>The training of <see cref="SequenceMlp"/>: on digits, twenty in a row.</summary>
public static class SequenceMlpSample
{
    private const int Steps = 20;

    /// <summary>The sample.</summary>
    public static Sample Sample { get; } = Sample.Of(
        nameof(SequenceMlp),
        "The same net for every step of a sequence of twenty digits (MNIST)",
        (seed, dtype) => new SequenceMlp(seed, dtype: dtype),
        new TrainingDefaults(() => new RMSprop(), Epochs: 8, BatchSize: 16),
        Load);

    private static Splits<SequenceMlp.Inputs, SequenceMlp.Targets> Load(DataRequest request)
    {
        var digits = Mnist.Load(request with { Limit = request.Limit * Steps });
        var test = Rows(digits.Test);
        return new(digits.Description + ", twenty in a row", Rows(digits.Train), test, test);
    }

    private static Split<SequenceMlp.Inputs, SequenceMlp.Targets> Rows(LabelledSamples samples)
    {
        var whole = samples.Inputs.size(0) / Steps * Steps;
        return new(samples.Inputs.narrow(0, 0, whole).reshape(-1, Steps, 784), samples.Labels.narrow(0, 0, whole).reshape(-1, Steps, 10));
    }
}
