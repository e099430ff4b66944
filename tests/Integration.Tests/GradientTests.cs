using static TorchSharp.torch;

namespace CompiledNets.Integration.Tests;

/// <summary>Compares the compiled backward pass with libtorch's autograd.</summary>
public sealed class GradientTests
{
    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float64)]
    public void Gradients_of_Perceptron_are_those_of_autograd(ScalarType dtype) => Check(new Perceptron(seed: 1, dtype: dtype));

    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float64)]
    public void Gradients_of_Convolutions_are_those_of_autograd(ScalarType dtype) => Check(new Convolutions(seed: 2, dtype: dtype));

    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float64)]
    public void Gradients_of_ChannelsFirst_are_those_of_autograd(ScalarType dtype) => Check(new ChannelsFirst(seed: 3, dtype: dtype));

    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float64)]
    public void Gradients_of_Graph_are_those_of_autograd(ScalarType dtype) => Check(new Graph(seed: 4, dtype: dtype));

    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float64)]
    public void Gradients_of_Lengths_are_those_of_autograd(ScalarType dtype) => Check(new Lengths(seed: 5, dtype: dtype));

    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float64)]
    public void Gradients_of_Probabilities_are_those_of_autograd(ScalarType dtype) => Check(new Probabilities(seed: 6, dtype: dtype));

    private static void Check<TInputs, TOutputs, TGradients, TTargets>(TrainableNet<TInputs, TOutputs, TGradients, TTargets> net)
        where TInputs : IBatch<TInputs>
        where TOutputs : IBatch<TOutputs>, IDisposable
        where TGradients : IBatch<TGradients>, IDisposable
        where TTargets : IBatch<TTargets>
    {
        using (net)
        {
            GradientCheck.Train(net);
            GradientCheck.ForwardBackward(net);
        }
    }
}
