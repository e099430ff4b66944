using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Distributed.Tests;

/// <summary>The losses and the weights of a training.</summary>
/// <param name="Losses">The loss of each step.</param>
/// <param name="Weights">The weights after the last step, in float64.</param>
internal sealed record SampleResult(IReadOnlyList<double> Losses, IReadOnlyList<(string Name, Tensor Value)> Weights)
{
    // A weight whose gradient is zero, such as the bias of the keys of an attention, only has rounding errors.
    private const double RoundingErrors = 1e-5;

    /// <summary>Computes the largest difference of the losses of two trainings, relative to the loss.</summary>
    public double LossDifference(SampleResult other) => Losses.Zip(other.Losses).Max(pair => Math.Abs(pair.Second - pair.First) / Math.Max(Math.Abs(pair.First), 1e-3));

    /// <summary>Finds the weight that differs most in another training. The difference is relative to its largest element.</summary>
    public (string Name, double Difference) WeightDifference(SampleResult other) => Weights.Zip(other.Weights)
        .Select(pair => (pair.First.Name, Difference: (pair.Second.Value - pair.First.Value).abs().max().ToDouble() / Math.Max(pair.First.Value.abs().max().ToDouble(), RoundingErrors)))
        .MaxBy(weight => weight.Difference);
}
