using static TorchSharp.torch;

namespace CompiledNets.Samples;

/// <summary>Samples with labels, independent of a net.</summary>
/// <param name="Inputs">The samples.</param>
/// <param name="Labels">One-hot labels: (N, classes).</param>
internal sealed record LabelledSamples(Tensor Inputs, Tensor Labels)
{
    /// <summary>Converts class numbers to one-hot rows (N, <paramref name="count"/>), which categorical losses need.</summary>
    public static Tensor OneHot(ReadOnlySpan<byte> classes, int count)
    {
        var rows = new float[classes.Length * count];
        for (var i = 0; i < classes.Length; i++)
        {
            rows[(i * count) + classes[i]] = 1;
        }

        return tensor(rows, [classes.Length, count]);
    }
}

/// <summary>Labelled samples for training, validation and test.</summary>
/// <param name="Description">The kind and the source of the samples, in one line.</param>
/// <param name="Train">The training samples.</param>
/// <param name="Validation">The samples that are evaluated after each epoch. They may be <paramref name="Test"/>.</param>
/// <param name="Test">The samples that are evaluated after training.</param>
internal sealed record LabelledData(string Description, LabelledSamples Train, LabelledSamples Validation, LabelledSamples Test)
{
    /// <summary>Converts the samples to the inputs and targets of a net.</summary>
    public Splits<TInputs, TTargets> As<TInputs, TTargets>(Func<Tensor, TInputs> inputs, Func<Tensor, TTargets> targets)
        where TInputs : IBatch<TInputs>
        where TTargets : IBatch<TTargets>
    {
        return new(Description, Typed(Train), Typed(Validation), Typed(Test));

        Split<TInputs, TTargets> Typed(LabelledSamples samples) => new(inputs(samples.Inputs), targets(samples.Labels));
    }
}
