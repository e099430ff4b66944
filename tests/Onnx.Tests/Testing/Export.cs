using CompiledNets.Integration.Tests;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Onnx.Tests;

/// <summary>Saves nets, runs them in ONNX Runtime, and compares the results with those of the net.</summary>
internal static class Export
{
    /// <summary>Returns the largest relative difference of the outputs for random inputs.</summary>
    /// <param name="net">The net.</param>
    /// <param name="batches">The sizes of several batches, which the same model computes.</param>
    /// <param name="options">The options of the model.</param>
    /// <param name="changesWeights">Whether random numbers are added to the weights first, because zeros and ones would hide mistakes.</param>
    public static double Differ<TInputs, TOutputs, TGradients>(
        CompiledNet<TInputs, TOutputs, TGradients> net, IEnumerable<IReadOnlyDictionary<string, long>> batches, OnnxOptions? options = null, bool changesWeights = true)
        where TInputs : IBatch<TInputs>
        where TOutputs : IBatch<TOutputs>, IDisposable
        where TGradients : IBatch<TGradients>, IDisposable
    {
        using var scope = NewDisposeScope();
        using var file = new TemporaryFile();
        if (changesWeights)
        {
            RandomWeights.Add(net);
        }

        net.SaveOnnx(file.Path, options);
        using var session = new OnnxSession(file.Path);
        var largest = 0.0;
        foreach (var sizes in batches)
        {
            var inputs = RandomBatch.Inputs(net, sizes);
            using var expected = net.Predict(inputs);
            var actual = session.Run(inputs.Tensors);
            Assert.Equal(expected.Tensors.Count, actual.Count);
            largest = expected.Tensors.Zip(actual, (wanted, found) => Difference.Of(found, wanted)).Append(largest).Max();
        }

        return largest;
    }
}
