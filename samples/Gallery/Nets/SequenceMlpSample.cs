using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Samples;

/// <summary>Trains <see cref="SequenceMlp"/> on sequences of 20 digits.</summary>
public static class SequenceMlpSample
{
    private const int Steps = 20;

    /// <summary>Gets the sample.</summary>
    public static Sample Sample { get; } = Sample.Of(
        nameof(SequenceMlp),
        "Classifies each digit of a sequence of 20 digits (MNIST) with the same net",
        (seed, dtype) => new SequenceMlp(seed, dtype: dtype),
        new TrainingDefaults(() => new RMSprop(), Epochs: 8, BatchSize: 16),
        Load);

    private static Splits<SequenceMlp.Inputs, SequenceMlp.Targets> Load(DataRequest request)
    {
        var digits = Mnist.Load(request with { Limit = request.Limit * Steps });
        var test = Rows(digits.Test);
        return new(digits.Description + ", in sequences of 20", Rows(digits.Train), test, test);
    }

    private static Split<SequenceMlp.Inputs, SequenceMlp.Targets> Rows(LabelledSamples samples)
    {
        var whole = samples.Inputs.size(0) / Steps * Steps;
        return new(samples.Inputs.narrow(0, 0, whole).reshape(-1, Steps, 784), samples.Labels.narrow(0, 0, whole).reshape(-1, Steps, 10));
    }
}
