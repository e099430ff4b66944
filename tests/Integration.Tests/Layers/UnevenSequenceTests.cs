using static CompiledNets.Layers;
using static TorchSharp.torch;

namespace CompiledNets.Integration.Tests.Layers;

/// <summary>Metrics of the steps of a sequence. The output is the input.</summary>
[CompiledNet]
internal sealed partial class UnevenSequences
{
    public static Sym<float> Define([Shape("T", 2)] Sym<float> x) => x + Dense(2, kernelInitializer: Initializer.Zeros)(x);

    static Objective Train(Sym<float> y, [Shape("T", 2)] Sym<float> t, [Shape] Sym<float> w) => Minimize(MeanSquaredError(y, t)).Track(
        MeanAbsoluteError(y, t), MeanAbsoluteError(y, t, sampleWeight: w), MeanSquaredError(y, t), RootMeanSquaredError(y, t), RootMeanSquaredError(y, t, sampleWeight: w));
}

/// <summary>Checks that a sample counts the same in batches whose sequences have other lengths, as in Keras.</summary>
public sealed class UnevenSequenceTests
{
    [Fact]
    public void Weights_of_one_change_no_metric()
    {
        using var net = new UnevenSequences(seed: 1);

        // Three samples with the error 1 and two with the error 4.
        var history = net.Fit(Batches(), new FitOptions { Optimizer = new SGD(learningRate: 0), Epochs = 1 });
        Assert.Equal(11 / 5.0, history["mean_absolute_error"][0], 1e-6);
        Assert.Equal(11 / 5.0, history["mean_absolute_error_1"][0], 1e-6);
        Assert.Equal(35 / 5.0, history["mean_squared_error"][0], 1e-6);
        Assert.Equal(Math.Sqrt(7), history["root_mean_squared_error"][0], 1e-6);
        Assert.Equal(Math.Sqrt(7), history["root_mean_squared_error_1"][0], 1e-6);
    }

    private static async IAsyncEnumerable<(UnevenSequences.Inputs Inputs, UnevenSequences.Targets Targets)> Batches()
    {
        await Task.Yield();
        yield return (zeros(3, 7, 2), new(ones(3, 7, 2), ones(3)));
        yield return (zeros(2, 5, 2), new(ones(2, 5, 2) * 4, ones(2)));
    }
}
