using static TorchSharp.torch;

namespace CompiledNets.Samples;

/// <summary>Samples with a label each, before they have the names of a net.</summary>
/// <param name="Inputs">The samples.</param>
/// <param name="Labels">One-hot labels: (N, classes).</param>
internal sealed record LabelledSamples(Tensor Inputs, Tensor Labels)
{
    /// <summary>Labels as categorical losses want them: a row each, with a one at the class.</summary>
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

/// <summary>Labelled samples to train on and to measure with.</summary>
/// <param name="Description">The kind and the source of the samples, in one line.</param>
/// <param name="Train">The samples to train on.</param>
/// <param name="Validation">The samples to measure with after each epoch; may be <paramref name="Test"/>.</param>
/// <param name="Test">The samples to measure with at the end.</param>
internal sealed record LabelledData(string Description, LabelledSamples Train, LabelledSamples Validation, LabelledSamples Test)
{
    /// <summary>The same under the names of a net.</summary>
    public Splits<TInputs, TTargets> As<TInputs, TTargets>(Func<Tensor, TInputs> inputs, Func<Tensor, TTargets> targets)
        where TInputs : IBatch<TInputs>
        where TTargets : IBatch<TTargets>
    {
        return new(Description, Typed(Train), Typed(Validation), Typed(Test));

        Split<TInputs, TTargets> Typed(LabelledSamples samples) => new(inputs(samples.Inputs), targets(samples.Labels));
    }
}
